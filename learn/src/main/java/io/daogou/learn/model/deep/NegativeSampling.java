package io.daogou.learn.model.deep;

import io.daogou.learn.layer.Candidates;
import io.daogou.learn.layer.SharedSoftmax;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws the items that a batch is compared with, item j with a chance as {@code occurrences_j^popularity}; or takes all. */
final class NegativeSampling {
    private final double[] sums;
    private final int draws;
    private final int[] all;

    /**
     * Sampling from items.
     *
     * @param draws items drawn, some of them perhaps twice; 0 to take all
     */
    NegativeSampling(int[] occurrences, double popularity, int draws) {
        this.draws = draws < occurrences.length ? draws : 0;
        all = new int[this.draws == 0 ? occurrences.length : 0];
        Arrays.setAll(all, item -> item);
        sums = new double[occurrences.length];
        double sum = 0;
        for (int item = 0; item < sums.length; item++) {
            // One more, so that items nobody took are told from the others too.
            sum += Math.pow(occurrences[item] + 1.0, popularity);
            sums[item] = sum;
        }
    }

    /** The candidates of a batch, for a softmax with such a scale. */
    Candidates draw(ItemVectors vectors, double scale, SplittableRandom random) {
        if (draws == 0) {
            vectors.refresh();
            return SharedSoftmax.candidates(vectors.table(), scale, all, new float[all.length]);
        }
        int[] drawn = new int[draws];
        double total = sums[sums.length - 1];
        for (int k = 0; k < draws; k++) {
            int at = Arrays.binarySearch(sums, random.nextDouble() * total);
            drawn[k] = at < 0 ? -at - 1 : at + 1;
        }
        Arrays.sort(drawn);
        int count = 0;
        for (int k = 0; k < draws; k++) {
            if (k == 0 || drawn[k] != drawn[k - 1]) {
                drawn[count++] = drawn[k];
            }
        }
        int[] items = Arrays.copyOf(drawn, count);
        float[] corrections = new float[count];
        for (int k = 0; k < count; k++) {
            double chance = (sums[items[k]] - (items[k] == 0 ? 0 : sums[items[k] - 1])) / total;
            corrections[k] = (float) -Math.log(-Math.expm1(draws * Math.log1p(-chance)));
        }
        vectors.refresh(items);
        return SharedSoftmax.candidates(vectors.table(), scale, items, corrections);
    }
}
