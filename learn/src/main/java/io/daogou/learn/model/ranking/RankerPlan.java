package io.daogou.learn.model.ranking;

import io.daogou.learn.model.Ranges;

/**
 * The size of a ranker's network and how it is trained.
 *
 * @param crossLayers layers that multiply features, 0 to 8
 * @param rank of their matrices; 0 for full rank
 * @param hidden width of the first of two layers beside them, the second has half of it
 * @param epochs passes over the lists at most
 * @param batch lists of a step
 * @param learningRate of Adam
 * @param decay of the weights, as a share of the rate
 * @param dropout share of hidden entries set to 0 in training
 * @param patience epochs without a better result for the lists kept aside, after which training ends
 * @param fewestLists informative lists without which nothing is learned
 * @param positionBias what is done about it
 * @param seed of everything random
 */
public record RankerPlan(
        int crossLayers,
        int rank,
        int hidden,
        int epochs,
        int batch,
        double learningRate,
        double decay,
        double dropout,
        int patience,
        int fewestLists,
        PositionBias positionBias,
        long seed) {
    private static final double MOST_DROPOUT = 0.95;

    public RankerPlan {
        RankerShape.check(crossLayers, rank, hidden);
        Ranges.atLeastOne("epochs", epochs);
        Ranges.atLeastOne("batch", batch);
        Ranges.within("learningRate", learningRate, 1e-7, 1);
        Ranges.within("decay", decay, 0, 1);
        Ranges.within("dropout", dropout, 0, MOST_DROPOUT);
        Ranges.atLeastOne("patience", patience);
        Ranges.atLeastOne("fewestLists", fewestLists);
    }

    /** What suits most shops. */
    public static RankerPlan defaults() {
        return new RankerPlan(1, 0, 32, 40, 64, 1e-3, 0.1, 0.3, 4, 1000, PositionBias.LEARNED, 42);
    }

    /** The network of this plan for so many columns and positions. */
    RankerShape shape(int columns, int positions) {
        return new RankerShape(columns, crossLayers, rank < columns ? rank : 0, hidden, positions);
    }

    /** Lists in random order without which nothing is learned from such lists alone. */
    int fewestRandomLists() {
        return Math.max(1, fewestLists / 5);
    }

    /** The same with another treatment of positions. */
    public RankerPlan with(PositionBias other) {
        return new RankerPlan(
                crossLayers,
                rank,
                hidden,
                epochs,
                batch,
                learningRate,
                decay,
                dropout,
                patience,
                fewestLists,
                other,
                seed);
    }
}
