package io.daogou.engine.train;

import static io.daogou.engine.MemoryShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ShelfRanker;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.engine.rerank.CandidateFeatures;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.ranking.ShownList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known when a shelf is shown: all that came before, nothing that came after, and the same as serving knows. */
class ShelfReplayTest {
    private final MemoryShop shop = new MemoryShop();
    private final LiveCatalog catalog = new LiveCatalog();
    private int shelves;

    private ShelfReplay replay() {
        ShelfReplay replay = new ShelfReplay(shop.people, catalog, MemoryShop.settings(), MemoryShop.CLOCK);
        shop.log.read(0, (offset, event) -> {
            replay.add(event);
            return true;
        });
        return replay;
    }

    private void act(String shopper, EventType type, long minutesAgo, String... items) {
        shop.log.append(List.of(MemoryShop.byShopper(shopper, type, minutesAgo, items)));
    }

    private void show(String shopper, long minutesAgo, @Nullable String recommendation, String... items) {
        EventHeader header = new EventHeader(
                "shelf " + ++shelves,
                NOW.minusSeconds(60 * minutesAgo),
                "device of " + shopper,
                shopper,
                null,
                Platform.WEB,
                recommendation);
        List<EventItem> shown = Arrays.stream(items).map(EventItem::of).toList();
        shop.log.append(List.of(new Event.Impression(header, shown, "home")));
    }

    private KnownThen known(ShelfReplay replay, int shelf) {
        return Objects.requireNonNull(replay.shelves().get(shelf).known());
    }

    @Test
    void whatComesLaterChangesNothingThatWasKnown() {
        act("ada", EventType.VIEW_ITEM, 100, "tea");
        act("bob", EventType.PURCHASE, 90, "pot");
        show("ada", 80, "r1", "pot", "cup");
        KnownThen before = known(replay(), 0);
        act("ada", EventType.PURCHASE, 70, "pot", "tea");
        act("cleo", EventType.PURCHASE, 60, "cup");
        KnownThen after = known(replay(), 0);
        assertThat(after.history().size()).isEqualTo(before.history().size()).isEqualTo(1);
        assertThat(after.history().touch(0)).isEqualTo(before.history().touch(0));
        assertThat(after.history().touch(0).isBought()).isFalse();
        for (int place = 0; place < 2; place++) {
            assertThat(after.wanted(place)).isEqualTo(before.wanted(place));
            assertThat(after.recent(place)).isEqualTo(before.recent(place));
        }
        assertThat(before.wanted(0)).isGreaterThan(4.9);
        assertThat(before.wanted(1)).isZero();
    }

    @Test
    void aShelfThatComesToTheLogAfterNewerEventsIsLeftOut() {
        act("ada", EventType.VIEW_ITEM, 100, "tea");
        act("bob", EventType.PURCHASE, 50, "pot");
        show("ada", 80, "r1", "pot", "cup");
        assertThat(replay().shown()).isZero();
        assertThat(replay().shelves()).isEmpty();
    }

    @Test
    void whatWasDoneLaterThanTheShelfIsNotInItsHistoryEvenIfItCameFirst() {
        act("ada", EventType.VIEW_ITEM, 100, "tea");
        shop.log.append(
                List.of(MemoryShop.event("device of ada", "ada", EventType.VIEW_ITEM, NOW.minusSeconds(4_770), "pot")));
        show("ada", 80, "r1", "pot", "cup");
        KnownThen known = known(replay(), 0);
        assertThat(known.history().size()).isEqualTo(1);
        assertThat(known.history().touch(0).slot()).isEqualTo(catalog.slot("tea"));
    }

    @Test
    void onlyHomeShelvesThatWeFilledForSomebodyWithAHistoryCount() {
        show("stranger", 110, "r0", "tea", "pot");
        act("ada", EventType.VIEW_ITEM, 100, "tea");
        show("ada", 90, null, "pot", "cup");
        show("ada", 80, "r1", "pot", "cup");
        assertThat(replay().shown()).isEqualTo(1);
        assertThat(replay().shelves())
                .singleElement()
                .satisfies(shelf -> assertThat(shelf.itemIds()).containsExactly("pot", "cup"));
    }

    @Test
    void aLinkCountsFromTheMomentItWasMade() {
        shop.log.append(List.of(MemoryShop.onDevice("phone", EventType.VIEW_ITEM, 100, "tea")));
        act("ada", EventType.VIEW_ITEM, 95, "pot");
        show("ada", 90, "r1", "cup", "cake");
        act("bob", EventType.VIEW_ITEM, 70, "cup");
        show("ada", 60, "r2", "cup", "cake");
        shop.links.link("phone", "ada", NOW.minusSeconds(60 * 80));
        ShelfReplay replay = replay();
        assertThat(known(replay, 0).history().size()).isEqualTo(1);
        assertThat(known(replay, 1).history().size()).isEqualTo(2);
    }

    /** Takes down what it is given, and keeps the order. */
    private static final class Recording implements ShelfRanker {
        private final List<String> features;
        private final List<float[]> given = new ArrayList<>();

        Recording(List<String> features) {
            this.features = features;
        }

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public List<String> features() {
            return features;
        }

        @Override
        public float[] score(float[] rows, int candidates) {
            given.add(rows.clone());
            float[] scores = new float[candidates];
            for (int row = 0; row < candidates; row++) {
                scores[row] = -row;
            }
            return scores;
        }
    }

    @Test
    void trainingReadsOfAShelfWhatServingKnewWhenItFilledIt(@TempDir Path root) {
        MemoryShop groups = Groups.shop(600, 1);
        EngineSettings settings = new EngineSettings(100, 30, 30, 10, 5, .05, List.of("item-knn"), .5, 42, 0, false);
        try (Engine engine = groups.open(root, settings)) {
            engine.training().train(TrainingProgress.SILENT);
        }
        groups.items.forEach(catalog::put);
        ServedReleases served = new ServedReleases(new ReleaseDirectory(root), catalog);
        served.follow();
        ShelfLists lists = new ShelfLists(Objects.requireNonNull(served.current()), catalog);
        List<String> features = lists.features().names();
        assertThat(features).containsAll(CandidateFeatures.always()).contains("item-knn.score", "item-knn.rank");

        Recording recording = new Recording(features);
        try (Engine engine = Engine.open(
                groups.log,
                groups.items,
                groups.people,
                Derived.releasesOnly(root),
                settings,
                MemoryShop.CLOCK,
                recording)) {
            Recommendation shelf = engine.recommender()
                    .recommend(new RecommendationRequest("home", null, "shopper 7", List.of(), null, 6, Filter.NONE));
            List<EventItem> shown = shelf.items().stream()
                    .map(RecommendedItem::itemId)
                    .map(EventItem::of)
                    .toList();
            EventHeader header = new EventHeader(
                    "shelf", NOW, "device of shopper 7", "shopper 7", null, Platform.WEB, shelf.recommendationId());
            engine.events().append(List.of(new Event.Impression(header, shown, "home")));
        }
        ShelfReplay replay = new ShelfReplay(groups.people, catalog, settings, MemoryShop.CLOCK);
        groups.log.read(0, (offset, event) -> {
            replay.add(event);
            return true;
        });
        List<ShownList> read = lists.of(replay.shelves(), Progress.NONE);
        float[] then = Arrays.copyOf(recording.given.getFirst(), 6 * features.size());
        assertThat(read)
                .singleElement()
                .satisfies(list -> assertThat(list.rows()).isEqualTo(then));
        assertThat(then).as("what is known").contains(.5f, 2.0794415f);
    }
}
