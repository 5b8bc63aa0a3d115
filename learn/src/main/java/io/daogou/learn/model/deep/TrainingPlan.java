package io.daogou.learn.model.deep;

import io.daogou.learn.model.Ranges;

/**
 * How a network is trained.
 *
 * @param epochs passes over the data at most
 * @param batch sequences of a step
 * @param learningRate of Adam
 * @param warmUp steps over which the rate rises to it
 * @param decay of the weights that are no tables, as a share of the rate
 * @param dropout share of entries set to 0 in training
 * @param negatives items that every row of a batch is compared with; 0: all items
 * @param popularity power with which frequent items are negatives more often, 0 (all alike) to 1
 * @param patience epochs without a better result for the entries kept aside, after which training ends
 * @param seed of everything random
 */
public record TrainingPlan(
        int epochs,
        int batch,
        double learningRate,
        int warmUp,
        double decay,
        double dropout,
        int negatives,
        double popularity,
        int patience,
        long seed) {
    private static final double MOST_DROPOUT = 0.95;

    public TrainingPlan {
        Ranges.atLeastOne("epochs", epochs);
        Ranges.atLeastOne("batch", batch);
        Ranges.within("learningRate", learningRate, 1e-7, 1);
        Ranges.within("warmUp", warmUp, 0, Integer.MAX_VALUE);
        Ranges.within("decay", decay, 0, 1);
        Ranges.within("dropout", dropout, 0, MOST_DROPOUT);
        Ranges.within("negatives", negatives, 0, Integer.MAX_VALUE);
        Ranges.within("popularity", popularity, 0, 1);
        Ranges.atLeastOne("patience", patience);
    }

    /** What suits most shops. */
    public static TrainingPlan defaults() {
        return new TrainingPlan(60, 128, 1e-3, 100, 0, 0.3, 512, 0, 5, 42);
    }
}
