package io.daogou.search.query;

import io.daogou.search.index.Fields;
import io.daogou.search.index.Forward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an item's words meet those of a query, in numbers that a {@link MatchModel} weighs: how much of the query the title, the
 * brand, the category and the attributes cover, how much of the title the query covers, whether the thing that is named is the same,
 * whether words stand side by side.
 */
public final class MatchFeatures {
    /** The names of the features, in their order. */
    public static final List<String> NAMES = List.of(
            "textShare",
            "cover",
            "titleTold",
            "headMet",
            "headInQuery",
            "lastInCore",
            "pairs",
            "exact",
            "numbersMissing",
            "brandMet",
            "categoryCover",
            "first",
            "complete");

    /** Texts that differ by less than this part of the best fit alike. */
    private static final double FINENESS = 100;

    private final Reading reading;
    private final double allWeight;
    private final List<Map<String, Double>> single;

    /** Prepares a query, which then meets many items. */
    MatchFeatures(Reading reading) {
        this.reading = reading;
        this.allWeight = reading.words().stream().mapToDouble(QueryWord::weight).sum();
        this.single = new ArrayList<>();
        for (QueryWord word : reading.words()) {
            Map<String, Double> terms = new HashMap<>();
            for (Alternative way : word.alternatives()) {
                if (way.terms().size() == 1 && way.field() == null) {
                    terms.merge(way.terms().getFirst(), way.weight(), Math::max);
                }
            }
            single.add(terms);
        }
    }

    /**
     * The features of one item.
     *
     * @param text its score by the index, and {@code best} the highest of all candidates
     */
    double[] of(Forward item, double text, double best) {
        Title title = new Title(item.title());
        int count = reading.words().size();
        int[] places = new int[count];
        boolean[] used = new boolean[title.size()];
        double cover = 0;
        double categoryCover = 0;
        double exact = 0;
        boolean isBrandMet = false;
        int numbersMissing = 0;
        int inTitle = 0;
        int first = title.size();
        for (int i = 0; i < count; i++) {
            QueryWord word = reading.words().get(i);
            int place = title.place(word, single.get(i));
            boolean isInCategory = meets(word, i, item.category());
            boolean isInBrand = meets(word, i, item.brand());
            boolean isMet = place >= 0 || isInCategory || isInBrand || meets(word, i, item.attributes());
            places[i] = place;
            if (place >= 0) {
                used[place] = true;
                inTitle++;
                first = Math.min(first, place);
            }
            String term = word.token().term();
            boolean isExact = place >= 0
                    ? title.terms.get(place).equals(term)
                    : item.category().contains(term)
                            || item.brand().contains(term)
                            || item.attributes().contains(term);
            exact += isExact ? word.weight() : 0;
            cover += isMet ? word.weight() : 0;
            categoryCover += isInCategory ? word.weight() : 0;
            isBrandMet |= isInBrand;
            numbersMissing += !isMet && Character.isDigit(word.token().written().charAt(0)) ? 1 : 0;
        }
        int last = count == 0 ? -1 : places[count - 1];
        double weight = Math.max(allWeight, 1e-9);
        return new double[] {
            best > 0 ? Math.rint(text / best * FINENESS) / FINENESS : 0,
            cover / weight,
            title.size() == 0 ? 0 : (double) inTitle / title.size(),
            last >= 0 && last == title.head ? 1 : 0,
            title.head >= 0 && used[title.head] ? 1 : 0,
            last >= 0 && last <= title.coreEnd ? 1 : 0,
            pairs(places),
            exact / weight,
            Math.min(numbersMissing, 3),
            isBrandMet ? 1 : 0,
            categoryCover / weight,
            inTitle > 0 ? 1.0 / (1 + first) : 0,
            inTitle == count ? 1 : 0
        };
    }

    /** The share of neighbours in the query that are neighbours in the title. */
    private static double pairs(int[] places) {
        int pairs = 0;
        for (int i = 1; i < places.length; i++) {
            pairs += places[i] > 0 && places[i] == places[i - 1] + 1 ? 1 : 0;
        }
        return places.length < 2 ? 0 : (double) pairs / (places.length - 1);
    }

    private boolean meets(QueryWord word, int index, List<String> terms) {
        Map<String, Double> ways = single.get(index);
        for (String term : terms) {
            if (ways.containsKey(term)) {
                return true;
            }
        }
        for (Alternative way : word.alternatives()) {
            if (isOfSeveral(way) && terms.containsAll(way.terms())) {
                return true;
            }
            if (Fields.GRAMS.equals(way.field()) && !terms.isEmpty()) {
                String together = String.join("", terms);
                if (way.terms().stream().allMatch(together::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfSeveral(Alternative way) {
        return way.terms().size() > 1 && way.field() == null;
    }

    /** A title's words without its marks. */
    private static final class Title {
        private final List<String> terms = new ArrayList<>();
        private final List<Set<String>> parts = new ArrayList<>();
        /** Words that name what the thing is end here. */
        private int coreEnd = -1;

        private int head = -1;

        Title(List<String> marked) {
            boolean isCore = true;
            for (String term : marked) {
                if (term.equals(Forward.BREAK) || term.equals(Forward.TURN)) {
                    isCore &= terms.isEmpty();
                } else if (term.charAt(0) == Forward.PART) {
                    if (!parts.isEmpty()) {
                        parts.set(parts.size() - 1, with(parts.getLast(), term.substring(1)));
                    }
                } else {
                    terms.add(term);
                    parts.add(Set.of());
                    if (isCore) {
                        coreEnd = terms.size() - 1;
                        head = Character.isDigit(term.charAt(0)) ? head : terms.size() - 1;
                    }
                }
            }
        }

        private static Set<String> with(Set<String> some, String more) {
            Set<String> all = new HashSet<>(some);
            all.add(more);
            return all;
        }

        int size() {
            return terms.size();
        }

        /** Where a word stands; -1 if nowhere. */
        int place(QueryWord word, Map<String, Double> ways) {
            int found = -1;
            for (int i = 0; i < terms.size(); i++) {
                boolean isMet =
                        ways.containsKey(terms.get(i)) || parts.get(i).stream().anyMatch(ways::containsKey);
                // Where it stands twice, the place in the core tells most.
                if (isMet && (found < 0 || i <= coreEnd)) {
                    found = i;
                }
            }
            for (Alternative way : word.alternatives()) {
                if (found < 0 && isOfSeveral(way) && terms.containsAll(way.terms())) {
                    found = terms.indexOf(way.terms().getLast());
                } else if (found < 0 && Fields.GRAMS.equals(way.field())) {
                    found = placeOfGrams(way.terms());
                }
            }
            return found;
        }

        /** Where the last of some pairs of characters ends, if all are there; -1 if not. */
        private int placeOfGrams(List<String> grams) {
            String together = String.join("", terms);
            if (!grams.stream().allMatch(together::contains)) {
                return -1;
            }
            int end = together.indexOf(grams.getLast()) + grams.getLast().length();
            int place = 0;
            int length = terms.getFirst().length();
            while (length < end) {
                place++;
                length += terms.get(place).length();
            }
            return place;
        }
    }
}
