package io.daogou.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.rank.ShelfRecommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedReleasesTest {
    @TempDir
    Path root;

    private final LiveCatalog catalog = new LiveCatalog();
    private final AtomicInteger written = new AtomicInteger();
    private ReleaseDirectory directory;
    private ServedReleases served;

    @BeforeEach
    void open() {
        directory = new ReleaseDirectory(root);
        served = new ServedReleases(directory, catalog);
    }

    @Test
    void nothingServesBeforeTheFirstReleaseAndNothingIsWrong() {
        served.follow();
        assertThat(served.current()).isNull();
        assertThat(served.serving()).isEmpty();
        assertThat(served.list()).isEmpty();
        assertThat(served.problem()).isNull();
    }

    @Test
    void activatingServesFromNowOnAndTellsSoAndRollsBack() {
        String first = write();
        String second = write();
        assertThat(served.activate(second).status()).isEqualTo(ReleaseInfo.Status.SERVING);
        assertThat(statuses()).containsExactly(ReleaseInfo.Status.SERVING, ReleaseInfo.Status.KEPT);
        assertThat(served.activate(first).status()).isEqualTo(ReleaseInfo.Status.SERVING);
        assertThat(serving()).isEqualTo(first);
        assertThat(statuses()).containsExactly(ReleaseInfo.Status.KEPT, ReleaseInfo.Status.SERVING);
        assertThat(restarted()).as("after a restart too").isEqualTo(first);
    }

    @Test
    void whatAnotherProcessPublishesIsFollowed() {
        served.activate(write());
        String next = write();
        assertThat(serving()).isNotEqualTo(next);
        new ReleaseDirectory(root).serve(next);
        assertThat(served.list())
                .as("not damaged, only new")
                .noneMatch(info -> info.status() == ReleaseInfo.Status.DAMAGED);
        served.follow();
        assertThat(serving()).isEqualTo(next);
    }

    @Test
    void aDamagedReleaseIsNotActivatedAndWhatServedGoesOn() throws IOException {
        String good = write();
        String bad = write();
        served.activate(good);
        damage(bad, "home.model");
        assertThatThrownBy(() -> served.activate(bad))
                .isInstanceOf(ReleaseDamaged.class)
                .hasMessageContaining("home.model");
        assertThat(serving()).isEqualTo(good);
        assertThat(directory.serving()).contains(good);
    }

    @Test
    void aReleaseThatIsNotThereIsNotActivated() {
        String good = write();
        served.activate(good);
        assertThatThrownBy(() -> served.activate("20300101-000000")).isInstanceOf(InvalidInput.class);
        assertThat(serving()).isEqualTo(good);
    }

    @Test
    void aDamagedReleaseOfAnotherProcessIsNotFollowedAndTheProblemIsTold() throws IOException {
        String good = write();
        served.activate(good);
        String bad = write();
        damage(bad, "items.vocabulary");
        directory.serve(bad);
        served.follow();
        assertThat(serving()).isEqualTo(good);
        assertThat(served.problem()).contains(bad);
        assertThat(statuses()).containsExactly(ReleaseInfo.Status.DAMAGED, ReleaseInfo.Status.SERVING);
        served.activate(good);
        assertThat(served.problem()).isNull();
    }

    @Test
    void atStartTheNewestUndamagedOneServesInsteadOfADamagedOne() throws IOException {
        String oldest = write();
        String older = write();
        String newer = write();
        String newest = write();
        served.activate(newest);
        damage(newest, "manifest.json");
        damage(newer, "similar.rows");
        ServedReleases after = new ServedReleases(directory, catalog);
        after.follow();
        assertThat(Objects.requireNonNull(after.current()).releaseId()).isEqualTo(older);
        assertThat(after.problem()).contains(newest);
        damage(older, "manifest.json.sha256");
        assertThat(restarted()).isEqualTo(oldest);
        damage(oldest, "together.rows");
        assertThat(restarted()).isNull();
    }

    @Test
    void oneThatTheGateRefusedNeverServesByItself() throws IOException {
        String good = write();
        directory.write(HandMade.trained(models(0)).refusedBecause("worse"), clock());
        String newest = write();
        directory.serve(newest);
        damage(newest, "home.model");
        assertThat(restarted()).isEqualTo(good);
    }

    @Test
    void theNewestServesWhereTheFileThatNamesTheServingOneIsLostOrUnreadable() throws IOException {
        write();
        String newest = write();
        directory.serve(newest);
        Path name = root.resolve("serving");
        for (byte[] damaged : new byte[][] {{}, {(byte) 0xFF, (byte) 0xC0}, {110, 111}}) {
            Files.write(name, damaged);
            assertThat(restarted()).isEqualTo(newest);
        }
        Files.delete(name);
        ServedReleases after = new ServedReleases(directory, catalog);
        after.follow();
        assertThat(Objects.requireNonNull(after.current()).releaseId()).isEqualTo(newest);
        assertThat(after.problem()).isNotNull();
        served.activate(newest);
        assertThat(restarted()).isEqualTo(newest);
    }

    /** Each release says that "tea" brings items of its own colour only, under its own identifier. */
    @Test
    void everyAnswerIsEntirelyOfOneReleaseWhileAHundredSwapsHappen() throws Exception {
        String[] ids = new String[2];
        for (int colour = 0; colour < 2; colour++) {
            for (int i = 0; i < 30; i++) {
                catalog.put(MemoryShop.item(colour + " item " + i).build());
            }
            ids[colour] = directory.write(HandMade.trained(models(colour)), clock());
        }
        served.activate(ids[0]);
        Popularity popularity = new Popularity(30, MemoryShop.CLOCK);
        ShelfRecommender recommender = new ShelfRecommender(
                catalog,
                new LiveState(catalog, popularity, 10),
                new Rankings(catalog, popularity),
                served::current,
                MemoryShop.settings(),
                MemoryShop.CLOCK);
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> asker = () -> {
            int answers = 0;
            while (!done.get()) {
                Recommendation answer = recommender.recommend(
                        new RecommendationRequest("home", null, null, List.of(), List.of("tea"), 20, Filter.NONE));
                String colour = ids[0].equals(answer.releaseId()) ? "0" : "1";
                assertThat(answer.items()).hasSize(20).allSatisfy(each -> {
                    assertThat(each.itemId()).startsWith(colour);
                    assertThat(each.reasons()).containsExactly(new Reason.Viewed("tea"));
                });
                answers++;
            }
            return answers;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> askers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                askers.add(pool.submit(asker));
            }
            for (int swap = 1; swap <= 100; swap++) {
                served.activate(ids[swap % 2]);
            }
            done.set(true);
            for (Future<Integer> each : askers) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private static Models models(int colour) {
        // Another number of items in each, so that a mixture would fail or show.
        String[] items = new String[31 + 7 * colour];
        items[0] = "tea";
        for (int i = 1; i < items.length; i++) {
            items[i] = colour + " item " + (i - 1);
        }
        HandMade made = HandMade.of(items);
        for (int i = 1; i < items.length; i++) {
            made.says("tea", items[i], 1f / i);
        }
        return made.models();
    }

    private String write() {
        return directory.write(HandMade.trained(models(0)), clock());
    }

    private Clock clock() {
        return Clock.offset(MemoryShop.CLOCK, Duration.ofSeconds(written.getAndIncrement()));
    }

    private void damage(String id, String file) throws IOException {
        Path path = root.resolve(id).resolve(file);
        byte[] content = Files.readAllBytes(path);
        content[content.length / 2] ^= 4;
        Files.write(path, content);
    }

    private String serving() {
        return Objects.requireNonNull(served.current()).releaseId();
    }

    private List<ReleaseInfo.Status> statuses() {
        return served.list().stream().map(ReleaseInfo::status).toList();
    }

    private @Nullable String restarted() {
        ServedReleases after = new ServedReleases(new ReleaseDirectory(root), new LiveCatalog());
        after.follow();
        Release current = after.current();
        return current == null ? null : current.releaseId();
    }
}
