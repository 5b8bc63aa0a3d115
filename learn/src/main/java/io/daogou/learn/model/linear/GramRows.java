package io.daogou.learn.model.linear;

import io.daogou.learn.data.Interactions;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Rows of the Gram matrix {@code G = Xᵀ F X} of interactions, one at a time and never whole in memory; {@code F} is a
 * diagonal matrix of one factor per user.
 */
final class GramRows {
    private final Interactions byUser;
    private final Interactions byItem;
    private final float[] userFactors;
    /** Rows between two uses, so that there are only as many as threads. */
    private final ConcurrentLinkedQueue<Row> idle = new ConcurrentLinkedQueue<>();

    GramRows(Interactions byUser, float[] userFactors) {
        this.byUser = byUser;
        this.byItem = byUser.transpose();
        this.userFactors = userFactors;
    }

    int items() {
        return byUser.items();
    }

    /** The diagonal of {@code G}. */
    float[] diagonal() {
        float[] diagonal = new float[items()];
        for (int item = 0; item < diagonal.length; item++) {
            double sum = 0;
            for (int k = byItem.start(item); k < byItem.end(item); k++) {
                double weight = byItem.weight(k);
                sum += weight * weight * userFactors[byItem.item(k)];
            }
            diagonal[item] = (float) sum;
        }
        return diagonal;
    }

    /** An empty row; give it {@link #back} when it is cleared. */
    Row row() {
        Row row = idle.poll();
        return row == null ? new Row() : row;
    }

    void back(Row row) {
        idle.add(row);
    }

    /** One row, dense, with the list of the places that are not zero, the diagonal among them. */
    final class Row {
        final float[] values = new float[items()];
        final int[] touched = new int[items()];
        int size;

        void fill(int item) {
            int[] starts = byUser.starts();
            int[] columns = byUser.columns();
            float[] weights = byUser.weights();
            for (int k = byItem.start(item); k < byItem.end(item); k++) {
                int user = byItem.item(k);
                float factor = byItem.weight(k) * userFactors[user];
                if (factor > 0) {
                    add(columns, weights, starts[user], starts[user + 1], factor);
                }
            }
        }

        private void add(int[] columns, float[] weights, int from, int to, float factor) {
            for (int e = from; e < to; e++) {
                int other = columns[e];
                float value = factor * weights[e];
                if (values[other] == 0 && value > 0) {
                    touched[size++] = other;
                }
                values[other] += value;
            }
        }

        void clear() {
            for (int k = 0; k < size; k++) {
                values[touched[k]] = 0;
            }
            size = 0;
        }

        /** The places that are not zero, ascending. */
        int[] sorted() {
            int[] places = Arrays.copyOf(touched, size);
            Arrays.sort(places);
            return places;
        }
    }
}
