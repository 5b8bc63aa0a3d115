package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.RowFunctions;
import io.daogou.learn.kernel.SmallProducts;
import java.util.Arrays;

/**
 * How surprising the right item is for each row, among candidates that all rows share.
 *
 * <p><b>Source.</b> Sampled softmax with logQ correction: Bengio and Senécal, Adaptive Importance Sampling to Accelerate
 * Training of a Neural Probabilistic Language Model, IEEE TNN 2008; Yi et al., Sampling-Bias-Corrected Neural Modeling for Large
 * Corpus Item Recommendations, RecSys 2019.
 *
 * <p><b>Model.</b> {@code loss_t = -log(e^(h_t · v_i) / (e^(h_t · v_i) + Σ_(k in S, k ≠ i) e^(h_t · v_k - log Q_k)))}, i the
 * right item of row t, S the candidates, {@code Q_k} the chance that k is among them. The sum over S then estimates that over
 * all items without bias, and with all items as candidates and {@code Q = 1} it is the full softmax.
 * With a scale, products become cosines times the scale, so that no item is preferred for its length: Gupta et al., NISER, 2019.
 *
 * <p><b>Cost.</b> {@code 6 · rows · candidates · width} operations, with the way back; rows are taken 64 at a time, so that
 * memory does not grow with them. Belongs to one copy of a network and one thread.
 */
public final class SharedSoftmax {
    private static final int BLOCK = 64;
    /** As good as impossible, and a number all the same. */
    private static final float IMPOSSIBLE = -1e30f;

    private final Parameter table;
    private final RowGradient gradient;
    private final int width;
    private final float scale;
    private float[] unit = new float[0];
    private float[] scores = new float[0];
    private float[] dh = new float[0];
    private final float[] factors = new float[BLOCK];
    private final float[] surprises = new float[BLOCK];
    private final float[] scaled;

    /**
     * The loss of rows as wide as the vectors of a table.
     *
     * @param scale of cosines, which scores are then; 0 if scores are products of rows and vectors as they are
     */
    public SharedSoftmax(Parameter table, double scale, Gradients gradients) {
        this.table = table;
        this.gradient = gradients.rowsOf(table);
        this.width = table.columns();
        this.scale = (float) scale;
        this.scaled = new float[BLOCK * width];
    }

    /** The candidates for {@link #forward}. */
    public static Candidates candidates(Parameter table, double scale, int[] items, float[] corrections) {
        return Candidates.of(table, items, corrections, scale > 0);
    }

    /**
     * The sum of the losses of all rows. {@code weight ·} the gradient of the sum is added to that of the table, which must be
     * empty before, or without a scale may be what earlier rows with the same candidates left.
     *
     * @param h rows × width
     * @param targets the right item of each row
     * @param weight of a row in the gradients
     */
    public double forward(float[] h, int[] targets, Candidates candidates, float weight) {
        if (gradient.slots() == 0) {
            gradient.touchFirst(candidates.items());
        } else if (scale > 0 || !gradient.beginsWith(candidates.items())) {
            throw new IllegalStateException("The gradient of " + table + " holds " + gradient.slots()
                    + " rows of something else; clear it before a loss");
        }
        int rows = targets.length;
        dh = Room.of(dh, rows * width);
        Arrays.fill(dh, 0, rows * width, 0);
        scores = Room.of(scores, BLOCK * candidates.items().length);
        float[] read = scale > 0 ? directions(h, rows) : h;
        double loss = 0;
        for (int from = 0; from < rows; from += BLOCK) {
            loss += block(read, targets, candidates, weight, from, Math.min(rows, from + BLOCK));
        }
        if (scale > 0) {
            goBackFromDirections(h, rows);
        }
        return loss;
    }

    private float[] directions(float[] h, int rows) {
        unit = Room.of(unit, rows * width);
        System.arraycopy(h, 0, unit, 0, rows * width);
        for (int row = 0; row < rows; row++) {
            UnitRows.scale(unit, row * width, width, scale);
        }
        return unit;
    }

    private void goBackFromDirections(float[] h, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            UnitRows.back(dh, at, h, at, width, scale / UnitRows.length(h, at, width));
        }
        for (int slot = 0; slot < gradient.slots(); slot++) {
            int at = gradient.row(slot) * width;
            float factor = 1 / UnitRows.length(table.values(), at, width);
            UnitRows.back(gradient.values(), slot * width, table.values(), at, width, factor);
        }
    }

    /** The gradient of h after {@link #forward}: rows × width. */
    public float[] inputGradient() {
        return dh;
    }

    private double block(float[] h, int[] targets, Candidates candidates, float weight, int from, int to) {
        int count = candidates.items().length;
        MatrixView rows = new MatrixView(h, from * width, to - from, width, width, 1);
        MatrixView gradients = new MatrixView(dh, from * width, to - from, width, width, 1);
        MatrixView shares = MatrixView.of(scores, to - from, count);
        for (int at = 0; at < (to - from) * count; at += count) {
            System.arraycopy(candidates.corrections(), 0, scores, at, count);
        }
        SmallProducts.add(rows, MatrixView.of(candidates.columns(), width, count), shares);
        double loss = 0;
        for (int row = from; row < to; row++) {
            loss += row(h, row, targets[row], candidates, weight, row - from);
        }
        SmallProducts.add(shares, MatrixView.of(candidates.vectors(), count, width), gradients);
        for (int row = from; row < to; row++) {
            scale(h, row, targets[row], row - from);
        }
        SmallProducts.add(
                shares.transposed(),
                MatrixView.of(scaled, to - from, width),
                MatrixView.of(gradient.values(), count, width));
        return loss;
    }

    /**
     * Turns the scores of a row into shares that are yet to be multiplied with a factor, as rows of {@code width} are multiplied
     * sooner than rows of all candidates; and adds what concerns the right item to the gradient of the table.
     */
    private double row(float[] h, int row, int target, Candidates candidates, float weight, int inBlock) {
        int count = candidates.items().length;
        int at = inBlock * count;
        int own = gradient.find(target);
        boolean among = own >= 0 && own < count;
        if (among) {
            scores[at + own] = IMPOSSIBLE;
        }
        float right = factorOfRight(target) * Kernels.dot(h, row * width, table.values(), target * width, width);
        float largest = Math.max(right, RowFunctions.largest(scores, at, count));
        float sum = RowFunctions.exponentials(scores, at, count, largest);
        if (among) {
            scores[at + own] = 0;
        }
        double all = sum + Math.exp(right - largest);
        factors[inBlock] = (float) (weight / all);
        surprises[inBlock] = (float) (weight * (Math.exp(right - largest) / all - 1));
        gradient.add(target, surprises[inBlock], h, row * width);
        return Math.log(all) + largest - right;
    }

    private float factorOfRight(int target) {
        return scale > 0 ? 1 / UnitRows.length(table.values(), target * width, width) : 1;
    }

    /** Multiplies the gradient of a row, and what the row gives to those of the candidates, with the factor of its shares. */
    private void scale(float[] h, int row, int target, int inBlock) {
        float factor = factors[inBlock];
        for (int k = 0; k < width; k++) {
            scaled[inBlock * width + k] = factor * h[row * width + k];
            dh[row * width + k] *= factor;
        }
        float ofRight = surprises[inBlock] * factorOfRight(target);
        Kernels.addScaled(ofRight, table.values(), target * width, dh, row * width, width);
    }
}
