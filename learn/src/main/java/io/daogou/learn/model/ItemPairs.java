package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Rows of the items × items similarities of {@link ItemKnn}, one at a time. */
final class ItemPairs {
    private final Interactions byUser;
    private final Interactions byItem;
    private final ItemKnn.Parameters parameters;
    /** {@code n_u^-d}, and for items {@code 1 / |y_i|}. */
    private final float[] userFactors;

    private final float[] inverseNorms;
    /** Rows between two uses, so that there are only as many as threads. */
    private final ConcurrentLinkedQueue<Row> idle = new ConcurrentLinkedQueue<>();

    ItemPairs(Interactions interactions, ItemKnn.Parameters parameters) {
        this.byUser = interactions;
        this.byItem = interactions.transpose();
        this.parameters = parameters;
        this.userFactors = userFactors();
        this.inverseNorms = inverseNorms();
    }

    private float[] userFactors() {
        float[] factors = new float[byUser.users()];
        for (int user = 0; user < factors.length; user++) {
            factors[user] = (float) Math.pow(Math.max(1, byUser.count(user)), -parameters.userDamping());
        }
        return factors;
    }

    private float[] inverseNorms() {
        float[] inverse = new float[byItem.users()];
        for (int item = 0; item < inverse.length; item++) {
            double squares = 0;
            for (int k = byItem.start(item); k < byItem.end(item); k++) {
                double weight = byItem.weight(k);
                squares += weight * weight * userFactors[byItem.item(k)];
            }
            inverse[item] = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        }
        return inverse;
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
                case COSINE -> (double) values[other] * inverseNorms[item] * inverseNorms[other];
                case LLR -> logLikelihood(item, other);
            };
            return (float) (value * common[other] / (common[other] + parameters.shrinkage()));
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
}
