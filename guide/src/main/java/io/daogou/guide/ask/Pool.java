package io.daogou.guide.ask;

import java.util.BitSet;

/**
 * Items that are still in question, and how likely each is the one: of very many an even sample.
 *
 * @param items ascending
 * @param weights one each, above 0
 * @param each how many items each stands for
 */
public record Pool(int[] items, double[] weights, double each) {
    private static final int MOST = 20_000;

    /** How likely an item is, against others. */
    @FunctionalInterface
    public interface Prior {
        double weight(int item);
    }

    public static Pool of(BitSet candidates, Prior prior) {
        int count = candidates.cardinality();
        int step = Math.max(1, (count + MOST - 1) / MOST);
        int[] items = new int[(count + step - 1) / step];
        double[] weights = new double[items.length];
        int place = 0;
        int kept = 0;
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            if (place++ % step == 0) {
                items[kept] = item;
                weights[kept++] = prior.weight(item);
            }
        }
        return new Pool(items, weights, step);
    }

    public int size() {
        return items.length;
    }

    double sum() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    int standsFor(int count) {
        return (int) Math.round(count * each);
    }
}
