package io.daogou.bench;

import io.daogou.bench.HomeDepot.Judged;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How well judged queries are answered, over the whole catalogue: what was not judged counts as not relevant.
 *
 * @param ndcg of the first 10, gains are 2^relevance - 1
 * @param recall of the first 100, of what is relevant
 */
record SearchQuality(double ndcg, double recall) {
    private static final int NDCG_AT = 10;
    static final int RECALL_AT = 100;

    /** The mean over queries; those without anything relevant say nothing of recall. */
    static SearchQuality of(List<Judged> queries, Function<String, List<String>> search) {
        double ndcg = 0;
        double recall = 0;
        int recalled = 0;
        for (Judged one : queries) {
            List<String> found = search.apply(one.query());
            ndcg += ndcg(one, found);
            long relevant = one.relevance().values().stream()
                    .filter(value -> value >= HomeDepot.RELEVANT)
                    .count();
            if (relevant > 0) {
                recall += (double) hits(one, found) / relevant;
                recalled++;
            }
        }
        return new SearchQuality(ndcg / queries.size(), recall / Math.max(1, recalled));
    }

    private static long hits(Judged one, List<String> found) {
        return found.stream()
                .limit(RECALL_AT)
                .filter(item -> one.relevance().getOrDefault(item, 0.0) >= HomeDepot.RELEVANT)
                .count();
    }

    private static double ndcg(Judged one, List<String> found) {
        double gained = 0;
        for (int i = 0; i < Math.min(NDCG_AT, found.size()); i++) {
            gained += gain(one.relevance().getOrDefault(found.get(i), 0.0)) / discount(i);
        }
        List<Double> ideal = one.relevance().values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        double best = 0;
        for (int i = 0; i < Math.min(NDCG_AT, ideal.size()); i++) {
            best += gain(ideal.get(i)) / discount(i);
        }
        return best == 0 ? 0 : gained / best;
    }

    /** What an item of a relevance adds: nothing if it was not judged. */
    static double gain(double relevance) {
        return relevance == 0 ? 0 : Math.pow(2, relevance) - 1;
    }

    private static double discount(int place) {
        return Math.log(place + 2) / Math.log(2);
    }
}
