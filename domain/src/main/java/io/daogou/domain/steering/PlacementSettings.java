package io.daogou.domain.steering;

import io.daogou.domain.check.Check;
import io.daogou.domain.recommendation.RecommendationRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant sets a shelf up. What is not said is as the placement comes.
 *
 * @param enabled whether it has items at all
 * @param title what stands above it, by language, {@code en} and {@code zh}; empty where the shop's pages say it
 * @param limit how many items a request gets that does not say
 * @param sources what fills it, in this order; none: all that the placement has, in its own order
 * @param sameCategory only items of the narrowest category of an item that the shelf is about
 * @param excludeSeen leave out what the shopper looked at
 * @param excludeBought leave out what the shopper bought
 * @param mostPerCategory at most so many of one narrowest category, while there is something else; none: any
 * @param mostPerBrand the same by brand
 */
public record PlacementSettings(
        String placement,
        boolean enabled,
        Map<String, String> title,
        @Nullable Integer limit,
        @Nullable List<String> sources,
        boolean sameCategory,
        @Nullable Boolean excludeSeen,
        @Nullable Boolean excludeBought,
        @Nullable Integer mostPerCategory,
        @Nullable Integer mostPerBrand) {
    private static final int LONGEST_TITLE = 200;

    /** The languages of titles. */
    public enum Language {
        EN,
        ZH;

        private static final Language[] ALL = values();

        public static Language ofWireName(String name) {
            return Check.named("title", name, ALL, Check::lowerCase);
        }
    }

    public PlacementSettings {
        title.forEach((language, text) -> {
            Language.ofWireName(language);
            Check.text("title." + language, text, LONGEST_TITLE);
        });
        title = Collections.unmodifiableMap(new TreeMap<>(title));
        checkNumber("limit", limit);
        sources = sources == null ? null : List.copyOf(sources);
        checkNumber("mostPerCategory", mostPerCategory);
        checkNumber("mostPerBrand", mostPerBrand);
    }

    /** A placement as it comes. */
    public static PlacementSettings asItComes(String placement) {
        return new PlacementSettings(placement, true, Map.of(), null, null, false, null, null, null, null);
    }

    private static void checkNumber(String field, @Nullable Integer number) {
        if (number != null) {
            Check.range(field, number, 1, RecommendationRequest.MOST_ITEMS);
        }
    }
}
