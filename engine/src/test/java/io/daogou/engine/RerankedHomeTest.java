package io.daogou.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.demo.Truth;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop's shoppers, whose tastes are known: what training makes of what they were shown, and what it is worth to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RerankedHomeTest {
    private static final int SHOPPERS = 2_500;
    private static final int LENGTH = 12;
    private static final int VISITS = 16_000;
    private static final long SEED = 7;
    private static final EngineSettings QUICK = MemoryShop.settings().withTraining(List.of("popular", "item-knn"), 3);
    private static final EngineSettings EXPLORING = QUICK.withExploration(.3);

    private Path root;

    private final MovingClock clock = new MovingClock();
    private final MemoryShop shop = new MemoryShop();
    private final List<String> notes = new ArrayList<>();
    private Truth truth;
    private Simulation simulation;
    private Engine engine;
    private ReleaseInfo first;
    private ReleaseInfo trained;

    @BeforeAll
    void train(@TempDir Path folder) {
        root = folder;
        DemoShop demo = DemoShop.generate(1);
        simulation = Simulator.simulate(demo, SimulatorSettings.defaults().withShoppers(SHOPPERS));
        truth = simulation.truth();
        engine = with(EXPLORING, null);
        engine.catalog().put(demo.items());
        engine.events().append(simulation.events());
        first = engine.training().train(TrainingProgress.SILENT);
        visit();
        trained = engine.training().train(new TrainingProgress() {
            @Override
            public void update(String step, long done, long total) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }

    /** Shows shelves that the engine fills, and lets the shoppers click and buy as they do in the simulation. */
    private void visit() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> members = members();
        for (int visit = 0; visit < VISITS; visit++) {
            clock.now = clock.now.plusSeconds(60);
            String shopper = members.get(random.nextInt(members.size()));
            Recommendation shelf = home(engine, shopper, LENGTH);
            List<Event> events = new ArrayList<>(List.of(shown(visit, shopper, shelf)));
            for (int position = 0; position < shelf.items().size(); position++) {
                String itemId = shelf.items().get(position).itemId();
                double click = truth.clickProbability(shopper, itemId);
                if (random.nextDouble() < truth.examination(position) && random.nextDouble() < click) {
                    events.add(action(visit + "-" + position, shopper, shelf, EventType.SELECT_ITEM, itemId));
                    if (random.nextDouble() < truth.utility(shopper, itemId) / click) {
                        events.add(action(visit + "+" + position, shopper, shelf, EventType.ADD_TO_CART, itemId));
                    }
                }
            }
            engine.events().append(events);
        }
    }

    private EventHeader header(String eventId, String shopper, Recommendation shelf) {
        return new EventHeader(
                "visit-" + eventId,
                clock.now,
                "phone-" + shopper,
                shopper,
                null,
                Platform.WEB,
                shelf.recommendationId());
    }

    private Event shown(int visit, String shopper, Recommendation shelf) {
        List<EventItem> items = ids(shelf).stream().map(EventItem::of).toList();
        return new Event.Impression(header(String.valueOf(visit), shopper, shelf), items, "home");
    }

    private Event action(String eventId, String shopper, Recommendation shelf, EventType type, String itemId) {
        return new Event.ItemAction(header(eventId, shopper, shelf), type, List.of(EventItem.of(itemId)), null);
    }

    /** Moves on when a test says so. */
    private static final class MovingClock extends Clock {
        private volatile Instant now = DemoShop.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private FittedModel ranker() {
        return trained.models().stream()
                .filter(model -> model.name().equals(FittedModel.RANKER))
                .findFirst()
                .orElseThrow();
    }

    private static Recommendation home(Engine engine, String shopper, int limit) {
        return engine.recommender()
                .recommend(new RecommendationRequest("home", null, shopper, List.of(), null, limit, Filter.NONE));
    }

    private static List<String> ids(Recommendation shelf) {
        return shelf.items().stream().map(RecommendedItem::itemId).toList();
    }

    /** The clicks to be expected on a shelf. */
    private double worth(String shopper, List<String> itemIds) {
        double clicks = 0;
        for (int position = 0; position < itemIds.size(); position++) {
            clicks += truth.examination(position) * truth.clickProbability(shopper, itemIds.get(position));
        }
        return clicks;
    }

    private double worth(Engine asked) {
        return members().stream()
                .mapToDouble(shopper -> worth(shopper, ids(home(asked, shopper, LENGTH))))
                .average()
                .orElseThrow();
    }

    private List<String> members() {
        return truth.shopperIds().stream().filter(truth::isMember).toList();
    }

    /** Sorts by what it is given, or not at all. */
    private record ByFeatures(List<String> features, float direction) implements ShelfRanker {
        @Override
        public String name() {
            return "by " + features;
        }

        @Override
        public float[] score(float[] rows, int candidates) {
            float[] scores = new float[candidates];
            for (int row = 0; row < candidates; row++) {
                scores[row] = direction * rows[row * features.size()];
            }
            return scores;
        }
    }

    private Engine with(EngineSettings settings, @Nullable ShelfRanker other) {
        return Engine.open(shop.log, shop.items, shop.people, Derived.releasesOnly(root), settings, clock, other);
    }

    @Test
    void whatIsServedIsWorthMoreToTheShoppersThanTheOrderOfTheBlend() {
        assertThat(ranker().chosen()).as("%s", notes).isTrue();
        try (Engine blend = with(QUICK, new ByFeatures(List.of("blend.score"), 1));
                Engine ranked = with(QUICK, null)) {
            double before = worth(blend);
            double served = worth(ranked);
            System.out.printf(
                    Locale.ROOT,
                    "expected clicks on a home shelf of %d: blend %.4f, ranker %.4f; %s%n",
                    LENGTH,
                    before,
                    served,
                    ranker().measures());
            assertThat(served).isGreaterThan(1.02 * before);
        }
    }

    @Test
    void aTrainingWithoutShelvesOfOursHasNoRankerAndSaysSo() {
        FittedModel none = first.models().stream()
                .filter(model -> model.name().equals(FittedModel.RANKER))
                .findFirst()
                .orElseThrow();
        assertThat(none.chosen()).isFalse();
        assertThat(none.parameters().get("refused")).contains("0 tell", "at least 1000");
        assertThat(root.resolve(first.releaseId()).resolve("home.ranker")).doesNotExist();
    }

    @Test
    void goingBackToItServesTheOrderOfTheBlendAndForwardThatOfTheRanker() {
        assertThat(root.resolve(trained.releaseId()).resolve("home.ranker")).isNotEmptyFile();
        try (Engine again = with(QUICK, null)) {
            List<List<String>> ranked = shelves(again);
            assertThat(again.releases().activate(first.releaseId()).status()).isEqualTo(ReleaseInfo.Status.SERVING);
            try (Engine blend = with(QUICK, new ByFeatures(List.of("blend.score"), 1))) {
                assertThat(shelves(again)).isEqualTo(shelves(blend)).isNotEqualTo(ranked);
            }
            again.releases().activate(trained.releaseId());
            assertThat(shelves(again)).isEqualTo(ranked);
        }
    }

    private List<List<String>> shelves(Engine asked) {
        return members().stream()
                .limit(50)
                .map(shopper -> ids(home(asked, shopper, LENGTH)))
                .toList();
    }

    @Test
    void aDamagedRankerIsNotServed() throws IOException {
        Path copy = root.resolve("20200101-000000");
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.list(root.resolve(trained.releaseId()))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.write(copy.resolve("home.ranker"), new byte[] {1}, StandardOpenOption.APPEND);
        try (Engine again = with(QUICK, null)) {
            assertThatThrownBy(() -> again.releases().activate("20200101-000000"))
                    .isInstanceOf(ReleaseDamaged.class)
                    .hasMessageContaining("home.ranker");
        }
    }

    @Test
    void aRankerThatFailsLeavesTheOrderOfTheBlendAndIsTold() {
        String shopper = members().getFirst();
        ShelfRanker failing = new ByFeatures(List.of("blend.score"), Float.NaN);
        try (Engine blend = with(QUICK, new ByFeatures(List.of("blend.score"), 1));
                Engine broken = with(QUICK, failing)) {
            assertThat(broken.status().degraded()).isEmpty();
            Recommendation shelf = home(broken, shopper, LENGTH);
            assertThat(ids(shelf)).isEqualTo(ids(home(blend, shopper, LENGTH)));
            assertThat(shelf.degraded()).singleElement().asString().contains("order of the blend");
            assertThat(broken.status().degraded())
                    .singleElement()
                    .asString()
                    .contains("by [blend.score]", "no number: NaN");
            assertThat(home(blend, shopper, LENGTH).degraded()).isEmpty();
        }
    }

    @Test
    void anImportedRankerSortsWhateverItSays() {
        String shopper = members().getFirst();
        try (Engine best = with(QUICK, new ByFeatures(List.of("price.place"), 1));
                Engine worst = with(QUICK, new ByFeatures(List.of("price.place"), -1))) {
            assertThat(price(home(best, shopper, 3))).isGreaterThan(price(home(worst, shopper, 3)));
        }
    }

    /** The mean place in the prices of categories. */
    private double price(Recommendation shelf) {
        return shelf.items().stream()
                .mapToDouble(RecommendedItem::score)
                .map(Math::abs)
                .average()
                .orElseThrow();
    }

    @Test
    void aFeatureThatNoCandidateHasIsRefusedAtOnceAndOneOfAnotherReleaseTold() {
        assertThatThrownBy(() -> with(QUICK, new ByFeatures(List.of("item.margin"), 1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("by [item.margin]: item.margin")
                .hasMessageContaining("affinity.brand");
        try (Engine other = with(QUICK, new ByFeatures(List.of("ease.score"), 1))) {
            Recommendation shelf = home(other, members().getFirst(), LENGTH);
            assertThat(shelf.items()).hasSize(LENGTH);
            assertThat(shelf.degraded()).singleElement().asString().contains("order of the blend");
            assertThat(other.status().degraded()).singleElement().asString().contains("wants ease.score");
        }
    }

    @Test
    void theShelfIsStillMixedAndNewToTheShopperAndItsReasonsAreTrue() {
        try (Engine ranked = with(QUICK, null)) {
            for (String shopper : members().subList(0, 50)) {
                Set<String> met = met(shopper);
                if (met.size() > QUICK.historyLength()) {
                    continue;
                }
                met.add("an item that nobody ever met");
                Recommendation shelf = home(ranked, shopper, LENGTH);
                assertThat(ids(shelf)).hasSize(LENGTH).doesNotHaveDuplicates().doesNotContainAnyElementsOf(met);
                for (RecommendedItem item : shelf.items()) {
                    assertThat(item.reasons()).isNotEmpty().allSatisfy(reason -> {
                        if (reason.itemId() != null) {
                            assertThat(met).contains(reason.itemId());
                        }
                    });
                }
            }
        }
    }

    /** Whatever a shopper did something with. */
    private Set<String> met(String shopper) {
        Set<String> devices = new HashSet<>(Set.of("phone-" + shopper));
        shop.links.linksOf(shopper).forEach(link -> devices.add(link.deviceId()));
        Set<String> met = new HashSet<>();
        shop.log.read(0, (offset, event) -> {
            if (devices.contains(event.header().deviceId()) && !(event instanceof Event.Impression)) {
                event.items().forEach(item -> met.add(item.itemId()));
            }
            return true;
        });
        return met;
    }
}
