package io.daogou.learn.model;

import io.daogou.learn.data.History;
import java.util.Arrays;

/** How much a pair counts for models of sets, by the sum of the weights of its entries. */
public sealed interface SumWeight permits Counting, SumWeight.Power {
    /** The weight of a pair whose entries sum up to a number of at least 0. */
    float of(float sum);

    /** The weights of many pairs. */
    default float[] of(float[] sums) {
        float[] changed = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            changed[k] = of(sums[k]);
        }
        return changed;
    }

    /** The distinct items of a history, ascending, with the weights that models of sets are fitted on. */
    default History of(History history) {
        int size = history.size();
        long[] order = new long[size];
        for (int k = 0; k < size; k++) {
            order[k] = (long) history.items()[k] << 32 | k;
        }
        Arrays.sort(order);
        int[] items = new int[size];
        float[] sums = new float[size];
        int count = 0;
        for (long one : order) {
            int item = (int) (one >> 32);
            if (count == 0 || items[count - 1] != item) {
                items[count++] = item;
            }
            sums[count - 1] += history.weights()[(int) one];
        }
        for (int k = 0; k < count; k++) {
            // A negative weight of a context speaks against an item, and keeps its sign.
            sums[k] = Math.signum(sums[k]) * of(Math.abs(sums[k]));
        }
        return new History(Arrays.copyOf(items, count), Arrays.copyOf(sums, count));
    }

    /** A power of the sum, as {@link io.daogou.learn.data.Behaviours} have it. */
    record Power(double exponent) implements SumWeight {
        @Override
        public float of(float sum) {
            return sum > 0 ? (float) Math.pow(sum, exponent) : 0;
        }
    }
}
