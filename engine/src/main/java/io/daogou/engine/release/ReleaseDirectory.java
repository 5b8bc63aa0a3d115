package io.daogou.engine.release;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.file.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases on disk: one directory each, named by its time, and the file {@value #SERVING} that names the one in service.
 *
 * <p><b>Failure:</b> a release is written under a hidden name, forced to disk and then renamed; the file that names the
 * one in service is replaced likewise. Whatever interrupts, there is the old state or the new one. Every file has a
 * SHA-256 in the manifest, and the manifest one beside it; a release that does not match is {@link ReleaseDamaged}.
 */
public final class ReleaseDirectory {
    static final String SERVING = "serving";
    private static final String MANIFEST = "manifest.json";
    private static final String MANIFEST_CHECKSUM = "manifest.json.sha256";
    private static final String ITEMS = "items.vocabulary";
    private static final String HOME = "home.model";
    private static final String RANKER = "home.ranker";
    private static final String SIMILAR = "similar.rows";
    private static final String TOGETHER = "together.rows";
    private static final String REPEATS = "repeats.days";
    private static final String HIDDEN = ".";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path root;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param root made when the first release is written */
    public ReleaseDirectory(Path root) {
        this.root = root;
    }

    /** Writes a release, complete and durable, and returns its identifier. It does not serve yet. */
    public String write(Trained trained, Clock clock) {
        Instant now = clock.instant();
        try {
            Files.createDirectories(root);
            String releaseId = freeName(now);
            Path draft = Files.createDirectory(root.resolve(HIDDEN + releaseId));
            Models models = trained.models();
            ModelFile.save(draft.resolve(ITEMS), models.items());
            if (models.home() != null) {
                ModelFile.save(draft.resolve(HOME), models.home());
            }
            if (models.ranker() != null) {
                ModelFile.save(draft.resolve(RANKER), models.ranker());
            }
            ModelFile.save(draft.resolve(SIMILAR), models.similar());
            ModelFile.save(draft.resolve(TOGETHER), models.together());
            ModelFile.save(draft.resolve(REPEATS), models.repeats().toArray());
            ContentFiles.save(draft, models.content());
            Map<String, String> checksums = checksums(draft);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    releaseId,
                    now,
                    trained.lastOffset(),
                    trained.learnedUntil(),
                    trained.events(),
                    trained.shoppers(),
                    models.items().size(),
                    models.weights(),
                    trained.report(),
                    trained.seconds(),
                    bytes(draft, checksums.keySet()),
                    trained.refusal(),
                    models.content() == null ? null : models.content().levels(),
                    checksums);
            byte[] text = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
            writeDurably(draft.resolve(MANIFEST), text);
            writeDurably(draft.resolve(MANIFEST_CHECKSUM), sha256(text).getBytes(StandardCharsets.US_ASCII));
            forceDirectory(draft);
            Files.move(draft, root.resolve(releaseId), StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(root);
            return releaseId;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write a release to " + root + ": " + failure.getMessage(), failure);
        }
    }

    /** Opens a release for serving, after checking every file. */
    public Release open(String releaseId, LiveCatalog catalog) {
        Manifest manifest = manifest(releaseId);
        Path directory = root.resolve(releaseId);
        try {
            for (Map.Entry<String, String> file : manifest.checksums().entrySet()) {
                String found = sha256(directory.resolve(file.getKey()));
                if (!found.equals(file.getValue())) {
                    throw damaged(releaseId, file.getKey() + " is not the file that was published", null);
                }
            }
            Vocabulary items = ModelFile.loadVocabulary(directory.resolve(ITEMS));
            Models models = new Models(
                    items,
                    manifest.checksums().containsKey(HOME) ? ModelFile.loadModel(directory.resolve(HOME)) : null,
                    ModelFile.loadRows(directory.resolve(SIMILAR)),
                    ModelFile.loadRows(directory.resolve(TOGETHER)),
                    manifest.weights(),
                    ContentFiles.load(directory, manifest.content()),
                    manifest.checksums().containsKey(REPEATS)
                            ? new Repeats(ModelFile.loadVector(directory.resolve(REPEATS)))
                            : Repeats.none(items.size()),
                    manifest.checksums().containsKey(RANKER) ? ModelFile.loadRanker(directory.resolve(RANKER)) : null);
            return new Release(releaseId, models, catalog);
        } catch (NoSuchFileException missing) {
            throw damaged(releaseId, missing(missing), missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw damaged(releaseId, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** The release that is to serve. */
    public Optional<String> serving() {
        try {
            // Whatever bytes are there: a damaged name is one that no release has, not a failure.
            String name = new String(Files.readAllBytes(root.resolve(SERVING)), StandardCharsets.UTF_8).strip();
            return Optional.of(name).filter(known -> !known.isEmpty());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + root.resolve(SERVING), failure);
        }
    }

    /** From now on this release is to serve. */
    public void serve(String releaseId) {
        try {
            Path next = root.resolve(HIDDEN + SERVING);
            writeDurably(next, (releaseId + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(next, root.resolve(SERVING), StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(root);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + root.resolve(SERVING), failure);
        }
    }

    /** What is to be known of a release. */
    public ReleaseInfo info(String releaseId) {
        boolean serves = serving().filter(releaseId::equals).isPresent();
        try {
            Manifest manifest = manifest(releaseId);
            ReleaseInfo.Status kept = manifest.refusal() == null ? ReleaseInfo.Status.KEPT : ReleaseInfo.Status.REFUSED;
            return manifest.info(serves ? ReleaseInfo.Status.SERVING : kept);
        } catch (ReleaseDamaged damaged) {
            return new ReleaseInfo(
                    releaseId,
                    Instant.EPOCH,
                    ReleaseInfo.Status.DAMAGED,
                    0,
                    0,
                    0,
                    null,
                    List.of(),
                    0,
                    0,
                    damaged.getMessage());
        }
    }

    /** The time of the latest event that a release has learned from. */
    public Instant learnedUntil(String releaseId) {
        return manifest(releaseId).learnedUntil();
    }

    /** Identifiers of every release, newest first. */
    public List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith(HIDDEN))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + root, failure);
        }
    }

    /**
     * Removes old releases. Those that can serve stay up to a number, the newest ones and the one that serves; those that
     * cannot, up to as many again. Also removes what interruptions left a day ago or more.
     */
    public void prune(int kept) {
        Map<Boolean, List<String>> byUse = names().stream()
                .filter(name -> !name.equals(serving().orElse("")))
                .collect(Collectors.partitioningBy(name -> info(name).status() == ReleaseInfo.Status.KEPT));
        byUse.values().forEach(names -> names.stream().skip(kept - 1L).forEach(name -> delete(root.resolve(name))));
        abandoned().forEach(ReleaseDirectory::delete);
    }

    /** Removes a release that must not serve. */
    public void remove(String releaseId) {
        delete(root.resolve(releaseId));
    }

    /** Drafts that nobody can be writing any more. */
    private List<Path> abandoned() {
        try (Stream<Path> entries = Files.list(root)) {
            FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
            List<Path> abandoned = new ArrayList<>();
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                boolean isDraft = String.valueOf(entry.getFileName()).startsWith(HIDDEN);
                if (isDraft && Files.getLastModifiedTime(entry).compareTo(old) < 0) {
                    abandoned.add(entry);
                }
            }
            return abandoned;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + root, failure);
        }
    }

    private Manifest manifest(String releaseId) {
        Path file = existing(releaseId).resolve(MANIFEST);
        try {
            byte[] text = Files.readAllBytes(file);
            String expected = Files.readString(file.resolveSibling(MANIFEST_CHECKSUM));
            if (!sha256(text).equals(expected)) {
                throw damaged(releaseId, MANIFEST + " is not the file that was published", null);
            }
            return json.readValue(text, Manifest.class);
        } catch (NoSuchFileException missing) {
            throw damaged(releaseId, missing(missing), missing);
        } catch (IOException | JacksonException unreadable) {
            String what = unreadable.getCause() instanceof IllegalArgumentException other
                    ? String.valueOf(other.getMessage())
                    : MANIFEST + " cannot be read";
            throw damaged(releaseId, what, unreadable);
        }
    }

    private Path existing(String releaseId) {
        if (!names().contains(releaseId)) {
            throw new InvalidInput("releaseId", "is not known", releaseId, "use one of " + names());
        }
        return root.resolve(releaseId);
    }

    private String freeName(Instant now) {
        String name = NAME.format(now);
        for (int i = 2; Files.exists(root.resolve(name)) || Files.exists(root.resolve(HIDDEN + name)); i++) {
            name = NAME.format(now) + "-" + i;
        }
        return name;
    }

    private static Map<String, String> checksums(Path directory) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        List<String> files = new ArrayList<>(List.of(ITEMS, HOME, RANKER, SIMILAR, TOGETHER, REPEATS));
        files.addAll(ContentFiles.NAMES);
        for (String file : files) {
            if (Files.exists(directory.resolve(file))) {
                checksums.put(file, sha256(directory.resolve(file)));
            }
        }
        return checksums;
    }

    private static long bytes(Path directory, Set<String> files) throws IOException {
        long bytes = 0;
        for (String file : files) {
            bytes += Files.size(directory.resolve(file));
        }
        return bytes;
    }

    private static String missing(NoSuchFileException missing) {
        return "the file " + Path.of(missing.getFile()).getFileName() + " is missing";
    }

    private static ReleaseDamaged damaged(String releaseId, String what, @Nullable Throwable cause) {
        return new ReleaseDamaged(
                "release " + releaseId + " is damaged: " + what + "; activate another release, or train a new one",
                cause);
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes a rename durable, where the system lets a directory be forced. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            // Windows does not open directories; its renames are journalled.
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + directory, failure);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
