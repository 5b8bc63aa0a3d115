package io.daogou.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.live.LiveCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDirectoryTest {
    @TempDir
    Path root;

    private ReleaseDirectory directory;
    private final LiveCatalog catalog = new LiveCatalog();
    private final Models models = HandMade.of("tea", "pot", "cup")
            .says("tea", "pot", .5f)
            .says("pot", "cup", -.25f)
            .models(new ActionWeights(.5, 1, 1, 3));

    @BeforeEach
    void open() {
        directory = new ReleaseDirectory(root);
    }

    @Test
    void whatIsWrittenIsOpenedTheSame() {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        assertThat(id).isEqualTo("20260301-120000");
        Release opened = directory.open(id, catalog);
        assertThat(opened.models()).usingRecursiveComparison().isEqualTo(models);
        assertThat(opened.slot(1)).isEqualTo(catalog.slot("pot"));
        assertThat(opened.itemIndex(catalog.slot("cup"))).isEqualTo(2);
        assertThat(opened.itemIndex(catalog.slotOrNew("younger"))).isEqualTo(-1);
    }

    @Test
    void whatPlacesNewItemsIsWrittenAndCheckedLikeTheRest() throws IOException {
        Models placing = HandMade.of("tea", "green tea", "cup").modelsWithContent();
        String id = directory.write(HandMade.trained(placing), MemoryShop.CLOCK);
        assertThat(directory.open(id, catalog).models())
                .usingRecursiveComparison()
                .isEqualTo(placing);
        for (String name : List.of("content.words", "content.rows", "content.trust")) {
            Path file = root.resolve(id).resolve(name);
            byte[] content = Files.readAllBytes(file);
            byte[] flipped = content.clone();
            flipped[content.length / 2] ^= 1;
            assertRefused(id, file, flipped);
        }
    }

    /** As the version before wrote them: without what places new items. */
    @Test
    void aReleaseOfTheFormatBeforeServesAndOneOfALaterFormatSaysSo() throws Exception {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        Path manifest = root.resolve(id).resolve("manifest.json");
        String text = Files.readString(manifest);
        rewrite(manifest, text.replace("\"format\" : 3", "\"format\" : 2").replaceAll(",\\s*\"content\" : null", ""));
        assertThat(Files.readString(manifest)).doesNotContain("\"content\"").contains("\"format\" : 2");
        assertThat(directory.open(id, catalog).models())
                .usingRecursiveComparison()
                .isEqualTo(models);
        rewrite(manifest, text.replace("\"format\" : 3", "\"format\" : 4"));
        assertThatThrownBy(() -> directory.open(id, catalog))
                .isInstanceOf(ReleaseDamaged.class)
                .hasMessageContaining("writes format 4; this one reads 2 to 3");
    }

    private static void rewrite(Path manifest, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(manifest, bytes);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
        Files.writeString(
                manifest.resolveSibling("manifest.json.sha256"), HexFormat.of().formatHex(sum));
    }

    @Test
    void theManifestTellsWhatIsToBeKnown() {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        ReleaseInfo info = directory.info(id);
        assertThat(info.status()).isEqualTo(ReleaseInfo.Status.KEPT);
        assertThat(info.createdAt()).isEqualTo(MemoryShop.NOW);
        assertThat(info.events()).isEqualTo(9);
        assertThat(info.shoppers()).isEqualTo(3);
        assertThat(info.items()).isEqualTo(3);
        assertThat(info.models()).isEqualTo(HandMade.trained(models).report());
        assertThat(directory.learnedUntil(id)).isEqualTo(MemoryShop.NOW);
        directory.serve(id);
        assertThat(directory.info(id).status()).isEqualTo(ReleaseInfo.Status.SERVING);
        String refused = directory.write(HandMade.trained(models).refusedBecause("it is worse"), MemoryShop.CLOCK);
        assertThat(directory.info(refused).status()).isEqualTo(ReleaseInfo.Status.REFUSED);
        assertThat(directory.info(refused).note()).isEqualTo("it is worse");
    }

    @Test
    void releasesOfTheSameSecondHaveDifferentNamesAndTheNewestComesFirst() {
        String first = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        String second = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        String later = directory.write(HandMade.trained(models), after(1));
        assertThat(directory.names()).containsExactly(later, second, first);
    }

    @Test
    void aDirectoryThatIsNotThereYetHasNoReleases() {
        ReleaseDirectory missing = new ReleaseDirectory(root.resolve("not yet"));
        assertThat(missing.names()).isEmpty();
        assertThat(missing.serving()).isEmpty();
    }

    @Test
    void anUnknownReleaseIsRefusedWithThoseThatExist() {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        for (String name : List.of("20200101-000000", "../" + id, ".", "")) {
            assertThatThrownBy(() -> directory.open(name, catalog))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(id);
        }
    }

    @Test
    void anyDamageToAnyFileIsRefused() throws IOException {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        List<Path> files = files(id);
        assertThat(files).hasSize(7);
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at += Math.max(1, content.length / 15)) {
                byte[] flipped = content.clone();
                flipped[at] ^= (byte) (1 << at % 8);
                assertRefused(id, file, flipped);
            }
            assertRefused(id, file, Arrays.copyOf(content, content.length - 1));
            assertRefused(id, file, Arrays.copyOf(content, content.length + 1));
            assertRefused(id, file, Arrays.copyOf(content, content.length / 2));
            assertRefused(id, file, new byte[0]);
            Files.delete(file);
            assertThatThrownBy(() -> directory.open(id, catalog))
                    .isInstanceOf(ReleaseDamaged.class)
                    .hasMessageContaining(id)
                    .hasMessageContaining(file.getFileName() + " is missing");
            Files.write(file, content);
        }
        assertThat(directory.open(id, catalog).models())
                .as("all put back")
                .usingRecursiveComparison()
                .isEqualTo(models);
    }

    private void assertRefused(String id, Path file, byte[] damaged) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, damaged);
        assertThatThrownBy(() -> directory.open(id, catalog))
                .as(file.getFileName() + " of " + damaged.length + " bytes")
                .isInstanceOf(ReleaseDamaged.class)
                .hasMessageContaining("train a new one");
        Files.write(file, content);
    }

    @Test
    void aDamagedManifestIsListedAsDamagedAndHidesNoOther() throws IOException {
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        Files.writeString(root.resolve(id).resolve("manifest.json"), "{}");
        assertThat(directory.info(id).status()).isEqualTo(ReleaseInfo.Status.DAMAGED);
        assertThat(directory.info(id).note()).contains("manifest.json");
    }

    @Test
    void whatWasNotWrittenToItsEndIsNotSeen() throws IOException {
        Files.createDirectories(root.resolve(".20260301-115959"));
        Files.writeString(root.resolve(".20260301-115959").resolve("items.vocabulary"), "half");
        Files.createDirectories(root.resolve(".20260301-120000"));
        assertThat(directory.names()).isEmpty();
        String id = directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        assertThat(id).as("the name of a draft is taken").isEqualTo("20260301-120000-2");
        assertThat(directory.names()).containsExactly(id);
    }

    @Test
    void bytesOfAnyKindInTheFileThatNamesTheServingOneAreNoFailure() throws IOException {
        Files.write(root.resolve("serving"), new byte[] {(byte) 0xB2, (byte) 0xFF, 0});
        assertThat(directory.serving()).isPresent();
        Files.write(root.resolve("serving"), " \n".getBytes(StandardCharsets.UTF_8));
        assertThat(directory.serving()).isEmpty();
    }

    @Test
    void theNewestStayAndTheServingOneWhateverItsAge() {
        String[] ids = new String[5];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = directory.write(HandMade.trained(models), after(i));
        }
        directory.serve(ids[1]);
        directory.prune(3);
        assertThat(directory.names()).containsExactly(ids[4], ids[3], ids[1]);
    }

    @Test
    void refusedOnesDoNotPushOutThoseToRollBackTo() {
        String[] good = new String[3];
        for (int i = 0; i < good.length; i++) {
            good[i] = directory.write(HandMade.trained(models), after(i));
        }
        directory.serve(good[2]);
        for (int i = 0; i < 4; i++) {
            directory.write(HandMade.trained(models).refusedBecause("it is worse"), after(100 + i));
        }
        directory.prune(3);
        assertThat(directory.names()).contains(good).hasSize(5);
    }

    @Test
    void draftsOfYesterdayAreRemovedAndThoseOfNowAreNot() throws IOException {
        directory.write(HandMade.trained(models), MemoryShop.CLOCK);
        Path old = Files.createDirectory(root.resolve(".old"));
        Files.writeString(old.resolve("items.vocabulary"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path now = Files.createDirectory(root.resolve(".now"));
        directory.prune(3);
        assertThat(old).doesNotExist();
        assertThat(now).exists();
    }

    private List<Path> files(String id) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(id))) {
            return files.sorted().toList();
        }
    }

    private static Clock after(int seconds) {
        return Clock.offset(MemoryShop.CLOCK, Duration.ofSeconds(seconds));
    }
}
