package io.daogou.guide;

import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.search.ItemQuery;
import io.daogou.guide.catalog.Assortment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search engine finds for words that the guide does not know.
 *
 * @param items by number; none if there was nothing to look for
 * @param scores how well each fits, 0 to 1
 * @param isKnown whether the engine was there and answered
 */
record FoundByWords(@Nullable BitSet items, Map<Integer, Double> scores, boolean isKnown) {
    private static final Logger LOG = System.getLogger(FoundByWords.class.getName());
    private static final int MOST = 200;
    private static final FoundByWords NOT_ASKED = new FoundByWords(null, Map.of(), true);
    private static final FoundByWords FAILED = new FoundByWords(new BitSet(), Map.of(), false);
    /** What fits so much worse than the best does not fit. */
    private static final double NEAR_THE_BEST = .75;

    static FoundByWords of(@Nullable ItemIndex index, String query, String language, Assortment assortment) {
        if (query.isEmpty()) {
            return NOT_ASKED;
        }
        if (index == null) {
            return FAILED;
        }
        try {
            FoundItems found = index.find(ItemQuery.of(query, language, MOST).filter(ItemFilter.IN_STOCK));
            BitSet items = new BitSet();
            Map<Integer, Double> scores = new HashMap<>();
            double best = found.items().isEmpty() ? 1 : found.items().getFirst().score();
            for (FoundItem one : found.items()) {
                int item = assortment.item(one.itemId());
                if (item >= 0 && one.score() >= NEAR_THE_BEST * best) {
                    items.set(item);
                    scores.put(item, best > 0 ? one.score() / best : 1);
                }
            }
            return new FoundByWords(items, scores, true);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "search did not answer the guide: {0}", failed.getMessage());
            return FAILED;
        }
    }
}
