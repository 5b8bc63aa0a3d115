package io.daogou.guide.show;

import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Recommender;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What behaviour says of items: what many want now, and what the recommender would show this person. The recommender
 * knows who agreed to be known; for everybody else the second is empty.
 *
 * @param popular how much items are wanted, 0 to 1; only those that anybody wants
 * @param personal how well items fit this person, 0 to 1
 * @param isKnown whether the recommender answered
 */
public record Likings(Map<String, Double> popular, Map<String, Double> personal, boolean isKnown) {
    /** Nothing is known. */
    public static final Likings NONE = new Likings(Map.of(), Map.of(), true);

    private static final Logger LOG = System.getLogger(Likings.class.getName());
    private static final Likings FAILED = new Likings(Map.of(), Map.of(), false);
    private static final int MOST = RecommendationRequest.MOST_ITEMS;

    public Likings {
        popular = Map.copyOf(popular);
        personal = Map.copyOf(personal);
    }

    /** @param category the path to look under; empty for the whole shop */
    public static Likings of(
            Recommender recommender, String deviceId, @Nullable String shopperId, List<String> category) {
        try {
            Filter filter = new Filter(category, null, null, false, false);
            Map<String, Double> popular = new HashMap<>();
            for (RecommendedItem item :
                    shelf(recommender, "popular", deviceId, shopperId, filter).items()) {
                if (item.score() > 0 && item.reasons().stream().anyMatch(Reason.Popular.class::isInstance)) {
                    popular.put(item.itemId(), (double) item.score());
                }
            }
            Map<String, Double> personal = new HashMap<>();
            List<RecommendedItem> home =
                    shelf(recommender, "home", deviceId, shopperId, filter).items();
            for (int place = 0; place < home.size(); place++) {
                if (home.get(place).reasons().stream().anyMatch(Likings::isPersonal)) {
                    personal.put(home.get(place).itemId(), 1 - (double) place / MOST);
                }
            }
            return new Likings(popular, personal, true);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the recommender did not answer the guide: {0}", failed.getMessage());
            return FAILED;
        }
    }

    private static Recommendation shelf(
            Recommender recommender, String placement, String deviceId, @Nullable String shopperId, Filter filter) {
        return recommender.recommend(
                new RecommendationRequest(placement, deviceId, shopperId, List.of(), null, MOST, filter));
    }

    private static boolean isPersonal(Reason reason) {
        return switch (reason) {
            case Reason.Viewed v -> true;
            case Reason.Carted c -> true;
            case Reason.Bought b -> true;
            case Reason.ForYou f -> true;
            case Reason.Interest i -> true;
            case Reason.BuyAgain a -> true;
            case Reason.BoughtTogether t -> true;
            case Reason.SimilarTo s -> true;
            case Reason.SameCategory s -> false;
            case Reason.RecentlyViewed r -> true;
            case Reason.Popular p -> false;
            case Reason.New n -> false;
            case Reason.Rule r -> false;
        };
    }
}
