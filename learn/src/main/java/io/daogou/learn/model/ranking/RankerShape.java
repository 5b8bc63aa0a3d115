package io.daogou.learn.model.ranking;

import io.daogou.learn.model.Ranges;

/**
 * The size of the network of a {@link ListRanker}.
 *
 * @param columns what it reads of a candidate, standardised
 * @param crossLayers layers that multiply columns with each other
 * @param rank of their matrices; 0 for full rank
 * @param hidden width of the first of two layers beside them; the second has half of it
 * @param positions terms, of which the last is for all positions from there on
 */
public record RankerShape(int columns, int crossLayers, int rank, int hidden, int positions) {
    private static final int MOST_LAYERS = 8;

    public RankerShape {
        Ranges.atLeastOne("columns", columns);
        check(crossLayers, rank, hidden);
        Ranges.atLeastOne("positions", positions);
    }

    static void check(int crossLayers, int rank, int hidden) {
        Ranges.within("crossLayers", crossLayers, 0, MOST_LAYERS);
        Ranges.within("rank", rank, 0, Integer.MAX_VALUE);
        Ranges.within("hidden", hidden, 2, Integer.MAX_VALUE);
    }
}
