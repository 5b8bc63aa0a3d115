package io.daogou.search.query;

import io.daogou.search.index.Forward;
import java.util.ArrayList;
import java.util.HashMap;
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
            "text",
            "textShare",
            "titleCover",
            "allCover",
            "titleMissing",
            "titleTold",
            "headMet",
            "headInQuery",
            "lastInCore",
            "coreCover",
            "pairs",
            "exact",
            "numbers",
            "numbersMissing",
            "brandMet",
            "categoryCover",
            "first",
            "short",
            "headAgrees",
            "complete",
            "tightness");

    private static final double MISSING_TITLE_WORD = 5;

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

    /** What stands as the thing itself in a title: its last word before punctuation or a preposition; empty if none. */
    static String head(Forward item) {
        String head = "";
        for (String term : item.title()) {
            boolean isEnd = term.equals(Forward.BREAK) || term.equals(Forward.TURN);
            if (isEnd && !head.isEmpty()) {
                return head;
            }
            if (!isEnd && term.charAt(0) != Forward.PART && !Character.isDigit(term.charAt(0))) {
                head = term;
            }
        }
        return head;
    }

    /**
     * The features of one item.
     *
     * @param text its score by the index, and {@code best} the highest of all candidates
     * @param heads how often each head is among the best candidates, as shares
     */
    double[] of(Forward item, double text, double best, Map<String, Double> heads) {
        Title title = new Title(item.title());
        int count = reading.words().size();
        double titleCover = 0;
        double allCover = 0;
        double coreCover = 0;
        double categoryCover = 0;
        double exact = 0;
        double brand = 0;
        double numbers = 0;
        double numbersMissing = 0;
        int titleWords = 0;
        int first = title.size();
        int[] places = new int[count];
        boolean[] used = new boolean[title.size()];
        for (int i = 0; i < count; i++) {
            QueryWord word = reading.words().get(i);
            places[i] = title.place(word, single.get(i), used);
            boolean isNumber = Character.isDigit(word.token().written().charAt(0));
            double inTitle = places[i] >= 0 ? word.weight() : 0;
            boolean isElsewhere = inTitle > 0
                    || meets(word, i, item.category())
                    || meets(word, i, item.brand())
                    || meets(word, i, item.attributes());
            if (inTitle > 0) {
                titleWords++;
                first = Math.min(first, places[i]);
                coreCover += places[i] <= title.coreEnd ? word.weight() : 0;
                exact += title.terms.get(places[i]).equals(word.token().term()) ? word.weight() : 0;
            }
            titleCover += inTitle;
            allCover += isElsewhere ? word.weight() : 0;
            categoryCover += meets(word, i, item.category()) ? word.weight() : 0;
            brand += meets(word, i, item.brand()) ? 1 : 0;
            numbers += isNumber && isElsewhere ? 1 : 0;
            numbersMissing += isNumber && !isElsewhere ? 1 : 0;
        }
        int last = count - 1;
        int pairs = 0;
        for (int i = 1; i < count; i++) {
            pairs += places[i] >= 0 && places[i] == places[i - 1] + 1 ? 1 : 0;
        }
        boolean isHeadMet = count > 0 && places[last] >= 0 && places[last] == title.head;
        boolean isHeadInQuery = title.head >= 0 && title.head < used.length && used[title.head];
        double told = title.size() == 0 ? 0 : (double) titleWords / title.words;
        double weight = Math.max(allWeight, 1e-9);
        return new double[] {
            text,
            best > 0 ? text / best : 0,
            titleCover / weight,
            allCover / weight,
            (allWeight - titleCover) / MISSING_TITLE_WORD,
            told,
            isHeadMet ? 1 : 0,
            isHeadInQuery ? 1 : 0,
            count > 0 && places[last] >= 0 && places[last] <= title.coreEnd ? 1 : 0,
            coreCover / weight,
            count > 1 ? (double) pairs / (count - 1) : 0,
            exact / weight,
            Math.min(numbers, 3),
            Math.min(numbersMissing, 3),
            Math.min(brand, 1),
            categoryCover / weight,
            first < title.size() ? 1.0 / (1 + first) : 0,
            1.0 / (1 + title.words),
            heads.getOrDefault(head(item), 0.0),
            titleWords == count ? 1 : 0,
            tightness(places)
        };
    }

    /** How close together the words that were met stand: 1 side by side. */
    private static double tightness(int[] places) {
        int low = Integer.MAX_VALUE;
        int high = -1;
        int met = 0;
        for (int place : places) {
            if (place >= 0) {
                low = Math.min(low, place);
                high = Math.max(high, place);
                met++;
            }
        }
        return met < 2 ? 0 : (double) met / (high - low + 1);
    }

    private boolean meets(QueryWord word, int index, List<String> terms) {
        Map<String, Double> ways = single.get(index);
        for (String term : terms) {
            if (ways.containsKey(term)) {
                return true;
            }
        }
        for (Alternative way : word.alternatives()) {
            if (way.terms().size() > 1 && way.field() == null && terms.containsAll(way.terms())) {
                return true;
            }
        }
        return false;
    }

    /** A title's words without its marks. */
    private static final class Title {
        private final List<String> terms = new ArrayList<>();
        private final List<Set<String>> parts = new ArrayList<>();
        /** Words that name what the thing is end here. */
        private int coreEnd = -1;

        private int head = -1;
        private int words;

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
                    words++;
                    if (isCore) {
                        coreEnd = terms.size() - 1;
                        head = Character.isDigit(term.charAt(0)) ? head : terms.size() - 1;
                    }
                }
            }
        }

        private static Set<String> with(Set<String> some, String more) {
            Set<String> all = new java.util.HashSet<>(some);
            all.add(more);
            return all;
        }

        int size() {
            return terms.size();
        }

        /** Where a word stands; -1 if nowhere. */
        int place(QueryWord word, Map<String, Double> ways, boolean[] used) {
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
                if (found < 0 && way.terms().size() > 1 && way.field() == null && terms.containsAll(way.terms())) {
                    found = terms.indexOf(way.terms().getLast());
                }
            }
            if (found >= 0) {
                used[found] = true;
            }
            return found;
        }
    }
}
