package io.daogou.guide.need;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items that fulfil a need; where none fulfils all of it, those that fulfil as much as there is.
 *
 * @param items by number
 * @param unmet wishes that had to be dropped, so that something is left
 * @param overBudget whether the budget had to be stretched
 */
public record Candidates(BitSet items, List<Wish> unmet, boolean overBudget) {
    private static final int KEPT = 3;
    private static final BigDecimal STRETCH_UP = new BigDecimal("1.3");
    private static final BigDecimal STRETCH_DOWN = new BigDecimal("0.7");

    public Candidates {
        unmet = List.copyOf(unmet);
    }

    /** @param found what the search engine found for the words that no list knows; none if there are no such words */
    public static Candidates of(Need need, Lexicon lexicon, @Nullable BitSet found) {
        BitSet within = found == null ? lexicon.assortment().all() : found;
        List<Wish> wishes = new ArrayList<>(need.wishes());
        List<Wish> unmet = new ArrayList<>();
        boolean overBudget = false;
        @Nullable Budget budget = need.budget();
        BitSet items = fulfilling(wishes, budget, lexicon, within);
        while (items.isEmpty()) {
            List<Wish> kind = wishes.stream().filter(wish -> tier(wish) == KEPT).toList();
            Optional<Wish> given = leastMissed(wishes, budget, lexicon, within);
            boolean isBudgetHopeless =
                    budget != null && fulfilling(kind, budget, lexicon, within).isEmpty();
            if (given.isPresent() && !isBudgetHopeless) {
                wishes.remove(given.get());
                unmet.add(given.get());
            } else if (budget != null) {
                budget = overBudget ? null : stretched(budget);
                overBudget = true;
            } else {
                return new Candidates(items, unmet, overBudget);
            }
            items = fulfilling(wishes, budget, lexicon, within);
        }
        return new Candidates(items, unmet, overBudget);
    }

    /** The items that fulfil wishes and budget to the letter. */
    public static BitSet fulfilling(List<Wish> wishes, @Nullable Budget budget, Lexicon lexicon, BitSet within) {
        BitSet items = (BitSet) within.clone();
        Map<String, BitSet> wanted = new HashMap<>();
        for (Wish wish : wishes) {
            BitSet of = lexicon.items(wish);
            if (wish.isExcluded()) {
                items.andNot(of);
            } else if (wish.slot().equals(Wish.WORDS)) {
                items.and(of);
            } else {
                wanted.computeIfAbsent(wish.slot(), slot -> new BitSet()).or(of);
            }
        }
        wanted.values().forEach(items::and);
        if (budget != null) {
            Assortment assortment = lexicon.assortment();
            for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
                if (!budget.contains(assortment.price(item))) {
                    items.clear(item);
                }
            }
        }
        return items;
    }

    /** Which wish to give up first: attributes, then the brand, then what is not wanted; never the kind of product. */
    private static Optional<Wish> leastMissed(
            List<Wish> wishes, @Nullable Budget budget, Lexicon lexicon, BitSet within) {
        return wishes.stream()
                .filter(wish -> tier(wish) < KEPT)
                .min(Comparator.comparingInt(Candidates::tier)
                        .thenComparingInt(wish -> -left(wish, wishes, budget, lexicon, within)));
    }

    private static int tier(Wish wish) {
        if (wish.isExcluded()) {
            return 2;
        }
        if (wish.isCategory() || wish.slot().equals(Wish.WORDS)) {
            return KEPT;
        }
        return wish.slot().equals(Facet.BRAND) ? 1 : 0;
    }

    private static int left(Wish without, List<Wish> wishes, @Nullable Budget budget, Lexicon lexicon, BitSet within) {
        List<Wish> others = new ArrayList<>(wishes);
        others.remove(without);
        return fulfilling(others, budget, lexicon, within).cardinality();
    }

    private static Budget stretched(Budget budget) {
        BigDecimal min = budget.min();
        BigDecimal max = budget.max();
        return new Budget(
                min == null ? null : min.multiply(STRETCH_DOWN),
                max == null ? null : max.multiply(STRETCH_UP),
                budget.isAbout());
    }
}
