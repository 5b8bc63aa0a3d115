package io.daogou.engine.train;

import static io.daogou.engine.MemoryShop.byShopper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.EventType;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.TrainingRefused;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.learn.data.History;
import io.daogou.learn.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTrainingTest {
    private static final EngineSettings KNN = HomeSearchTest.settings("popular", "item-knn");
    private static final EngineSettings POPULAR = HomeSearchTest.settings("popular");

    @TempDir
    Path root;

    private final AtomicInteger trainings = new AtomicInteger();

    private ReleaseTraining training(MemoryShop shop, Path where, EngineSettings settings) {
        return training(shop, new ReleaseDirectory(where), settings, served(where));
    }

    private ReleaseTraining training(
            MemoryShop shop, ReleaseDirectory directory, EngineSettings settings, ServedReleases served) {
        Clock clock = Clock.offset(MemoryShop.CLOCK, Duration.ofSeconds(trainings.getAndIncrement()));
        return new ReleaseTraining(shop.log, shop.items, shop.people, directory, served, settings, clock);
    }

    private static ServedReleases served(Path where) {
        ServedReleases served = new ServedReleases(new ReleaseDirectory(where), new LiveCatalog());
        served.follow();
        return served;
    }

    @Test
    void aTrainingPublishesAReleaseThatKnowsWhatGoesWithWhat() {
        MemoryShop shop = Groups.shop(600, 1);
        ServedReleases served = served(root);
        ReleaseInfo info =
                training(shop, new ReleaseDirectory(root), KNN, served).train(TrainingProgress.SILENT);
        assertThat(info.status()).isEqualTo(ReleaseInfo.Status.SERVING);
        assertThat(info.events()).isEqualTo(shop.log.size());
        assertThat(info.shoppers()).isEqualTo(600);
        assertThat(info.items()).isEqualTo(Groups.GROUPS * Groups.SIZE);
        assertThat(info.models().stream().filter(FittedModel::chosen).map(FittedModel::placement))
                .startsWith("home")
                .contains("item-similar", "cart-together");
        assertThat(info.seconds()).isPositive();
        assertThat(info.bytes()).isGreaterThan(1_000);

        var models = Objects.requireNonNull(served.current()).models();
        Model home = Objects.requireNonNull(models.home());
        int within = 0;
        for (int item = 0; item < home.items(); item++) {
            String neighbour = models.items().id(home.best(History.of(item), 1)[0]);
            within += Groups.group(neighbour) == Groups.group(models.items().id(item)) ? 1 : 0;
        }
        assertThat(within).as("of %s items", home.items()).isGreaterThan(home.items() * 9 / 10);
    }

    @Test
    void theSameLogGivesTheSameFilesByteForByte() throws IOException {
        MemoryShop shop = Groups.shop(300, 2);
        EngineSettings all = HomeSearchTest.settings("popular", "item-knn", "transitions", "als", "ease");
        String one = training(shop, root.resolve("one"), all)
                .train(TrainingProgress.SILENT)
                .releaseId();
        String two = training(shop, root.resolve("two"), all)
                .train(TrainingProgress.SILENT)
                .releaseId();
        for (String file : List.of("items.vocabulary", "home.model", "similar.rows", "together.rows")) {
            assertThat(root.resolve("two").resolve(two).resolve(file))
                    .hasSameBinaryContentAs(root.resolve("one").resolve(one).resolve(file));
        }
    }

    @Test
    void withNothingToLearnFromItIsRefusedWithAdvice() {
        MemoryShop shop = new MemoryShop();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> training(shop, root, KNN).train(TrainingProgress.SILENT))
                    .isInstanceOf(TrainingRefused.class)
                    .hasMessageContaining("nothing to learn from")
                    .hasMessageContaining("import");
            shop.log.append(List.of(byShopper("ada", EventType.DISLIKE, 1, "tea")));
        }
        assertThat(new ReleaseDirectory(root).names()).isEmpty();
    }

    @Test
    void aSingleEventIsEnough() {
        MemoryShop shop = new MemoryShop();
        shop.log.append(List.of(byShopper("ada", EventType.VIEW_ITEM, 1, "not in the catalogue")));
        for (EngineSettings settings :
                List.of(MemoryShop.settings(), HomeSearchTest.settings(), HomeSearchTest.settings("ease"))) {
            ReleaseInfo info = training(shop, root.resolve(settings.models().toString()), settings)
                    .train(TrainingProgress.SILENT);
            assertThat(info.status()).isEqualTo(ReleaseInfo.Status.SERVING);
            assertThat(info.items()).isEqualTo(1);
        }
    }

    @Test
    void aSecondTrainingAtTheSameTimeIsRefused() {
        ReleaseTraining training = training(Groups.shop(100, 3), root, POPULAR);
        AtomicReference<@Nullable Throwable> second = new AtomicReference<>();
        AtomicInteger tries = new AtomicInteger();
        training.train((step, done, total) -> {
            if (tries.getAndIncrement() == 0) {
                join(Thread.ofPlatform().start(() -> {
                    try {
                        training.train(TrainingProgress.SILENT);
                    } catch (TrainingRefused refused) {
                        second.set(refused);
                    }
                }));
            }
        });
        assertThat(second.get()).isInstanceOf(TrainingRefused.class).hasMessageContaining("running already");
        assertThat(training.train(TrainingProgress.SILENT).status())
                .as("afterwards")
                .isNotNull();
    }

    /** Stopped at every step in turn, the last one too. */
    @Test
    void aCancelledTrainingStopsAndPublishesNothingWhereverItStood() {
        MemoryShop shop = Groups.shop(60, 4);
        ServedReleases served = served(root.resolve("here"));
        ReleaseDirectory directory = new ReleaseDirectory(root.resolve("here"));
        AtomicInteger updates = new AtomicInteger();
        training(shop, root.resolve("uncancelled"), KNN).train((step, done, total) -> updates.incrementAndGet());
        for (int stopAt = 1; stopAt <= updates.get(); stopAt++) {
            CancelAfter progress = new CancelAfter(stopAt);
            ReleaseTraining training = training(shop, directory, KNN, served);
            assertThatThrownBy(() -> training.train(progress))
                    .as("stopped at update " + stopAt + " of " + updates)
                    .isInstanceOf(TrainingRefused.class)
                    .hasMessageContaining("cancelled");
            assertThat(progress.updates).isLessThanOrEqualTo(stopAt + 1);
        }
        assertThat(directory.names()).isEmpty();
        assertThat(served.current()).isNull();
        assertThat(training(shop, directory, KNN, served)
                        .train(TrainingProgress.SILENT)
                        .status())
                .isEqualTo(ReleaseInfo.Status.SERVING);
    }

    // The gate

    @Test
    void aWorseReleaseIsKeptAsideWithItsReasonAndTheBetterOneGoesOn() {
        MemoryShop shop = Groups.shop(600, 5);
        ServedReleases served = served(root);
        ReleaseDirectory directory = new ReleaseDirectory(root);
        String good = training(shop, directory, KNN, served)
                .train(TrainingProgress.SILENT)
                .releaseId();

        ReleaseInfo bad = training(shop, directory, POPULAR, served).train(TrainingProgress.SILENT);
        assertThat(bad.status()).isEqualTo(ReleaseInfo.Status.REFUSED);
        assertThat(bad.note()).contains("validation split").contains("gateTolerance");
        assertThat(Objects.requireNonNull(served.current()).releaseId()).isEqualTo(good);

        EngineSettings tolerant = new EngineSettings(100, 30, 30, 3, 5, 1, List.of("popular"), 10, 42, 0, false);
        assertThat(training(shop, directory, tolerant, served)
                        .train(TrainingProgress.SILENT)
                        .status())
                .isEqualTo(ReleaseInfo.Status.SERVING);
    }

    @Test
    void bothAreAskedWhatHappenedSinceTheServingOneLearned() {
        MemoryShop shop = new MemoryShop();
        Groups.more(shop, "shopper", 600, 100, 20, 6);
        ServedReleases served = served(root);
        ReleaseDirectory directory = new ReleaseDirectory(root);
        training(shop, directory, KNN, served).train(TrainingProgress.SILENT);
        Groups.more(shop, "shopper", 600, 19, 0, 60);

        ReleaseInfo bad = training(shop, directory, POPULAR, served).train(TrainingProgress.SILENT);
        assertThat(bad.status()).isEqualTo(ReleaseInfo.Status.REFUSED);
        assertThat(bad.note()).contains("since that one learned");
        assertThat(training(shop, directory, KNN, served)
                        .train(TrainingProgress.SILENT)
                        .status())
                .as("an equal one may serve")
                .isEqualTo(ReleaseInfo.Status.SERVING);
    }

    @Test
    void aServingReleaseThatKnowsOnlyPopularityIsComparedWithAsSuch() {
        MemoryShop shop = new MemoryShop();
        Groups.more(shop, "shopper", 300, 100, 20, 7);
        ServedReleases served = served(root);
        ReleaseDirectory directory = new ReleaseDirectory(root);
        training(shop, directory, POPULAR, served).train(TrainingProgress.SILENT);
        Groups.more(shop, "shopper", 300, 19, 0, 70);
        for (EngineSettings settings : List.of(POPULAR, KNN)) {
            assertThat(training(shop, directory, settings, served)
                            .train(TrainingProgress.SILENT)
                            .status())
                    .isEqualTo(ReleaseInfo.Status.SERVING);
        }
    }

    @Test
    void aServingReleaseWhoseFilesWereDamagedDoesNotKeepANewOneOut() throws IOException {
        MemoryShop shop = Groups.shop(100, 8);
        ServedReleases served = served(root);
        ReleaseDirectory directory = new ReleaseDirectory(root);
        String first = training(shop, directory, POPULAR, served)
                .train(TrainingProgress.SILENT)
                .releaseId();
        Files.writeString(root.resolve(first).resolve("manifest.json"), "{}");
        ReleaseInfo next = training(shop, directory, POPULAR, served).train(TrainingProgress.SILENT);
        assertThat(next.status()).isEqualTo(ReleaseInfo.Status.SERVING);
        assertThat(Objects.requireNonNull(served.current()).releaseId()).isEqualTo(next.releaseId());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class CancelAfter implements TrainingProgress {
        private final int stopAt;
        private int updates;

        CancelAfter(int stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public synchronized void update(String step, long done, long total) {
            updates++;
        }

        @Override
        public synchronized boolean cancelled() {
            return updates >= stopAt;
        }
    }
}
