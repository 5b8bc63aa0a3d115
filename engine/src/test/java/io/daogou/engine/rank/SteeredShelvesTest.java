package io.daogou.engine.rank;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.soldOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Money;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.release.HandMade;
import io.daogou.engine.release.Release;
import io.daogou.engine.steering.LiveSteering;
import io.daogou.engine.steering.Placement;
import io.daogou.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules and settings do to shelves; ten items, of which ada's history says i0 best, then i1, and so on. */
final class SteeredShelvesTest {
    private static final int ITEMS = 10;

    private static final class SetClock extends Clock {
        private Instant now = NOW;

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

    private final SetClock clock = new SetClock();
    private final Store store = Store.inMemory(clock);
    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(30, MemoryShop.CLOCK);
    private final LiveState state = new LiveState(catalog, popularity, 100);
    private final LiveSteering steering = new LiveSteering(catalog, clock);
    private @Nullable Release release;
    private final ShelfRecommender recommender = new ShelfRecommender(
            catalog,
            state,
            new Rankings(catalog, popularity),
            () -> release,
            serving -> Placed.NONE,
            null,
            new ShelfSignature(new byte[] {1}),
            steering,
            MemoryShop.settings(),
            clock);

    @BeforeEach
    void stock() {
        HandMade model = HandMade.of(IntStream.range(-1, ITEMS)
                .mapToObj(i -> i < 0 ? "seen" : "i" + i)
                .toArray(String[]::new));
        catalog.put(item("seen", "Seen").build());
        for (int i = 0; i < ITEMS; i++) {
            catalog.put(item("i" + i, i % 2 == 0 ? "Even" : "Odd", "Number " + i)
                    .brand(i < 5 ? "Low" : "High")
                    .attributes(Map.of("digit", String.valueOf(i)))
                    .price(Money.of(String.valueOf(10 + i), "EUR"))
                    .build());
            model.says("seen", "i" + i, ITEMS - i);
        }
        release = new Release("by hand", model.models(), catalog);
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "seen"));
        steering.start(store.steering());
    }

    @AfterEach
    void close() {
        steering.close();
    }

    private void rule(String ruleId, Selection selects, RuleAction action) {
        say(new Rule(ruleId, "The " + ruleId, List.of(), null, null, selects, action, false));
    }

    private void say(Rule rule) {
        store.steering().rules().put(rule.ruleId(), rule, "test", clock.instant());
        steering.follow();
    }

    private void say(PlacementSettings settings) {
        store.steering().placements().put(settings.placement(), settings, "test", clock.instant());
        steering.follow();
    }

    private static Selection category(String name) {
        return new Selection(List.of(), List.of(name), null, null, null, null);
    }

    private static PlacementSettings home(
            @Nullable List<String> sources, @Nullable Integer mostPerCategory, @Nullable Integer mostPerBrand) {
        return new PlacementSettings(
                "home", true, Map.of(), null, sources, false, null, null, mostPerCategory, mostPerBrand);
    }

    private Recommendation home(int limit) {
        return recommender.recommend(RecommendationRequest.forShopper("home", "ada", limit));
    }

    private List<String> ids(int limit) {
        return ids(home(limit));
    }

    private static List<String> ids(Recommendation shelf) {
        return shelf.items().stream().map(RecommendedItem::itemId).toList();
    }

    private static RecommendedItem only(Recommendation shelf, String itemId) {
        return shelf.items().stream()
                .filter(one -> one.itemId().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutRulesNothingIsSaid() {
        assertThat(ids(4)).containsExactly("i0", "i1", "i2", "i3");
        assertThat(home(4).items()).allMatch(one -> one.ruleId() == null && !one.sponsored());
    }

    // Pins

    @Test
    void pinsStandAtTheirPlaceOneBehindTheOtherAndSayWhy() {
        rule("pin", Selection.of("i8", "i9"), new RuleAction.Pin(1));
        assertThat(ids(5)).containsExactly("i0", "i8", "i9", "i1", "i2");
        RecommendedItem pinned = only(home(5), "i8");
        assertThat(pinned.reasons()).containsExactly(new Reason.Rule("pin", "The pin"));
        assertThat(pinned.ruleId()).isEqualTo("pin");
        assertThat(pinned.model()).isEqualTo("rule");
        assertThat(home(5).items()).extracting(RecommendedItem::score).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void pinsBeyondTheShelfAreNotOnItAndThoseBeyondItsEndCloseIt() {
        rule("far", Selection.of("i9"), new RuleAction.Pin(8));
        assertThat(ids(5)).doesNotContain("i9");
        rule("most", new Selection(List.of(), List.of(), "Low", null, null, null), new RuleAction.Only());
        assertThat(ids(20)).containsExactly("i0", "i1", "i2", "i3", "i4", "i9");
    }

    @Test
    void aPinRespectsStockDislikesAndTheRequestButNotWhatTheShelfLeavesOut() {
        catalog.put(soldOut("i8", "Even"));
        state.apply(byShopper("ada", EventType.DISLIKE, 1, "i9"));
        rule("pin", Selection.of("i8", "i9", "seen"), new RuleAction.Pin(0));
        assertThat(ids(3)).containsExactly("seen", "i0", "i1");
        Filter unseen = new Filter(List.of(), null, null, true, null);
        assertThat(ids(recommender.recommend(
                        new RecommendationRequest("home", null, "ada", List.of(), null, 3, unseen))))
                .containsExactly("i0", "i1", "i2");
        assertThat(ids(recommender.recommend(RecommendationRequest.about("item-similar", List.of("seen"), 3))))
                .as("the shelf is about it")
                .doesNotContain("seen");
    }

    // Order

    @Test
    void aBoostMovesFromPlaceNToPlaceNByFactorAndABuryBack() {
        rule("boost", Selection.of("i5"), new RuleAction.Boost(3));
        assertThat(ids(7)).containsExactly("i0", "i5", "i1", "i2", "i3", "i4", "i6");
        RecommendedItem boosted = only(home(7), "i5");
        assertThat(boosted.reasons()).containsExactly(new Reason.Rule("boost", "The boost"), new Reason.Viewed("seen"));
        assertThat(boosted.model()).isEqualTo("taste");
        rule("boost", Selection.of("i0"), new RuleAction.Bury(4));
        assertThat(ids(7)).containsExactly("i1", "i2", "i3", "i0", "i4", "i5", "i6");
        assertThat(only(home(7), "i0").ruleId()).isNull();
    }

    @Test
    void aBoostBringsWhatWasBeyondTheEndOfTheShelf() {
        rule("boost", Selection.of("i9"), new RuleAction.Boost(10));
        assertThat(ids(2)).containsExactly("i9", "i0");
    }

    @Test
    void allBoostsTogetherMoveNoFartherThanOneMay() {
        for (int i = 0; i < 5; i++) {
            rule("bury" + i, Selection.of("i0"), new RuleAction.Bury(10));
            rule("boost" + i, Selection.of("i9"), new RuleAction.Boost(10));
        }
        assertThat(ids(10)).startsWith("i9").endsWith("i0");
        rule("more", Selection.of("i0"), new RuleAction.Boost(10));
        assertThat(home(10).items()).extracting(RecommendedItem::score).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whoPaysIsNamedBeforeWhatMovesFarther() {
        rule("far", Selection.of("i5"), new RuleAction.Boost(5));
        say(new Rule("paid", "Paid", List.of(), null, null, Selection.of("i5"), new RuleAction.Boost(2), true));
        RecommendedItem paid = only(home(3), "i5");
        assertThat(paid.sponsored()).isTrue();
        assertThat(paid.ruleId()).isEqualTo("paid");
        say(new Rule("pin", "Pin", List.of(), null, null, Selection.of("i9"), new RuleAction.Pin(0), true));
        assertThat(only(home(3), "i9").sponsored()).isTrue();
        assertThat(only(home(3), "i0").sponsored()).isFalse();
    }

    // What may stand there

    @Test
    void whatIsHiddenIsNeverThereNotEvenPinnedAndTheShelfIsFull() {
        rule("hide", category("Even"), new RuleAction.Hide());
        rule("pin", Selection.of("i0"), new RuleAction.Pin(0));
        assertThat(ids(5)).containsExactly("i1", "i3", "i5", "i7", "i9");
        assertThat(home(5).degraded()).isEmpty();
    }

    @Test
    void onlyWhatSomeOnlyRuleSelectsIsThereAndSaysSo() {
        rule("one", Selection.of("i3"), new RuleAction.Only());
        rule(
                "two",
                new Selection(List.of(), List.of(), null, new Selection.Attribute("digit", "7"), null, null),
                new RuleAction.Only());
        assertThat(ids(5)).containsExactly("i3", "i7");
        assertThat(only(home(5), "i7").ruleId()).isEqualTo("two");
    }

    @Test
    void allThatASelectionSaysMustHold() {
        rule(
                "hide",
                new Selection(List.of("i1", "i3", "i5", "i7"), List.of("Odd"), "Low", null, new BigDecimal(12), null),
                new RuleAction.Hide());
        assertThat(ids(10)).contains("i1", "i5", "i7").doesNotContain("i3");
    }

    @Test
    void onlyGivesWayWhereItLeavesNothingAndThatIsToldAndCounted() {
        rule("only", category("No such"), new RuleAction.Only());
        Recommendation shelf = home(3);
        assertThat(ids(shelf)).containsExactly("i0", "i1", "i2");
        assertThat(shelf.degraded()).singleElement().asString().contains("left nothing");
        assertThat(steering.gaveWay()).isEqualTo(1);
    }

    @Test
    void hideNeverGivesWay() {
        rule("hide", new Selection(List.of(), List.of(), null, null, BigDecimal.ZERO, null), new RuleAction.Hide());
        Recommendation shelf = home(3);
        assertThat(shelf.items()).isEmpty();
        assertThat(shelf.degraded()).singleElement().asString().contains("hide everything");
        assertThat(steering.gaveWay()).isEqualTo(1);
    }

    // Time and place

    @Test
    void aRuleHoldsFromAMomentUntilAnotherOnItsPlacementsAlone() {
        Instant from = NOW.plusSeconds(10);
        say(new Rule(
                "later",
                "Later",
                List.of("home"),
                from,
                from.plusSeconds(5),
                Selection.of("i0"),
                new RuleAction.Hide(),
                false));
        assertThat(steering.inForce()).isEmpty();
        assertThat(ids(1)).containsExactly("i0");
        clock.now = from;
        await(() -> !steering.inForce().isEmpty());
        assertThat(ids(1)).containsExactly("i1");
        assertThat(ids(recommender.recommend(RecommendationRequest.about("popular", List.of(), 20))))
                .contains("i0");
        clock.now = from.plusSeconds(5);
        await(() -> steering.inForce().isEmpty());
        assertThat(ids(1)).containsExactly("i0");
    }

    @Test
    void aRuleFollowsTheCatalogueWithinASecond() {
        rule("hide", category("Even"), new RuleAction.Hide());
        catalog.put(item("i1", "Even").build());
        catalog.put(item("new", "Even").build());
        steering.catalogChanged();
        long millis = await(() -> ids(20).stream().noneMatch(Set.of("i1", "new")::contains));
        assertThat(millis).isLessThan(1_000);
    }

    private static long await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begun)
                    .isLessThan(Duration.ofSeconds(5).toNanos());
            Thread.onSpinWait();
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    // Settings

    @Test
    void aShelfCanBeComposed() {
        say(home(List.of(), null, null));
        assertThat(home(3).items()).allMatch(one -> one.model().equals("popular"));
        say(home(List.of("taste"), null, null));
        assertThat(home(3).items()).allMatch(one -> one.model().equals("taste"));
    }

    @Test
    void aShelfThatIsSwitchedOffHasNothingAndSaysSo() {
        say(new PlacementSettings("home", false, Map.of("en", "For you"), null, null, false, null, null, null, null));
        Recommendation shelf = home(3);
        assertThat(shelf.items()).isEmpty();
        assertThat(shelf.title()).containsExactly(Map.entry("en", "For you"));
        assertThat(shelf.degraded()).singleElement().asString().contains("switched off");
    }

    @Test
    void whatIsLeftOutIsForTheMerchantToSayAndAboveThatForTheRequest() {
        say(new PlacementSettings("home", true, Map.of(), 5, null, false, false, null, null, null));
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "i0"));
        assertThat(ids(20)).contains("i0", "seen");
        Filter unseen = new Filter(List.of(), null, null, true, null);
        assertThat(ids(recommender.recommend(
                        new RecommendationRequest("home", null, "ada", List.of(), null, 5, unseen))))
                .doesNotContain("i0", "seen");
        assertThat(steering.shelf(Placement.HOME).limit()).isEqualTo(5);
    }

    @Test
    void onlyTheSameCategoryGivesWayWhereThereIsNothingElse() {
        say(new PlacementSettings("item-similar", true, Map.of(), null, null, true, null, null, null, null));
        catalog.put(item("twin", "Even", "Number 0").build());
        RecommendationRequest about = RecommendationRequest.about("item-similar", List.of("i0"), 5);
        assertThat(ids(recommender.recommend(about))).containsExactly("twin");
        RecommendationRequest alone = RecommendationRequest.about("item-similar", List.of("i1"), 5);
        assertThat(recommender.recommend(alone).items()).hasSize(5);
        assertThat(recommender.recommend(alone).degraded()).isNotEmpty();
    }

    @Test
    void atMostSoManyOfOneBrandWhileThereIsSomethingElse() {
        say(home(null, null, 1));
        assertThat(ids(2)).containsExactly("i0", "i5");
        assertThat(ids(10)).as("then the others").startsWith("i0", "i5").hasSize(10);
        rule("pin", Selection.of("i9"), new RuleAction.Pin(1));
        assertThat(ids(2)).as("a pin counts").containsExactly("i0", "i9");
    }

    // Everything at once

    @Test
    void whateverIsSaidShelvesKeepTheirPromises() {
        long seed = 18;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Set<String> hidden = new HashSet<>();
            for (int r = 0; r < 4; r++) {
                RuleAction action = action(random);
                List<String> items = IntStream.range(0, ITEMS)
                        .filter(i -> random.nextInt(4) == 0)
                        .mapToObj(i -> "i" + i)
                        .toList();
                Selection selects = items.isEmpty() ? Selection.of("none") : Selection.of(items.toArray(String[]::new));
                rule("rule" + r, selects, action);
                if (action instanceof RuleAction.Hide) {
                    hidden.addAll(items);
                }
            }
            say(home(null, random.nextBoolean() ? null : 1, random.nextBoolean() ? null : 1 + random.nextInt(3)));
            int limit = 1 + random.nextInt(12);
            Recommendation shelf = home(limit);
            List<String> ids = ids(shelf);
            assertThat(ids).doesNotHaveDuplicates().noneMatch(hidden::contains);
            assertThat(ids.size()).isBetween(1, limit);
            if (steering.inForce().stream().noneMatch(rule -> rule.action() instanceof RuleAction.Only)) {
                assertThat(ids).hasSize(Math.min(limit, 11 - hidden.size()));
            }
            List<Float> scores = new ArrayList<>(
                    shelf.items().stream().map(RecommendedItem::score).toList());
            assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(shelf.items())
                    .allMatch(one -> (one.ruleId() != null) == (one.reasons().getFirst() instanceof Reason.Rule));
        }
    }

    private static RuleAction action(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new RuleAction.Pin(random.nextInt(12));
            case 1 -> new RuleAction.Boost(1 + random.nextDouble(.1, 9));
            case 2 -> new RuleAction.Bury(1 + random.nextDouble(.1, 9));
            case 3 -> new RuleAction.Hide();
            default -> new RuleAction.Only();
        };
    }
}
