package io.daogou.learn.model.sequence;

import io.daogou.learn.matrix.SparseRows;

/** Columns of an item-to-item matrix, collected by several threads, each column once, and turned into rows. */
final class TargetWeights {
    private final int[][] sources;
    private final double[][] weights;

    TargetWeights(int items) {
        sources = new int[items][0];
        weights = new double[items][0];
    }

    void set(int target, int[] ascendingSources, double[] values) {
        sources[target] = ascendingSources;
        weights[target] = values;
    }

    SparseRows bySource() {
        int items = sources.length;
        int[] starts = new int[items + 1];
        for (int[] column : sources) {
            for (int source : column) {
                starts[source + 1]++;
            }
        }
        for (int item = 0; item < items; item++) {
            starts[item + 1] += starts[item];
        }
        int[] columns = new int[starts[items]];
        float[] values = new float[columns.length];
        int[] next = starts.clone();
        for (int target = 0; target < items; target++) {
            for (int k = 0; k < sources[target].length; k++) {
                int place = next[sources[target][k]]++;
                columns[place] = target;
                values[place] = (float) weights[target][k];
            }
        }
        return new SparseRows(items, starts, columns, values);
    }
}
