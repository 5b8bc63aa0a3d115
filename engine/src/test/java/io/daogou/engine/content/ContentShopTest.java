package io.daogou.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.TrainingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop, in which nobody ever touched a tenth of the items; who bought them is what is asked for. */
class ContentShopTest {
    private static final int SHOPPERS = 600;
    private static final long SEED = 7;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final EngineSettings QUICK =
            MemoryShop.settings().withTraining(List.of("popular", "item-knn", "transitions", "ease"), 1);

    @TempDir
    static Path releases;

    private static final Map<String, Item> ITEMS = new HashMap<>();
    private static final Set<String> HIDDEN = new HashSet<>();
    /** By shopper, the hidden items they bought. */
    private static final Map<String, Set<String>> BOUGHT = new HashMap<>();

    private static final MemoryShop SHOP = new MemoryShop();
    private static Engine engine;
    private static ReleaseInfo release;

    @BeforeAll
    static void trainWithoutATenth() {
        DemoShop demo = DemoShop.generate(1, MemoryShop.NOW);
        Simulation simulation = Simulator.simulate(
                demo, SimulatorSettings.defaults().withShoppers(SHOPPERS).endingAt(MemoryShop.NOW));
        SplittableRandom random = new SplittableRandom(SEED);
        demo.items().forEach(item -> {
            ITEMS.put(item.itemId(), item);
            if (random.nextDouble() < .1) {
                HIDDEN.add(item.itemId());
            }
        });
        SHOP.items.put(demo.items());
        List<Event> others = new ArrayList<>();
        for (Event event : simulation) {
            List<String> hidden = event.items().stream()
                    .map(EventItem::itemId)
                    .filter(HIDDEN::contains)
                    .toList();
            if (hidden.isEmpty()) {
                others.add(event);
            } else if (event.type() == EventType.PURCHASE && event.header().shopperId() != null) {
                BOUGHT.computeIfAbsent(event.header().shopperId(), id -> new HashSet<>())
                        .addAll(hidden);
            }
        }
        SHOP.log.append(others);
        engine = SHOP.open(releases, QUICK);
        release = engine.training().train(TrainingProgress.SILENT);
        assertThat(engine.placeNewItems(LONG)).isTrue();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static List<RecommendedItem> shelf(String placement, String shopper, List<String> about, int limit) {
        return engine.recommender()
                .recommend(new RecommendationRequest(
                        placement, null, shopper.isEmpty() ? null : shopper, about, null, limit, Filter.NONE))
                .items();
    }

    private static List<RecommendedItem> similar(String itemId, int limit) {
        return shelf("item-similar", "", List.of(itemId), limit);
    }

    private static boolean isOn(List<RecommendedItem> shelf, String itemId) {
        return shelf.stream().anyMatch(each -> each.itemId().equals(itemId));
    }

    @Test
    void whatIsLikeAnUntouchedItemIsMostlyOfItsKindAndSaysSo() {
        int own = 0;
        int all = 0;
        for (String itemId : HIDDEN) {
            for (RecommendedItem each : similar(itemId, 10)) {
                assertThat(each.reasons()).as(itemId).first().isEqualTo(new Reason.SimilarTo(itemId));
                own += path(each.itemId()).equals(path(itemId)) ? 1 : 0;
                all++;
            }
        }
        System.out.printf("similar to untouched items, seed %d: %d of %d in the same category%n", SEED, own, all);
        assertThat(own).isGreaterThan(all / 2);
    }

    private static List<String> path(String itemId) {
        return Objects.requireNonNull(ITEMS.get(itemId)).productType();
    }

    @Test
    void untouchedItemsStandAmongTheSimilarOfItemsLikeThem() {
        int shown = 0;
        int own = 0;
        for (String itemId : ITEMS.keySet()) {
            for (RecommendedItem each : similar(itemId, 10)) {
                if (!HIDDEN.contains(itemId) && HIDDEN.contains(each.itemId())) {
                    shown++;
                    own += path(each.itemId()).getFirst().equals(path(itemId).getFirst()) ? 1 : 0;
                }
            }
        }
        System.out.printf("untouched among the similar of others: %d, %d of the same department%n", shown, own);
        assertThat(shown).isGreaterThan(HIDDEN.size());
        assertThat(own).isGreaterThan(shown / 2);
    }

    @Test
    void thoseWhoWouldBuyUntouchedItemsAreReachedFarMoreOftenThanByPopularity() {
        int asked = 0;
        int home = 0;
        int popular = 0;
        for (Map.Entry<String, Set<String>> buyer : BOUGHT.entrySet()) {
            List<RecommendedItem> byTaste = shelf("home", buyer.getKey(), List.of(), 20);
            List<RecommendedItem> blindly = shelf("popular", buyer.getKey(), List.of(), 20);
            for (String itemId : buyer.getValue()) {
                asked++;
                home += isOn(byTaste, itemId) ? 1 : 0;
                popular += isOn(blindly, itemId) ? 1 : 0;
            }
        }
        System.out.printf("of %d purchases of untouched items: home %d, popular %d%n", asked, home, popular);
        assertThat(asked).isGreaterThan(50);
        assertThat(home).isGreaterThan(asked / 5).isGreaterThan(2 * popular);
    }

    @Test
    void anUntouchedItemOnTheHomeShelfNamesWhatTheShopperDid() {
        Set<String> reasons = new HashSet<>();
        for (String shopper : BOUGHT.keySet()) {
            for (RecommendedItem each : shelf("home", shopper, List.of(), 20)) {
                if (HIDDEN.contains(each.itemId())) {
                    each.reasons().forEach(reason -> reasons.add(reason.type()));
                }
            }
        }
        assertThat(reasons).isNotEmpty().isSubsetOf("viewed", "carted", "bought");
    }

    @Test
    void theReleaseSaysWhatItFindsOfNewItemsAndThatItCostsNothing() {
        List<FittedModel> content = release.models().stream()
                .filter(model -> model.name().equals("content"))
                .toList();
        assertThat(content).extracting(FittedModel::placement).containsExactly("home", "item-similar");
        for (FittedModel each : content) {
            System.out.println(each);
            assertThat(each.chosen()).isTrue();
            assertThat(measure(each, "newItemsFound@20"))
                    .isGreaterThan(measure(each, "newItemsFoundByBehaviour@20") + .1);
            assertThat(measure(each, "recall@20")).isGreaterThan(measure(each, "withoutNewItems") - .02);
        }
    }

    private static double measure(FittedModel model, String name) {
        return Objects.requireNonNull(model.measures().get(name), name);
    }

    // Coming, changing, going

    /** A tea pot like others, which the catalogue did not have. */
    private static Item newcomer() {
        return newcomerLike("teapot-");
    }

    private static Item newcomerLike(String family) {
        Item like = ITEMS.values().stream()
                .filter(item -> item.itemId().startsWith(family) && !HIDDEN.contains(item.itemId()))
                .min(Comparator.comparing(Item::itemId))
                .orElseThrow();
        return new ItemBuilder("a newcomer", like.title())
                .description(like.description())
                .brand(like.brand())
                .price(like.price())
                .productType(like.productType())
                .attributes(like.attributes())
                .build();
    }

    private static Map<String, List<RecommendedItem>> shelves() {
        Map<String, List<RecommendedItem>> shelves = new HashMap<>();
        for (String shopper : BOUGHT.keySet()) {
            for (String placement : List.of("home", "cart-together", "recently-viewed", "popular", "new")) {
                shelves.put(placement + " of " + shopper, shelf(placement, shopper, List.of(), 40));
            }
        }
        for (String itemId : ITEMS.keySet()) {
            shelves.put("similar to " + itemId, similar(itemId, 40));
        }
        return shelves;
    }

    @Test
    void anItemThatCameAndWentLeavesEveryShelfAsItWasToTheBit() {
        Map<String, List<RecommendedItem>> before = shelves();
        engine.catalog().put(List.of(newcomer()));
        assertThat(engine.placeNewItems(LONG)).isTrue();
        Map<String, List<RecommendedItem>> with = shelves();
        assertThat(with.entrySet().stream().filter(shelf -> isOn(shelf.getValue(), "a newcomer")))
                .as("shelves with it")
                .hasSizeGreaterThan(10);
        with.forEach((name, shelf) -> {
            if (!isOn(shelf, "a newcomer")) {
                assertThat(shelf).as(name + ", without it").isEqualTo(before.get(name));
            }
        });
        assertThat(engine.catalog().delete("a newcomer")).isTrue();
        assertThat(shelves()).as("at once").isEqualTo(before);
        assertThat(engine.placeNewItems(LONG)).isTrue();
        assertThat(shelves()).as("and for good").isEqualTo(before);
    }

    @Test
    void aChangedTextMovesIt() {
        Item pot = newcomer();
        engine.catalog().put(List.of(pot));
        assertThat(engine.placeNewItems(LONG)).isTrue();
        Set<String> pots = new HashSet<>();
        similar("a newcomer", 10).forEach(each -> pots.add(each.itemId().replaceAll("-[0-9]+$", "")));
        assertThat(pots).contains("teapot");
        engine.catalog().put(List.of(newcomerLike("cookbook-")));
        assertThat(engine.placeNewItems(LONG)).isTrue();
        Set<String> books = new HashSet<>();
        similar("a newcomer", 10).forEach(each -> books.add(each.itemId().replaceAll("-[0-9]+$", "")));
        assertThat(books).contains("cookbook").doesNotContain("teapot");
        engine.catalog().delete("a newcomer");
    }

    /** A stranger who looked at nothing but a new item. */
    @Test
    void whoOnlyKnowsANewItemIsLedToWhatIsLikeIt() {
        String itemId = HIDDEN.stream().sorted().findFirst().orElseThrow();
        List<RecommendedItem> shelf = engine.recommender()
                .recommend(new RecommendationRequest("home", null, null, List.of(), List.of(itemId), 10, Filter.NONE))
                .items();
        assertThat(shelf.getFirst().reasons()).containsExactly(new Reason.Viewed(itemId));
        assertThat(shelf.stream()
                        .filter(each -> path(each.itemId())
                                .getFirst()
                                .equals(path(itemId).getFirst())))
                .hasSizeGreaterThan(shelf.size() / 2);
    }

    @Test
    void afterAnotherReleaseTheyHaveTheirPlacesAgain() {
        List<RecommendedItem> before = similar(HIDDEN.iterator().next(), 20);
        engine.releases().activate(release.releaseId());
        assertThat(engine.placeNewItems(LONG)).isTrue();
        assertThat(similar(HIDDEN.iterator().next(), 20)).isEqualTo(before);
    }
}
