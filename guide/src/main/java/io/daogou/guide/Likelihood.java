package io.daogou.guide;

import io.daogou.guide.ask.Pool;
import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.need.Candidates;
import io.daogou.guide.need.Need;
import io.daogou.guide.show.Likings;
import io.daogou.guide.text.Phrases;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Wish;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How likely each item is the one: all alike, times what speaks for it: for whom it is, what is liked, the words that a
 * search engine ranked it by, and how near it is to the price that was named.
 */
final class Likelihood implements Pool.Prior {
    private static final Map<String, List<String>> HINTS = hints();
    private static final double HINTED = 5;
    private static final double NOT_FOR_THEM = .05;
    private static final double WISHED = 3;
    private static final double POPULAR = 1;
    private static final double PERSONAL = 3;
    private static final double FOUND = 4;

    private final Assortment assortment;
    private final BitSet likely = new BitSet();
    private final BitSet unlikely = new BitSet();
    private final Likings likings;
    private final Map<Integer, Double> found;
    private final double about;
    private final List<BitSet> unmet;

    /** @param found how well items fit words that no list knows, 0 to 1 */
    Likelihood(Need need, Candidates candidates, Lexicon lexicon, Likings likings, Map<Integer, Double> found) {
        assortment = lexicon.assortment();
        this.likings = likings;
        this.found = found;
        about = about(need.budget(), candidates.overBudget());
        unmet = candidates.unmet().stream()
                .filter(wish -> !wish.isExcluded())
                .map(lexicon::items)
                .toList();
        hint(need.recipient(), lexicon);
        hint(need.occasion(), lexicon);
    }

    /** The price to be near to: the one that was named, or the limit that nothing keeps. */
    private static double about(@Nullable Budget budget, boolean isOver) {
        BigDecimal min = budget == null ? null : budget.min();
        BigDecimal max = budget == null ? null : budget.max();
        if (isOver) {
            return max != null ? max.doubleValue() : min != null ? min.doubleValue() : Double.NaN;
        }
        if (budget == null || !budget.isAbout() || min == null || max == null) {
            return Double.NaN;
        }
        return (min.doubleValue() + max.doubleValue()) / 2;
    }

    private static Map<String, List<String>> hints() {
        Map<String, List<String>> hints = new HashMap<>();
        Phrases.load("hints").lines().forEach(line -> hints.put(line.getFirst(), line));
        return Map.copyOf(hints);
    }

    private void hint(@Nullable String name, Lexicon lexicon) {
        List<String> line = name == null ? null : HINTS.get(name);
        if (line != null) {
            Phrases.alternatives(line.get(1))
                    .forEach(word -> likely.or(lexicon.itemsNamed(word, Wish.CATEGORY::equals)));
            Phrases.alternatives(line.get(2))
                    .forEach(word -> unlikely.or(lexicon.itemsNamed(word, slot -> !slot.equals(Wish.CATEGORY))));
        }
    }

    @Override
    public double weight(int item) {
        String itemId = assortment.itemId(item);
        double weight = 1 + POPULAR * likings.popular().getOrDefault(itemId, 0.0);
        weight += PERSONAL * likings.personal().getOrDefault(itemId, 0.0);
        weight += FOUND * found.getOrDefault(item, 0.0);
        for (BitSet wish : unmet) {
            weight *= wish.get(item) ? WISHED : 1;
        }
        weight *= likely.get(item) ? HINTED : 1;
        weight *= unlikely.get(item) ? NOT_FOR_THEM : 1;
        if (!Double.isNaN(about)) {
            double away = Math.abs(Math.log(assortment.price(item) / about));
            weight *= Double.isNaN(away) ? .5 : 1 / (1 + 3 * away);
        }
        return weight;
    }
}
