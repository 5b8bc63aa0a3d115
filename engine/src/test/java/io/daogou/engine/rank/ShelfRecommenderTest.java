package io.daogou.engine.rank;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.onDevice;
import static io.daogou.engine.MemoryShop.soldOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.HandMade;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShelfRecommenderTest {
    private static final List<String> PLACEMENTS =
            List.of("home", "item-similar", "cart-together", "recently-viewed", "popular", "new");

    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(30, MemoryShop.CLOCK);
    private final LiveState state = new LiveState(catalog, popularity, 100);
    private @Nullable Release release;
    private final ShelfRecommender recommender = new ShelfRecommender(
            catalog, state, new Rankings(catalog, popularity), () -> release, MemoryShop.settings(), MemoryShop.CLOCK);

    @BeforeEach
    void stock() {
        for (String id : List.of("tea", "pot", "cup", "cake", "lamp", "sofa")) {
            catalog.put(item(id, "Category of " + id).build());
        }
        serve(HandMade.of("tea", "pot", "cup", "cake", "gone")
                .says("tea", "pot", 3)
                .says("tea", "cup", 2)
                .says("tea", "cake", .5f)
                .says("pot", "tea", 3)
                .says("pot", "cup", 1.5f)
                .says("pot", "gone", 9)
                .says("cake", "cup", -4)
                .says("cake", "tea", 0)
                .models());
    }

    private void serve(Models models) {
        release = new Release("by hand", models, catalog);
    }

    // Taste and reasons

    @Test
    void homeIsTheHistoryTimesTheModelBestFirst() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "tea"));
        assertThat(top(home("ada"), 3)).containsExactly("pot", "cup", "cake");
        assertThat(scores(home("ada")).subList(0, 3)).containsExactly(3f, 2f, .5f);
    }

    @Test
    void reasonsNameWhatContributedStrongestFirstAndOnlyIfWorthSaying() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 3, "tea"));
        state.apply(byShopper("ada", EventType.ADD_TO_CART, 2, "pot"));
        Recommendation shelf = home("ada");
        assertThat(reasons(shelf, "cup")).containsExactly(new Reason.Viewed("tea"), new Reason.Carted("pot"));
        assertThat(reasons(shelf, "cake")).as("the pot says nothing of cake").containsExactly(new Reason.Viewed("tea"));
    }

    @Test
    void aReasonSaysTheStrongestThingThatWasDone() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 3, "tea"));
        state.apply(byShopper("ada", EventType.PURCHASE, 2, "tea"));
        assertThat(reasons(home("ada"), "pot")).containsExactly(new Reason.Bought("tea"));
        state.apply(byShopper("bob", EventType.ADD_TO_WISHLIST, 2, "tea"));
        assertThat(reasons(home("bob"), "pot")).containsExactly(new Reason.Carted("tea"));
    }

    @Test
    void learnedWeightsOfActionsCount() {
        serve(HandMade.of("tea", "pot", "cup", "cake")
                .says("tea", "pot", 1)
                .says("cup", "cake", 1)
                .models(new ActionWeights(.5, 1, 1, 3)));
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "tea"));
        state.apply(byShopper("ada", EventType.PURCHASE, 2, "cup"));
        assertThat(top(home("ada"), 2)).containsExactly("cake", "pot");
        assertThat(scores(home("ada")).subList(0, 2)).containsExactly(3f, .5f);
    }

    @Test
    void aClickChangesTheShelfEvenWhereTheWeightsSayThatClicksMeanNothing() {
        serve(HandMade.of("tea", "pot", "cup", "cake")
                .says("tea", "pot", 1)
                .says("cup", "cake", 1)
                .models(new ActionWeights(0, 1, 1, 1)));
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "cup"));
        assertThat(top(home("ada"), 1)).containsExactly("cake");
        state.apply(byShopper("ada", EventType.PURCHASE, 1, "tea"));
        assertThat(top(home("ada"), 1)).as("what means something stands above").containsExactly("pot");
    }

    @Test
    void whatSpeaksAgainstAnItemOrSaysNothingBringsItNotByTaste() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "cake"));
        Recommendation shelf = home("ada");
        for (RecommendedItem each : shelf.items()) {
            assertThat(each.reasons()).as(each.itemId()).containsExactly(new Reason.Popular());
        }
    }

    @Test
    void aHistoryThatIsGivenStandsAboveWhatIsKnownAndUnknownItemsInItAreIgnored() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "tea"));
        RecommendationRequest request = new RecommendationRequest(
                "home", null, "ada", List.of(), List.of("never heard of", "pot"), 3, Filter.NONE);
        Recommendation shelf = recommender.recommend(request);
        assertThat(top(shelf, 2)).containsExactly("tea", "cup");
        assertThat(reasons(shelf, "tea")).containsExactly(new Reason.Viewed("pot"));
    }

    @Test
    void whatTheModelsKnowAndTheCatalogueLacksIsNeverShown() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "pot"));
        assertThat(top(home("ada"), 10)).doesNotContain("gone");
        catalog.put(item("gone").build());
        assertThat(top(home("ada"), 1)).as("until it is there").containsExactly("gone");
        catalog.put(soldOut("gone"));
        assertThat(top(home("ada"), 10)).doesNotContain("gone");
    }

    // Placements

    @Test
    void similarItemsAreThoseOfTheModelThenOfTheCategoryThenThePopular() {
        catalog.put(item("green tea", "Category of tea").build());
        state.apply(byShopper("bob", EventType.PURCHASE, 1, "sofa"));
        Recommendation shelf = about("item-similar", "tea");
        assertThat(top(shelf, 5)).containsExactly("pot", "cup", "cake", "green tea", "sofa");
        assertThat(reasons(shelf, "pot")).containsExactly(new Reason.SimilarTo("tea"));
        assertThat(reasons(shelf, "green tea")).containsExactly(new Reason.SameCategory("tea"));
        assertThat(reasons(shelf, "sofa")).containsExactly(new Reason.Popular());
        assertThat(top(shelf, 10)).doesNotContain("tea");
    }

    @Test
    void similarItemsNeedTheItemTheyAreSimilarTo() {
        assertThatThrownBy(() -> recommender.recommend(RecommendationRequest.forDevice("item-similar", "d", 5)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("itemId");
    }

    @Test
    void aPlacementThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> recommender.recommend(RecommendationRequest.forDevice("hom", "d", 5)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("hom")
                .hasMessageContaining("cart-together");
    }

    @Test
    void aCartGetsWhatIsBoughtWithItAndNotWhatLiesInIt() {
        state.apply(byShopper("ada", EventType.ADD_TO_CART, 2, "tea"));
        state.apply(byShopper("ada", EventType.ADD_TO_CART, 1, "pot"));
        Recommendation shelf = recommender.recommend(RecommendationRequest.forShopper("cart-together", "ada", 10));
        assertThat(top(shelf, 2)).containsExactly("cup", "cake");
        assertThat(reasons(shelf, "cup"))
                .containsExactly(new Reason.BoughtTogether("tea"), new Reason.BoughtTogether("pot"));
        assertThat(top(shelf, 10)).doesNotContain("tea", "pot");
        assertThat(top(about("cart-together", "tea"), 2))
                .as("a cart that is named")
                .containsExactly("pot", "cup");
    }

    @Test
    void recentlyViewedIsTheLatestFirstWithoutWhatIsSoldOut() {
        state.apply(onDevice("phone", EventType.VIEW_ITEM, 3, "lamp"));
        state.apply(onDevice("phone", EventType.VIEW_ITEM, 2, "cup"));
        state.apply(onDevice("phone", EventType.VIEW_ITEM, 1, "sofa"));
        catalog.put(soldOut("cup"));
        Recommendation shelf = recommender.recommend(RecommendationRequest.forDevice("recently-viewed", "phone", 10));
        assertThat(top(shelf, 2)).containsExactly("sofa", "lamp");
        assertThat(reasons(shelf, "lamp")).containsExactly(new Reason.RecentlyViewed());
        assertThat(top(shelf, 10)).doesNotContain("cup");
    }

    @Test
    void newIsWhatTheShopHasNotHadForLongLatestFirst() {
        catalog.put(item("today").addedAt(NOW).build());
        catalog.put(item("last week").addedAt(NOW.minusSeconds(7 * 86_400)).build());
        Recommendation shelf = about("new");
        assertThat(top(shelf, 2)).containsExactly("today", "last week");
        assertThat(reasons(shelf, "today")).containsExactly(new Reason.New());
        assertThat(reasons(shelf, "tea")).as("old ones only fill up").containsExactly(new Reason.Popular());
    }

    @Test
    void popularIsWhatMostWantFirst() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "sofa"));
        state.apply(byShopper("bob", EventType.VIEW_ITEM, 1, "sofa"));
        state.apply(byShopper("cem", EventType.VIEW_ITEM, 1, "lamp"));
        ShelfRecommender fresh = new ShelfRecommender(
                catalog, state, new Rankings(catalog, popularity), () -> null, MemoryShop.settings(), MemoryShop.CLOCK);
        Recommendation shelf = fresh.recommend(RecommendationRequest.about("popular", List.of(), 10));
        assertThat(top(shelf, 2)).containsExactly("sofa", "lamp");
        assertThat(scores(shelf).subList(0, 2)).containsExactly(1f, .5f);
    }

    // Filters

    @Test
    void theRequestDecidesWhetherSeenAndBoughtItemsAreLeftOut() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 2, "tea"));
        state.apply(byShopper("ada", EventType.PURCHASE, 1, "pot"));
        assertThat(top(filtered("home", true, true), 10)).doesNotContain("tea", "pot");
        assertThat(top(filtered("home", false, true), 2)).containsExactly("cup", "tea");
        assertThat(top(filtered("home", false, true), 10)).doesNotContain("pot");
        assertThat(top(filtered("home", false, false), 3)).containsExactly("cup", "tea", "pot");
        assertThat(top(filtered("popular", true, null), 10)).doesNotContain("tea", "pot");
        assertThat(top(filtered("popular", null, true), 10)).contains("tea").doesNotContain("pot");
    }

    @Test
    void aCategoryThatIsUnknownOrEmptyGivesAnEmptyShelfAndNoError() {
        Filter nowhere = new Filter(List.of("Nowhere"), null, null, null, null);
        for (String placement : PLACEMENTS) {
            assertThat(recommender
                            .recommend(request(placement, "ada", 5, nowhere))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void theLimitIsHonouredAndNoItemStandsTwice() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 2, "tea"));
        for (String placement : PLACEMENTS) {
            for (int limit = 1; limit <= 8; limit++) {
                List<RecommendedItem> items = recommender
                        .recommend(request(placement, "ada", limit, Filter.NONE))
                        .items();
                int possible = placement.equals("item-similar") || placement.equals("cart-together") ? 5 : 6;
                assertThat(items).as(placement).hasSize(Math.min(limit, possible));
                assertThat(new HashSet<>(
                                items.stream().map(RecommendedItem::itemId).toList()))
                        .hasSize(items.size());
                assertThat(items).allSatisfy(each -> assertThat(each.reasons()).isNotEmpty());
            }
        }
    }

    // Never empty

    @Test
    void noShelfIsEmptyWithoutAReleaseAndTheAnswerSaysSo() {
        release = null;
        for (String placement : PLACEMENTS) {
            Recommendation shelf = recommender.recommend(request(placement, "nobody", 5, Filter.NONE));
            assertThat(shelf.items()).as(placement).hasSize(5);
            assertThat(shelf.releaseId()).isNull();
            assertThat(shelf.degraded()).isNotEmpty();
        }
    }

    @Test
    void noShelfIsEmptyForStrangersAndUnknownItems() {
        for (String placement : PLACEMENTS) {
            assertThat(recommender
                            .recommend(request(placement, "nobody", 5, Filter.NONE))
                            .items())
                    .as(placement)
                    .hasSize(5);
            RecommendationRequest unknown = RecommendationRequest.about(placement, List.of("never heard of"), 5);
            assertThat(recommender.recommend(unknown).items()).as(placement).hasSize(5);
        }
    }

    @Test
    void whoHasSeenAndBoughtEverythingStillGetsAFullShelf() {
        for (String id : List.of("tea", "pot", "cup", "cake", "lamp", "sofa")) {
            state.apply(byShopper("ada", EventType.VIEW_ITEM, 2, id));
            state.apply(byShopper("ada", EventType.PURCHASE, 1, id));
        }
        for (String placement : PLACEMENTS) {
            assertThat(recommender
                            .recommend(request(placement, "ada", 5, Filter.NONE))
                            .items())
                    .as(placement)
                    .hasSize(5);
        }
        assertThat(filtered("home", true, true).items())
                .as("unless that was asked for")
                .isEmpty();
    }

    @Test
    void whatWasTurnedDownStaysAwayAsLongAsThereIsAnythingElse() {
        for (String id : List.of("tea", "pot", "cup", "cake", "lamp")) {
            state.apply(byShopper("ada", EventType.DISLIKE, 2, id));
        }
        for (String placement : PLACEMENTS) {
            if (!placement.equals("item-similar")) {
                assertThat(top(recommender.recommend(request(placement, "ada", 5, Filter.NONE)), 5))
                        .as(placement)
                        .containsExactly("sofa");
            }
        }
        state.apply(byShopper("ada", EventType.DISLIKE, 1, "sofa"));
        for (String placement : PLACEMENTS) {
            assertThat(recommender
                            .recommend(request(placement, "ada", 5, Filter.NONE))
                            .items())
                    .as(placement)
                    .hasSize(5);
        }
    }

    @Test
    void anEmptyCatalogueGivesEmptyShelvesAndNoError() {
        LiveCatalog empty = new LiveCatalog();
        ShelfRecommender nothing = new ShelfRecommender(
                empty,
                new LiveState(empty, popularity, 10),
                new Rankings(empty, popularity),
                () -> null,
                MemoryShop.settings(),
                MemoryShop.CLOCK);
        for (String placement : PLACEMENTS) {
            assertThat(nothing.recommend(request(placement, "ada", 5, Filter.NONE))
                            .items())
                    .isEmpty();
        }
    }

    // Steadiness

    @Test
    void theSameQuestionGetsTheSameAnswerUnderAnotherIdentifier() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 2, "tea"));
        for (String placement : PLACEMENTS) {
            Recommendation one = recommender.recommend(request(placement, "ada", 5, Filter.NONE));
            Recommendation two = recommender.recommend(request(placement, "ada", 5, Filter.NONE));
            assertThat(two.items()).isEqualTo(one.items());
            assertThat(two.recommendationId()).isNotEqualTo(one.recommendationId());
        }
    }

    @Test
    void itemsThatAreNamedWhileTheColumnsGrowDoNotBreakAShelf() throws Exception {
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 5_000; i++) {
                state.apply(onDevice("phone", EventType.VIEW_ITEM, 0, "new " + i));
            }
        });
        int asked = 0;
        while (writer.isAlive()) {
            String latest = "new " + asked++;
            recommender.recommend(RecommendationRequest.forDevice("recently-viewed", "phone", 5));
            recommender.recommend(RecommendationRequest.about("item-similar", List.of(latest), 5));
        }
        writer.join();
        assertThat(asked).isPositive();
    }

    private Recommendation home(String shopperId) {
        return recommender.recommend(RecommendationRequest.forShopper("home", shopperId, 10));
    }

    private Recommendation about(String placement, String... itemIds) {
        return recommender.recommend(RecommendationRequest.about(placement, List.of(itemIds), 10));
    }

    private Recommendation filtered(String placement, @Nullable Boolean noSeen, @Nullable Boolean noBought) {
        return recommender.recommend(
                request(placement, "ada", 10, new Filter(List.of(), null, null, noSeen, noBought)));
    }

    private static RecommendationRequest request(String placement, String shopperId, int limit, Filter filter) {
        boolean aboutAnItem = placement.equals("item-similar") || placement.equals("cart-together");
        List<String> about = aboutAnItem ? List.of("tea") : List.of();
        return new RecommendationRequest(placement, null, shopperId, about, null, limit, filter);
    }

    private static List<String> top(Recommendation shelf, int count) {
        List<String> ids = new ArrayList<>(
                shelf.items().stream().map(RecommendedItem::itemId).toList());
        return ids.subList(0, Math.min(count, ids.size()));
    }

    private static List<Float> scores(Recommendation shelf) {
        return shelf.items().stream().map(RecommendedItem::score).toList();
    }

    private static List<Reason> reasons(Recommendation shelf, String itemId) {
        return shelf.items().stream()
                .filter(each -> each.itemId().equals(itemId))
                .findFirst()
                .orElseThrow()
                .reasons();
    }
}
