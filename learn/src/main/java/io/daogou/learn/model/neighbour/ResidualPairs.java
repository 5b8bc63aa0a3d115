package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseSum;

/** Signed similarities of items by what their biases leave of the ratings; may be used by many threads at once. */
final class ResidualPairs {
    private final Interactions ratings;
    private final double shrinkage;
    private final double[] residuals;
    private final double[] norms;

    /** Entries by item. */
    private final int[] starts;

    private final int[] entries;
    private final int[] userOf;

    ResidualPairs(Interactions ratings, RatingBiases biases, double shrinkage) {
        this.ratings = ratings;
        this.shrinkage = shrinkage;
        residuals = new double[ratings.size()];
        norms = new double[ratings.items()];
        starts = new int[ratings.items() + 1];
        entries = new int[ratings.size()];
        userOf = new int[ratings.size()];
        for (int user = 0; user < ratings.users(); user++) {
            for (int k = ratings.start(user); k < ratings.end(user); k++) {
                userOf[k] = user;
                residuals[k] = biases.residual(ratings, user, k);
                norms[ratings.item(k)] += residuals[k] * residuals[k];
                starts[ratings.item(k) + 1]++;
            }
        }
        for (int item = 0; item < norms.length; item++) {
            norms[item] = Math.sqrt(norms[item]);
            starts[item + 1] += starts[item];
        }
        int[] next = starts.clone();
        for (int k = 0; k < entries.length; k++) {
            entries[next[ratings.item(k)]++] = k;
        }
    }

    /** Adds the row of an item to an empty sum; {@code common} is work space of one int per item, zero before and after. */
    void row(int item, SparseSum row, int[] common) {
        for (int k = starts[item]; k < starts[item + 1]; k++) {
            int entry = entries[k];
            int user = userOf[entry];
            for (int e = ratings.start(user); e < ratings.end(user); e++) {
                if (e != entry) {
                    row.add(ratings.item(e), residuals[entry] * residuals[e] / scale(item, ratings.item(e)));
                    common[ratings.item(e)]++;
                }
            }
        }
        for (int k = 0; k < row.size(); k++) {
            int other = row.touched()[k];
            row.values()[other] *= (float) (common[other] / (common[other] + shrinkage));
            common[other] = 0;
        }
    }

    /** Never 0: where a norm is, the product of residuals is 0 as well. */
    private double scale(int i, int j) {
        return Math.max(Double.MIN_NORMAL, norms[i] * norms[j]);
    }
}
