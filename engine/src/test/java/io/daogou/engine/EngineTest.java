package io.daogou.engine;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.event;
import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.soldOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Translation;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    private static final List<String> PLACEMENTS =
            List.of("home", "item-similar", "cart-together", "recently-viewed", "popular", "new");
    private static final int GROUPS = 4;
    private static final int SIZE = 8;

    @TempDir
    Path releases;

    private final MemoryShop shop = new MemoryShop();
    private Engine engine;

    @BeforeEach
    void openWithARelease() {
        for (int group = 0; group < GROUPS; group++) {
            for (int member = 0; member < SIZE; member++) {
                shop.items.put(List.of(item(id(group, member), "Group " + group).build()));
            }
        }
        for (int shopper = 0; shopper < 80; shopper++) {
            for (int i = 0; i < 4; i++) {
                String itemId = id(shopper % GROUPS, (shopper / GROUPS + i * i) % SIZE);
                shop.log.append(List.of(byShopper("shopper " + shopper, EventType.PURCHASE, 5_000 + i, itemId)));
            }
        }
        engine = shop.open(releases);
        engine.training().train(TrainingProgress.SILENT);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static String id(int group, int member) {
        return "item " + group + " " + member;
    }

    // Fresh

    @Test
    void anEventChangesTheVeryNextAnswer() {
        List<String> before = onDevice("home", "phone");
        engine.events().append(List.of(MemoryShop.onDevice("phone", EventType.VIEW_ITEM, 1, id(2, 0))));
        List<String> after = onDevice("home", "phone");
        assertThat(after).isNotEqualTo(before).doesNotContain(id(2, 0));
        assertThat(after.getFirst()).startsWith("item 2");
        assertThat(onDevice("recently-viewed", "phone").getFirst()).isEqualTo(id(2, 0));
    }

    @Test
    void whatTheComputerJustDidThePhoneKnows() {
        engine.events()
                .append(List.of(
                        event("phone", "ada", EventType.LOGIN, NOW), event("computer", "ada", EventType.LOGIN, NOW)));
        engine.events().append(List.of(MemoryShop.onDevice("computer", EventType.ADD_TO_CART, 1, id(3, 1))));
        assertThat(onDevice("home", "phone")).isEqualTo(onDevice("home", "computer"));
        assertThat(onDevice("home", "phone").getFirst()).startsWith("item 3");
        assertThat(onDevice("cart-together", "phone")).doesNotContain(id(3, 1));
    }

    @Test
    void unlinkingPutsBothBack() {
        engine.events().append(List.of(byShopper("ada", EventType.VIEW_ITEM, 2, id(1, 0))));
        engine.events().append(List.of(onPhone(EventType.VIEW_ITEM, id(2, 0))));
        List<String> adaBefore = forShopper("ada");
        List<String> phoneBefore = onDevice("home", "phone");
        engine.shoppers().link("phone", "ada", NOW);
        assertThat(onDevice("home", "phone")).isEqualTo(forShopper("ada")).isNotEqualTo(adaBefore);
        engine.shoppers().unlink("phone", "ada", NOW);
        assertThat(forShopper("ada")).isEqualTo(adaBefore);
        assertThat(onDevice("home", "phone")).isEqualTo(phoneBefore);
    }

    @Test
    void aPutADeletionAndAnEmptyShelfInTheStoreShowInTheNextAnswer() {
        engine.catalog().put(List.of(item("brand new").addedAt(NOW).build()));
        assertThat(onDevice("new", "phone").getFirst()).isEqualTo("brand new");
        engine.catalog().put(List.of(soldOut("brand new")));
        assertThat(onDevice("new", "phone")).doesNotContain("brand new");
        engine.catalog().put(List.of(item("brand new").addedAt(NOW).build()));
        engine.catalog().delete("brand new");
        assertThat(onDevice("new", "phone")).doesNotContain("brand new");
        assertThat(engine.catalog().item("brand new")).isEmpty();
    }

    @Test
    void anItemThatEventsNameFirstIsCountedAndResolvedWhenItArrives() {
        engine.events().append(List.of(onPhone(EventType.VIEW_ITEM, "not yet")));
        assertThat(engine.status().unknownItems()).isEqualTo(1);
        assertThat(onDevice("recently-viewed", "phone")).doesNotContain("not yet");
        engine.catalog().put(List.of(item("not yet").build()));
        assertThat(engine.status().unknownItems()).isZero();
        assertThat(onDevice("recently-viewed", "phone").getFirst()).isEqualTo("not yet");
    }

    @Test
    void aRetriedEventAndOneThatConflictsChangeNothing() {
        Event once = onPhone(EventType.VIEW_ITEM, id(0, 0));
        Event other = new Event.ItemAction(once.header(), EventType.DISLIKE, once.items(), null);
        assertThat(engine.events().append(List.of(once, once, other)))
                .containsExactly(AppendOutcome.STORED, AppendOutcome.DUPLICATE, AppendOutcome.CONFLICT);
        assertThat(onDevice("recently-viewed", "phone").getFirst()).isEqualTo(id(0, 0));
    }

    // Logins

    @Test
    void aRetriedLoginDoesNotUndoWhatCameLater() {
        Event login = event("tablet", "ada", EventType.LOGIN, NOW.minusSeconds(60));
        engine.events().append(List.of(login));
        engine.shoppers().unlink("tablet", "ada", NOW);
        engine.events().append(List.of(login));
        assertThat(shop.links.linksOf("ada")).noneMatch(link -> link.stands());

        Event first = event("kiosk", "ada", EventType.LOGIN, NOW.minusSeconds(60));
        Event second = event("kiosk", "bob", EventType.LOGIN, NOW.minusSeconds(30));
        engine.events().append(List.of(first, second));
        engine.events().append(List.of(first));
        assertThat(shop.links.linksOf("bob")).singleElement().matches(link -> link.stands());
    }

    @Test
    void aLoginThatWasStoredWithoutItsLinkIsLinkedWhenItIsRetried() {
        Event login = event("tablet", "ada", EventType.LOGIN, NOW);
        shop.log.append(List.of(login));
        assertThat(engine.events().append(List.of(login))).containsExactly(AppendOutcome.DUPLICATE);
        assertThat(shop.links.linksOf("ada")).singleElement().matches(link -> link.stands());
    }

    @Test
    void theLiveStateIsThatOfTheTruthAfterManyChangesAtOnce() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Object>> all = java.util.stream.IntStream.range(0, threads)
                    .mapToObj(number -> pool.submit(() -> {
                        for (int i = 0; i < 300; i++) {
                            if (i % 10 == 0) {
                                start.await();
                            }
                            String id = "contested " + i % 7;
                            if ((i + number) % 3 == 0) {
                                engine.catalog().delete(id);
                            } else {
                                engine.catalog()
                                        .put(List.of(item(id, "Path " + number + " " + i)
                                                .build()));
                            }
                            engine.shoppers().link("device " + i % 5, "shopper " + number, NOW);
                        }
                        return (Object) number;
                    }))
                    .toList();
            for (Future<Object> each : all) {
                each.get();
            }
        }
        List<Category> categories = engine.categories();
        List<String> ids = engine.itemIds(List.of(), "", 1_000);
        try (Engine again = shop.open(releases)) {
            assertThat(again.categories()).isEqualTo(categories);
            assertThat(again.itemIds(List.of(), "", 1_000)).isEqualTo(ids);
            for (int i = 0; i < 5; i++) {
                engine.events()
                        .append(List.of(MemoryShop.onDevice("device " + i, EventType.VIEW_ITEM, i, id(i % 4, i))));
            }
        }
        try (Engine again = shop.open(releases)) {
            for (int i = 0; i < threads; i++) {
                assertThat(items(again, RecommendationRequest.forShopper("recently-viewed", "shopper " + i, 5)))
                        .isEqualTo(
                                items(engine, RecommendationRequest.forShopper("recently-viewed", "shopper " + i, 5)));
            }
        }
    }

    // Start and end

    @Test
    void anEngineOpenedAgainAnswersTheSame() {
        engine.events()
                .append(List.of(
                        onPhone(EventType.VIEW_ITEM, id(1, 1)),
                        onPhone(EventType.ADD_TO_CART, id(1, 2)),
                        event("phone", "ada", EventType.LOGIN, NOW),
                        byShopper("ada", EventType.DISLIKE, 1, id(1, 3))));
        try (Engine again = shop.open(releases)) {
            // All but those in the order of popularity, which may be a second old.
            for (String placement : PLACEMENTS.subList(0, 4)) {
                RecommendationRequest request = request(placement, "phone");
                assertThat(again.recommender().recommend(request).items())
                        .as(placement)
                        .isEqualTo(engine.recommender().recommend(request).items());
            }
            assertThat(again.status()).isEqualTo(engine.status());
        }
    }

    @Test
    void anEngineOpensAndAnswersWhateverBecameOfItsReleases() throws IOException {
        String id = Objects.requireNonNull(engine.status().releaseId());
        Files.write(releases.resolve("serving"), new byte[] {(byte) 0xFF});
        try (Engine again = shop.open(releases)) {
            assertThat(again.status().releaseId()).isEqualTo(id);
            assertThat(again.status().degraded()).isNotEmpty();
        }
        Files.write(releases.resolve(id).resolve("home.model"), new byte[] {1, 2, 3});
        try (Engine again = shop.open(releases)) {
            assertThat(again.status().releaseId()).isNull();
            for (String placement : PLACEMENTS) {
                assertThat(items(again, request(placement, "phone")))
                        .as(placement)
                        .hasSize(5);
            }
            assertThatThrownBy(() -> again.releases().activate(id)).isInstanceOf(ReleaseDamaged.class);
            assertThat(again.training().train(TrainingProgress.SILENT).status())
                    .as("training is the way out")
                    .isEqualTo(ReleaseInfo.Status.SERVING);
            assertThat(again.status().degraded()).isEmpty();
        }
    }

    @Test
    void anEngineWithoutAnythingAnswersWithEmptyShelvesAndSaysWhatIsMissing() {
        try (Engine nothing = new MemoryShop().open(releases.resolve("none"))) {
            for (String placement : PLACEMENTS) {
                assertThat(items(nothing, request(placement, "phone"))).isEmpty();
            }
            assertThat(nothing.status().degraded()).singleElement().asString().contains("train");
            assertThat(nothing.categories()).isEmpty();
            assertThatThrownBy(() -> nothing.training().train(TrainingProgress.SILENT))
                    .isInstanceOf(TrainingRefused.class);
            nothing.catalog().put(List.of(item("first").build()));
            assertThat(items(nothing, RecommendationRequest.forDevice("home", "phone", 5)))
                    .containsExactly("first");
        }
    }

    // Reasons

    @Test
    void reasonsPointToWhatIsInTheHistoryTheCartOrOnThePage() {
        engine.events()
                .append(List.of(
                        onPhone(EventType.VIEW_ITEM, id(0, 1)),
                        onPhone(EventType.ADD_TO_CART, id(1, 2)),
                        onPhone(EventType.PURCHASE, id(2, 3))));
        List<String> known = List.of(id(0, 1), id(1, 2), id(2, 3));
        for (String placement : PLACEMENTS) {
            for (RecommendedItem each :
                    engine.recommender().recommend(request(placement, "phone")).items()) {
                assertThat(each.reasons()).isNotEmpty().allSatisfy(reason -> {
                    switch (reason) {
                        case Reason.Viewed viewed -> assertThat(viewed.itemId()).isEqualTo(id(0, 1));
                        case Reason.Carted carted -> assertThat(carted.itemId()).isEqualTo(id(1, 2));
                        case Reason.Bought bought -> assertThat(bought.itemId()).isEqualTo(id(2, 3));
                        case Reason.BoughtTogether with ->
                            assertThat(with.itemId()).isEqualTo(id(0, 0));
                        case Reason.SimilarTo like -> assertThat(like.itemId()).isEqualTo(id(0, 0));
                        case Reason.SameCategory like ->
                            assertThat(like.itemId()).isEqualTo(id(0, 0));
                        case Reason.RecentlyViewed seen ->
                            assertThat(each.itemId()).isIn(known);
                        case Reason.ForYou whole -> assertThat(whole.itemId()).isNull();
                        case Reason.Interest interest ->
                            assertThat(interest.tag()).startsWith("category:");
                        case Reason.BuyAgain again -> assertThat(again.itemId()).isNull();
                        case Reason.Popular popular ->
                            assertThat(popular.itemId()).isNull();
                        case Reason.Rule rule -> throw new AssertionError(rule);
                        case Reason.New brandNew ->
                            assertThat(brandNew.itemId()).isNull();
                    }
                });
            }
        }
    }

    // Browsing

    @Test
    void categoriesCountWhatCanBeOrderedInThemAndBelow() {
        MemoryShop small = new MemoryShop();
        small.items.put(List.of(
                item("kettle", "Home", "Kitchen")
                        .translation("zh", new Translation("水壶", null, List.of("家居", "厨房"), Map.of()))
                        .build(),
                item("lamp", "Home").build(),
                soldOut("pan", "Home", "Kitchen"),
                item("loose").build()));
        try (Engine opened = small.open(releases.resolve("small"))) {
            assertThat(opened.categories())
                    .extracting(Category::path)
                    .containsExactly(List.of("Home"), List.of("Home", "Kitchen"));
            assertThat(opened.categories()).extracting(Category::items).containsExactly(2, 1);
            assertThat(opened.categories().getLast().translations())
                    .containsExactly(Map.entry("zh", List.of("家居", "厨房")));
        }
    }

    @Test
    void itemsOfACategoryComePageByPage() {
        assertThat(engine.itemIds(List.of("Group 1"), "", 3)).containsExactly(id(1, 0), id(1, 1), id(1, 2));
        assertThat(engine.itemIds(List.of("Group 1"), id(1, 2), 100))
                .containsExactly(id(1, 3), id(1, 4), id(1, 5), id(1, 6), id(1, 7));
        assertThat(engine.itemIds(List.of("Nowhere"), "", 3)).isEmpty();
        assertThat(engine.itemIds(List.of(), "", 1_000)).hasSize(GROUPS * SIZE);
    }

    private static Event onPhone(EventType type, String itemId) {
        return MemoryShop.onDevice("phone", type, 1, itemId);
    }

    private List<String> onDevice(String placement, String deviceId) {
        return items(engine, RecommendationRequest.forDevice(placement, deviceId, 5));
    }

    private List<String> forShopper(String shopperId) {
        return items(engine, RecommendationRequest.forShopper("home", shopperId, 5));
    }

    private static RecommendationRequest request(String placement, String deviceId) {
        boolean aboutAnItem = placement.equals("item-similar") || placement.equals("cart-together");
        List<String> about = aboutAnItem ? List.of(id(0, 0)) : List.of();
        return new RecommendationRequest(placement, deviceId, null, about, null, 5, Filter.NONE);
    }

    private static List<String> items(Engine engine, RecommendationRequest request) {
        return engine.recommender().recommend(request).items().stream()
                .map(RecommendedItem::itemId)
                .toList();
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        for (Runnable wrong : List.<Runnable>of(
                () -> settings(0, 30, 3, .05, "ease"),
                () -> settings(100, 0, 3, .05, "ease"),
                () -> settings(100, Double.NaN, 3, .05, "ease"),
                () -> settings(100, 30, 2, .05, "ease"),
                () -> settings(100, 30, 3, 1.1, "ease"),
                () -> settings(100, 30, 3, .05, "no such model"))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(io.daogou.domain.check.InvalidInput.class)
                    .hasMessageMatching("(historyLength|popularityHalfLifeDays|releasesKept|gateTolerance|models).*");
        }
    }

    private static EngineSettings settings(int history, double halfLife, int kept, double tolerance, String model) {
        return new EngineSettings(history, halfLife, 30, 3, kept, tolerance, List.of(model), 10, 1, 0, false)
                .withLeastShoppers(1);
    }
}
