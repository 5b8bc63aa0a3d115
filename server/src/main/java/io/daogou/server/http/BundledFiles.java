package io.daogou.server.http;

import io.daogou.server.configuration.Sha256;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Files that come along on the class path, kept in memory once asked for, each with a tag of its content. */
final class BundledFiles {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain;charset=utf-8"));

    /** What shrinks; pictures are small already. */
    private static final Set<String> UNPACKED = Set.of("image/png", "image/x-icon", "font/woff2");

    /** Smaller ones fit into one packet anyway. */
    private static final int WORTH_PACKING = 1_000;

    /** A file in memory, and the same packed where that is smaller. */
    record File(byte[] bytes, byte[] packed, String type, String tag) {
        static File of(byte[] bytes, String type) {
            String hash = HexFormat.of().formatHex(Sha256.of(bytes), 0, 12);
            boolean packs = bytes.length >= WORTH_PACKING && !UNPACKED.contains(type);
            return new File(bytes, packs ? gzip(bytes) : bytes, type, hash);
        }

        /** Sends it, or says that the caller has it already. */
        void send(Context context) throws IOException {
            send(context, "no-cache");
        }

        /** The same, with a {@code Cache-Control} of the caller's: once the whole body is written, headers are gone. */
        void send(Context context, String cacheControl) throws IOException {
            boolean isPacked =
                    packed.length < bytes.length && takesGzip(context.req().getHeader("Accept-Encoding"));
            byte[] sent = isPacked ? packed : bytes;
            // Two forms of one thing are told apart, or a cache would give one for the other.
            String tag = isPacked ? "\"" + this.tag + "-gzip\"" : "\"" + this.tag + "\"";
            context.header("ETag", tag);
            context.header("Cache-Control", cacheControl);
            // Added: the gate has said that answers differ by origin.
            context.res().addHeader("Vary", "Accept-Encoding");
            if (tag.equals(context.req().getHeader("If-None-Match"))) {
                context.status(304);
                return;
            }
            if (isPacked) {
                context.header("Content-Encoding", "gzip");
            }
            context.res().setContentType(type);
            context.res().setContentLength(sent.length);
            context.res().getOutputStream().write(sent);
        }

        /** Whether a caller names gzip and does not refuse it. */
        static boolean takesGzip(@Nullable String acceptEncoding) {
            if (acceptEncoding == null) {
                return false;
            }
            for (String one : acceptEncoding.split(",", -1)) {
                String coding = one.replace(" ", "").toLowerCase(Locale.ROOT);
                boolean isRefused = coding.matches("gzip;q=0(\\.0*)?");
                if (coding.equals("gzip") || (coding.startsWith("gzip;q=") && !isRefused)) {
                    return true;
                }
            }
            return false;
        }

        private static byte[] gzip(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length);
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(bytes);
            } catch (IOException impossible) {
                throw new AssertionError("memory cannot be written", impossible);
            }
            return packed.toByteArray();
        }
    }

    private final String folder;
    private final Map<String, File> known = new ConcurrentHashMap<>();

    /** @param folder on the class path, without a slash at its end */
    BundledFiles(String folder) {
        this.folder = folder;
    }

    /** A file by its path inside the folder. */
    Optional<File> file(String path) {
        File found = known.get(path);
        if (found != null) {
            return Optional.of(found);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !path.matches("[A-Za-z0-9_-][A-Za-z0-9_./-]{0,200}") || path.contains("..")) {
            return Optional.empty();
        }
        byte[] bytes = read(folder + "/" + path);
        if (bytes == null) {
            return Optional.empty();
        }
        File file = File.of(bytes, type);
        known.put(path, file);
        return Optional.of(file);
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream in = BundledFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
