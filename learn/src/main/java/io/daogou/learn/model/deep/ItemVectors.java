package io.daogou.learn.model.deep;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.layer.RowGradient;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/**
 * What items are read as and compared with: vectors of their own or, where attributes are scored, the sums of these and of the
 * vectors of their attributes.
 *
 * <p>The sums are a copy. After each step of a training those that the next one reads must be made anew; gradients of sums are
 * handed on to what they were made of.
 */
final class ItemVectors {
    private static final int GRAIN = 64;

    private final Parameter own;
    private final Parameter attributes;
    private final SparseRows rows;
    private final boolean areSums;
    private final Parameter sums;

    /** The vectors; sums are not made yet. */
    ItemVectors(SequenceWeights weights) {
        own = weights.items();
        attributes = weights.inputs().attributes();
        rows = weights.inputs().rows();
        areSums = weights.shape().inputs().isScored();
        sums = areSums ? Parameter.constant("sums", own.rows(), own.columns(), 0) : own;
    }

    /** The vectors, an item a row. */
    Parameter table() {
        return sums;
    }

    /** Makes all sums. */
    ItemVectors refresh() {
        if (areSums) {
            Parallel.ranges(own.rows(), GRAIN, (from, to) -> {
                for (int item = from; item < to; item++) {
                    add(item);
                }
            });
        }
        return this;
    }

    /** Makes the sums of some items, which may come more than once; their order changes. */
    void refresh(int[] items) {
        if (!areSums) {
            return;
        }
        Arrays.sort(items);
        int count = 0;
        for (int k = 0; k < items.length; k++) {
            if (k == 0 || items[k] != items[k - 1]) {
                items[count++] = items[k];
            }
        }
        Parallel.ranges(count, GRAIN, (from, to) -> {
            for (int k = from; k < to; k++) {
                add(items[k]);
            }
        });
    }

    private void add(int item) {
        int width = own.columns();
        System.arraycopy(own.values(), item * width, sums.values(), item * width, width);
        addAttributes(item, sums.values(), item * width);
    }

    /** Adds the vectors of the attributes of an item to a vector. */
    void addAttributes(int item, float[] vector, int at) {
        int width = own.columns();
        for (int k = rows.start(item); k < rows.end(item); k++) {
            Kernels.addScaled(rows.value(k), attributes.values(), rows.column(k) * width, vector, at, width);
        }
    }

    /** Hands a gradient on to the attributes of an item. */
    void addGradient(int item, RowGradient byAttribute, float[] gradient, int from) {
        for (int k = rows.start(item); k < rows.end(item); k++) {
            byAttribute.add(rows.column(k), rows.value(k), gradient, from);
        }
    }

    /** Hands the gradients of sums on, after which those are 0. */
    void goBack(Gradients gradients) {
        if (!areSums) {
            return;
        }
        RowGradient ofSums = gradients.rowsOf(sums);
        RowGradient byItem = gradients.rowsOf(own);
        RowGradient byAttribute = gradients.rowsOf(attributes);
        for (int slot = 0; slot < ofSums.slots(); slot++) {
            int from = slot * own.columns();
            byItem.add(ofSums.row(slot), 1, ofSums.values(), from);
            addGradient(ofSums.row(slot), byAttribute, ofSums.values(), from);
        }
        ofSums.clear();
    }
}
