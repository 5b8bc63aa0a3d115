package io.daogou.engine.search;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people mean by what they type: of each query, and of each word of queries, the categories of what those who typed
 * it then chose. Only what enough different people typed is known: what fewer typed may tell who they are. Immutable.
 */
final class QueryIntents {
    /** Nobody searched yet. */
    static final QueryIntents NONE = new QueryIntents(Map.of(), Map.of());

    private static final int MOST_CATEGORIES = 5;
    /** A category that fewer of those who typed a query wanted is chance. */
    private static final double LEAST_SHARE = .1;

    /** What a query or a word led to: how many people typed it, and the share of each category in what they chose. */
    record Meaning(int people, Map<List<String>, Double> categories) {}

    private final Map<String, Meaning> queries;
    private final Map<String, Meaning> words;

    QueryIntents(Map<String, Meaning> queries, Map<String, Meaning> words) {
        this.queries = queries;
        this.words = words;
    }

    /**
     * Categories that whoever types this probably wants, each with its probability; empty if nothing is known. A query that
     * was typed before speaks for itself, another one through its words.
     */
    Map<List<String>, Double> categories(String text) {
        String query = QueryText.normalised(text);
        Meaning known = queries.get(query);
        if (known != null) {
            return known.categories();
        }
        Map<List<String>, Double> sums = new HashMap<>();
        int count = 0;
        for (String word : QueryText.words(query)) {
            Meaning meaning = words.get(word);
            count++;
            if (meaning != null) {
                meaning.categories().forEach((category, share) -> sums.merge(category, share, Double::sum));
            }
        }
        double all = Math.max(1, count);
        return strongest(sums, all);
    }

    /** The queries that are known, and how many people typed each. */
    Map<String, Integer> typed() {
        Map<String, Integer> typed = new HashMap<>();
        queries.forEach((query, meaning) -> typed.put(query, meaning.people()));
        return typed;
    }

    /** The few categories with a share worth naming. */
    static Map<List<String>, Double> strongest(Map<List<String>, Double> weights, double whole) {
        Map<List<String>, Double> kept = new HashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<List<String>, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> String.join(" > ", entry.getKey())))
                .limit(MOST_CATEGORIES)
                .filter(entry -> entry.getValue() / whole >= LEAST_SHARE)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue() / whole));
        return Collections.unmodifiableMap(kept);
    }
}
