package io.daogou.engine.train;

import io.daogou.learn.evaluation.Metrics;
import java.util.Map;
import java.util.TreeMap;

/** Measures under the names that reports give them. */
final class Measures {
    private Measures() {}

    static String recall(int k) {
        return "recall@" + k;
    }

    static Map<String, Double> of(Metrics metrics) {
        Map<String, Double> measures = new TreeMap<>();
        measures.put(recall(metrics.k()), metrics.recall());
        measures.put("ndcg@" + metrics.k(), metrics.ndcg());
        measures.put("coverage@" + metrics.k(), metrics.coverage());
        return measures;
    }
}
