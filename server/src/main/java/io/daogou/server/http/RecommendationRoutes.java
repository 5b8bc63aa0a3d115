package io.daogou.server.http;

import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.Merchandising;
import io.daogou.engine.Recommender;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.Answers;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/recommendations}: the hot path. */
final class RecommendationRoutes {
    private static final List<String> PARAMETERS = List.of(
            "placement",
            "deviceId",
            "shopperId",
            "shopperToken",
            "itemId",
            "limit",
            "category",
            "minPrice",
            "maxPrice",
            "excludeSeen",
            "excludeBought");

    private final Recommender recommender;
    private final Merchandising merchandising;
    private final Callers callers;

    RecommendationRoutes(Recommender recommender, Merchandising merchandising, Callers callers) {
        this.recommender = recommender;
        this.merchandising = merchandising;
        this.callers = callers;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/recommendations", Scope.BROWSER, this::recommend));
    }

    private void recommend(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), PARAMETERS);
        RecommendationRequest request = request(query, PrivacySignal.isOn(context));
        callers.check(context, request.deviceId(), request.shopperId(), query.text("shopperToken"));
        Replies.json(context, Answers.recommendation(recommender.recommend(request)));
    }

    /** @param isPrivate whether the answer must be that of a stranger: one without a history */
    private RecommendationRequest request(Query query, boolean isPrivate) {
        String placement = query.text("placement", "");
        return new RecommendationRequest(
                placement,
                query.text("deviceId"),
                query.text("shopperId"),
                query.texts("itemId"),
                isPrivate ? List.of() : null,
                query.wholeNumber("limit", merchandising.usualLimit(placement)),
                filter(query));
    }

    private static Filter filter(Query query) {
        List<String> category = CategoryPath.of(query.text("category"));
        @Nullable BigDecimal minPrice = query.decimal("minPrice");
        @Nullable BigDecimal maxPrice = query.decimal("maxPrice");
        @Nullable Boolean excludeSeen = query.truth("excludeSeen");
        @Nullable Boolean excludeBought = query.truth("excludeBought");
        boolean none = category.isEmpty()
                && minPrice == null
                && maxPrice == null
                && excludeSeen == null
                && excludeBought == null;
        return none ? Filter.NONE : new Filter(category, minPrice, maxPrice, excludeSeen, excludeBought);
    }
}
