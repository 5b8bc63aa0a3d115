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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
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
    private static final int VISITS = 8_000;
    private static final long SEED = 7;
    private static final EngineSettings QUICK =
            EngineSettings.defaults().withTraining(List.of("popular", "item-knn"), 3);
    private static final EngineSettings EXPLORING = QUICK.withExploration(.1);

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
        simulation = Simulator.simulate(
                demo,
                SimulatorSettings.defaults().withShoppers(SHOPPERS));
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
                "visit-" + eventId, clock.now, "phone-" + shopper, shopper, null, Platform.WEB, shelf.recommendationId());
    }

    private Event shown(int visit, String shopper, Recommendation shelf) {
        List<EventItem> items = ids(shelf).stream().map(EventItem::of).toList();
        return new Event.Impression(header(String.valueOf(visit), shopper, shelf), items, "home");
    }

    private Event action(String eventId, String shopper, Recommendation shelf, EventType type, String itemId) {
        return new Event.ItemAction(
                header(eventId, shopper, shelf), type, List.of(EventItem.of(itemId)), null);
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
        return Engine.open(
                shop.log, shop.items, shop.links, Derived.releasesOnly(root), settings, clock, other);
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
}
