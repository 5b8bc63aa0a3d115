package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.model.Damping;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Rows of the items × items similarities of {@link ItemKnn}, one at a time. */
final class ItemPairs {
    private final Interactions byUser;
    private final Interactions byItem;
    private final ItemKnn.Parameters parameters;
    /** {@code n_u^-d}, for Jeffreys scaled to a mean of 1 over the entries. */
    private final float[] userFactors;
    /** Per item {@code |y_i|²}, for Jeffreys the count of its users so scaled, for the walk the sum of its weights. */
    private final double[] sizes;
    /** What a sum of products is multiplied by as item i, and as item j; not read for Jeffreys and LLR. */
    private final double[] rowFactors;

    private final double[] columnFactors;
    /** Rows between two uses, so that there are only as many as threads. */
    private final ConcurrentLinkedQueue<Row> idle = new ConcurrentLinkedQueue<>();

    ItemPairs(Interactions interactions, ItemKnn.Parameters parameters) {
        boolean counts = parameters.similarity() == Similarity.JEFFREYS;
        this.byUser = counts ? interactions.binary() : interactions;
        this.byItem = byUser.transpose();
        this.parameters = parameters;
        double damping = parameters.userDamping();
        this.userFactors = counts ? Damping.usersToMeanOne(byUser, damping) : Damping.users(byUser, damping);
        this.sizes = sizes();
        double discount = parameters.popularityDiscount();
        double own = parameters.similarity() == Similarity.WALK ? parameters.userDamping() : 1 - discount;
        this.rowFactors = powers(sizes, -own);
        this.columnFactors = powers(sizes, -discount);
    }

    private double[] sizes() {
        boolean walk = parameters.similarity() == Similarity.WALK;
        double[] sums = new double[byItem.users()];
        for (int item = 0; item < sums.length; item++) {
            for (int k = byItem.start(item); k < byItem.end(item); k++) {
                double weight = byItem.weight(k);
                sums[item] += walk ? weight : weight * weight * userFactors[byItem.item(k)];
            }
        }
        return sums;
    }

    private static double[] powers(double[] values, double exponent) {
        double[] powers = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            powers[k] = values[k] > 0 ? Math.pow(values[k], exponent) : 0;
        }
        return powers;
    }

    /** An empty row; give it {@link #back} when it is cleared. */
    Row row() {
        Row row = idle.poll();
        return row == null ? new Row() : row;
    }

    void back(Row row) {
        idle.add(row);
    }

    /** The similarities of one item, dense, with the list of the places that are not zero. */
    final class Row {
        final float[] values = new float[byUser.items()];
        final int[] touched = new int[byUser.items()];
        int size;
        private final int[] common = new int[byUser.items()];

        void fill(int item) {
            accumulate(item);
            for (int k = 0; k < size; k++) {
                int other = touched[k];
                values[other] = other == item ? 0 : similarity(item, other);
            }
        }

        private void accumulate(int item) {
            int[] starts = byUser.starts();
            int[] columns = byUser.columns();
            float[] weights = byUser.weights();
            for (int k = byItem.start(item); k < byItem.end(item); k++) {
                int user = byItem.item(k);
                float factor = byItem.weight(k) * userFactors[user];
                for (int e = starts[user]; e < starts[user + 1]; e++) {
                    int other = columns[e];
                    if (common[other]++ == 0) {
                        touched[size++] = other;
                    }
                    values[other] += factor * weights[e];
                }
            }
        }

        private float similarity(int item, int other) {
            double value = switch (parameters.similarity()) {
                case COSINE, WALK -> values[other] * rowFactors[item] * columnFactors[other];
                case JEFFREYS -> jeffreys(values[other], sizes[item], sizes[other]);
                case LLR -> logLikelihood(item, other);
            };
            return (float) (value * common[other] / (common[other] + parameters.shrinkage()));
        }

        private double jeffreys(double both, double first, double second) {
            double discount = parameters.popularityDiscount();
            return Math.pow(lowerLimit(both, first), 1 - discount) * Math.pow(lowerLimit(both, second), discount);
        }

        private double logLikelihood(int item, int other) {
            long first = byItem.count(item);
            long second = byItem.count(other);
            if ((long) common[other] * byUser.users() <= first * second) {
                return 0;
            }
            return 1 - 1 / (1 + LogLikelihoodRatio.of(common[other], first, second, byUser.users()));
        }

        void clear() {
            for (int k = 0; k < size; k++) {
                values[touched[k]] = 0;
                common[touched[k]] = 0;
            }
            size = 0;
        }
    }

    /** What a conditional probability is at least, by the evidence of so many cases of so many. */
    private static double lowerLimit(double cases, double all) {
        double mean = (cases + 0.5) / (all + 1);
        return Math.max(0, mean - Math.sqrt(Math.max(0, mean * (1 - mean)) / (all + 2)));
    }
}
