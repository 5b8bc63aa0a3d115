package io.daogou.learn.model.deep;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.Dropout;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.LayerNorm;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.layer.RowGradient;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the network of a {@link SequenceModel}: from the items of histories to a row for each entry, and back. For one
 * thread at a time; copies share the weights.
 */
final class SequenceNetwork {
    private final SequenceWeights weights;
    private final ItemVectors vectors;
    private final boolean addsAttributes;
    private final Gradients gradients;
    private final int width;
    private final Dropout inputDropout;
    private final List<SequenceBlock> blocks = new ArrayList<>();
    private final LayerNorm norm;
    private float[] x = new float[0];

    /**
     * A copy.
     *
     * @param vectors of the items, made of the same weights
     * @param dropout in training, of inputs and in every block
     * @param gradients of this copy
     */
    SequenceNetwork(SequenceWeights weights, ItemVectors vectors, double dropout, Gradients gradients) {
        this.weights = weights;
        this.vectors = vectors;
        this.gradients = gradients;
        SequenceShape shape = weights.shape();
        this.addsAttributes = shape.inputs().attributes() > 0 && !shape.inputs().isScored();
        this.width = shape.factors();
        inputDropout = new Dropout(dropout, width, 1);
        int salt = 2;
        for (SequenceWeights.Block block : weights.blocks()) {
            blocks.add(new SequenceBlock(block, shape, dropout, salt, gradients));
            salt += 2;
        }
        norm = new LayerNorm(weights.norm().gain(), weights.norm().bias(), gradients);
    }

    Gradients gradients() {
        return gradients;
    }

    /**
     * A row for each entry: what the person wants after it.
     *
     * @param entries of all sequences, one below the other; none of them longer than the network reads
     * @return rows × factors
     */
    float[] forward(Entries entries, Packing packing) {
        int size = packing.rows() * width;
        if (x.length < size) {
            x = new float[size];
        }
        float[] table = vectors.table().values();
        int[] items = entries.items();
        float[] places = weights.positions().values();
        for (int s = 0; s < packing.sequences(); s++) {
            int first = packing.start(s);
            System.arraycopy(places, 0, x, first * width, packing.length(s) * width);
            for (int row = first; row < first + packing.length(s); row++) {
                Kernels.addScaled(1, table, items[row] * width, x, row * width, width);
            }
        }
        addInputs(entries);
        float[] rows = inputDropout.forward(x, packing);
        for (SequenceBlock block : blocks) {
            rows = block.forward(rows, packing);
        }
        return norm.forward(rows, packing);
    }

    private void addInputs(Entries entries) {
        add(weights.inputs().kinds(), entries.kinds());
        add(weights.inputs().gaps(), entries.gaps());
        if (addsAttributes) {
            for (int row = 0; row < entries.items().length; row++) {
                vectors.addAttributes(entries.items()[row], x, row * width);
            }
        }
    }

    /** Adds a row of a table to each entry of which it is known. */
    private void add(Parameter table, int[] indices) {
        for (int row = 0; row < indices.length; row++) {
            if (indices[row] != Entries.UNKNOWN) {
                Kernels.addScaled(1, table.values(), indices[row] * width, x, row * width, width);
            }
        }
    }

    /** Adds to the gradients of all weights, given that of the rows; what is of sums is yet to be handed on. */
    void backward(float[] dy, Entries entries, Packing packing) {
        float[] rows = norm.backward(dy, packing);
        for (SequenceBlock block : blocks.reversed()) {
            rows = block.backward(rows, packing);
        }
        rows = inputDropout.backward(rows, packing);
        RowGradient byItem = gradients.rowsOf(vectors.table());
        int[] items = entries.items();
        float[] byPlace = gradients.of(weights.positions());
        for (int s = 0; s < packing.sequences(); s++) {
            int first = packing.start(s);
            Kernels.addScaled(1, rows, first * width, byPlace, 0, packing.length(s) * width);
            for (int row = first; row < first + packing.length(s); row++) {
                byItem.add(items[row], 1, rows, row * width);
            }
        }
        inputsBackward(rows, entries);
    }

    private void inputsBackward(float[] rows, Entries entries) {
        backward(rows, weights.inputs().kinds(), entries.kinds());
        backward(rows, weights.inputs().gaps(), entries.gaps());
        if (addsAttributes) {
            RowGradient byAttribute = gradients.rowsOf(weights.inputs().attributes());
            for (int row = 0; row < entries.items().length; row++) {
                vectors.addGradient(entries.items()[row], byAttribute, rows, row * width);
            }
        }
    }

    private void backward(float[] rows, Parameter table, int[] indices) {
        if (indices.length == 0) {
            return;
        }
        RowGradient gradient = gradients.rowsOf(table);
        for (int row = 0; row < indices.length; row++) {
            if (indices[row] != Entries.UNKNOWN) {
                gradient.add(indices[row], 1, rows, row * width);
            }
        }
    }
}
