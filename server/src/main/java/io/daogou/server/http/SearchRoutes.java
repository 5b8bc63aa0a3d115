package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.PriceRange;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.domain.search.SearchRequest;
import io.daogou.domain.search.Traits;
import io.daogou.engine.Search;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.SearchAnswers;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/search} and what it suggests while somebody types. */
final class SearchRoutes {
    private static final List<String> PARAMETERS = List.of(
            "q",
            "language",
            "deviceId",
            "shopperId",
            "shopperToken",
            "category",
            "brand",
            "attribute",
            "minPrice",
            "maxPrice",
            "inStock",
            "order",
            "offset",
            "limit",
            "facets");
    private static final List<String> SUGGESTING = List.of("q", "language", "limit");
    private static final int MOST_SUGGESTIONS = 20;
    private static final int SUGGESTIONS = 8;
    private static final int LONGEST_LANGUAGE = 35;

    private final Search search;
    private final Callers callers;
    private final EmptySearches emptySearches;

    SearchRoutes(Search search, Callers callers, EmptySearches emptySearches) {
        this.search = search;
        this.callers = callers;
        this.emptySearches = emptySearches;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/search", Scope.BROWSER, this::search),
                Route.get("/v1/search/suggestions", Scope.BROWSER, this::suggest));
    }

    private void search(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), PARAMETERS);
        callers.check(context, query.text("deviceId"), query.text("shopperId"), query.text("shopperToken"));
        SearchRequest request = new SearchRequest(
                asked(query), query.text("deviceId"), query.text("shopperId"), PrivacySignal.isOn(context));
        SearchAnswer answer = search.search(request);
        if (answer.total() == 0) {
            emptySearches.note(query.text("q", ""));
        }
        Replies.json(context, SearchAnswers.answer(answer));
    }

    private static ItemQuery asked(Query query) {
        return new ItemQuery(
                query.text("q", ""),
                language(query),
                filter(query),
                ItemOrder.ofWireName(query.text("order", ItemOrder.RELEVANCE.wireName())),
                Map.of(),
                query.wholeNumber("offset", 0),
                query.wholeNumber("limit", SearchRequest.DEFAULT_LIMIT),
                !Boolean.FALSE.equals(query.truth("facets")));
    }

    private static String language(Query query) {
        String language = query.text("language", "en");
        Check.text("language", language, LONGEST_LANGUAGE);
        return language;
    }

    private static ItemFilter filter(Query query) {
        Traits wanted = Traits.NONE;
        for (String category : query.texts("category")) {
            wanted = wanted.andCategory(CategoryPath.of(category));
        }
        for (String brand : query.texts("brand")) {
            wanted = wanted.andBrand(brand);
        }
        for (String attribute : query.texts("attribute")) {
            int colon = attribute.indexOf(':');
            if (colon < 1) {
                throw new InvalidInput("attribute", "has no value", attribute, "write it as Colour:Red");
            }
            wanted = wanted.andAttribute(attribute.substring(0, colon), attribute.substring(colon + 1));
        }
        boolean inStock = Boolean.TRUE.equals(query.truth("inStock"));
        return new ItemFilter(wanted, Traits.NONE, price(query), inStock);
    }

    private static @Nullable PriceRange price(Query query) {
        BigDecimal min = query.decimal("minPrice");
        BigDecimal max = query.decimal("maxPrice");
        return min == null && max == null ? null : new PriceRange(min, max, null);
    }

    private void suggest(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), SUGGESTING);
        int limit = query.wholeNumber("limit", SUGGESTIONS);
        Check.range("limit", limit, 1, MOST_SUGGESTIONS);
        Replies.json(context, SearchAnswers.suggestions(search.suggest(query.text("q", ""), language(query), limit)));
    }
}
