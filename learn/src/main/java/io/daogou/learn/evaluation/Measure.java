package io.daogou.learn.evaluation;

/**
 * A measure of one ranked list against its truth.
 *
 * <p><b>Notation.</b> {@code T} the distinct items that should be found, at least one · {@code k} where the list is cut · hits:
 * the items of T in the first k places, at positions {@code p} counted from 1.
 *
 * <p>A list that is shorter than k counts with what it has; an empty one scores 0 everywhere. Items of T that cannot be
 * listed (excluded, or unknown to the model) still count in |T|.
 */
public enum Measure {
    /** {@code hits / |T|}. The divisor is all of T even if |T| &gt; k, so 1 may be out of reach. */
    RECALL("recall") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            return (double) count / truth;
        }
    },
    /** {@code hits / k}, also for a list that is shorter than k. */
    PRECISION("precision") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            return (double) count / k;
        }
    },
    /** Σ over hits of {@code 1 / log₂(p + 1)}, divided by the same sum over {@code p = 1 .. min(k, |T|)}. */
    NDCG("ndcg") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            double gain = 0;
            for (int h = 0; h < count; h++) {
                gain += discount(hits[h]);
            }
            double ideal = 0;
            for (int p = 0; p < Math.min(k, truth); p++) {
                ideal += discount(p);
            }
            return gain / ideal;
        }
    },
    /** 1 if there is a hit, else 0. */
    HIT_RATE("hitRate") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            return count > 0 ? 1 : 0;
        }
    },
    /** {@code 1 / p} of the first hit, 0 without one; its mean is the MRR. */
    RECIPROCAL_RANK("mrr") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            return count > 0 ? 1.0 / (hits[0] + 1) : 0;
        }
    },
    /** Σ over hits of (hits up to p) / p, divided by {@code min(k, |T|)}; its mean is the MAP. */
    AVERAGE_PRECISION("map") {
        @Override
        double value(int[] hits, int count, int truth, int k) {
            double sum = 0;
            for (int h = 0; h < count; h++) {
                sum += (h + 1.0) / (hits[h] + 1);
            }
            return sum / Math.min(k, truth);
        }
    };

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    /** The short name in tables and reports, such as {@code ndcg}. */
    public String label() {
        return label;
    }

    /**
     * The measure of one list.
     *
     * @param hits positions of the hits, counted from 0, ascending; they may lie beyond k
     * @param truth |T|, at least 1
     * @param k where the list is cut, at least 1
     */
    public double of(int[] hits, int truth, int k) {
        int count = 0;
        while (count < hits.length && hits[count] < k) {
            count++;
        }
        return value(hits, count, truth, k);
    }

    /** As {@link #of}, with the first {@code count} hits inside k. */
    abstract double value(int[] hits, int count, int truth, int k);

    /** {@code 1 / log₂(p + 2)} for a position counted from 0. */
    private static double discount(int p) {
        return Math.log(2) / Math.log(p + 2);
    }
}
