package io.daogou.learn.model.factor;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.PaddedRows;
import io.daogou.learn.kernel.SmallSystem;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;

/**
 * One row of {@link ImplicitAls}: its entries, and the arrays to solve for its vector.
 *
 * <p><b>Notation.</b> {@code y_k} the vectors of the row's {@code n} entries, {@code c_k} their weights, {@code t_k} their
 * targets (the sign of the weight), {@code D = α₀ · spectrum + λ (n + α₀N)^ν}, {@code z_k = D^(-½) y_k}, {@code u = D^½ x}.
 *
 * <p><b>Model.</b> {@code (I + Zᵀ C Z) u = Zᵀ C t}. <b>Cost.</b> A few entries exactly, by Woodbury's identity:
 * {@code u = Zᵀ s} where {@code (C⁻¹ + Z Zᵀ) s = t}, {@code n² f / 2} operations. With more, steps of conjugate gradients
 * from the vector that is there, {@code 2 n f} each.
 */
final class AlsRow {
    /** Less cannot be told from nothing, and its inverse would be no number. */
    private static final float LEAST = 1e-30f;
    /** Entries of a row that may be solved exactly, at most. */
    private static final int EXACT = 32;

    /** Weights beyond it would make all else disappear from float sums; they count as this. */
    private static final float LARGEST_WEIGHT = 1e6f;
    /** The squared residual, relative to that of the start, at which more steps would only shuffle the last bits. */
    private static final float SMALL = 1e-12f;

    /** Whether so many entries are solved exactly, from nothing, rather than by so many steps from the last vector. */
    static boolean isExact(int entries, int steps) {
        // n² / 2 products of vectors against 2 n for each step and one before are equal at twice this, but come in
        // shorter loops: measured, this is where both take equally long.
        return entries <= Math.min(EXACT, 2 * (steps + 1));
    }

    private final DenseMatrix fixed;
    private final float[] spectrum;
    private final ImplicitAls.Parameters parameters;
    private final int factors;

    private int[] items = new int[0];
    private float[] weights = new float[0];
    private int count;
    /** {@code D^(-½)}, and its inverse. */
    private final float[] inverseRoot;

    private final float[] root;
    /** {@code Z}: count × factors. */
    private final PaddedRows z;
    /** A number for each row of {@code Z}. */
    private float[] perEntry = new float[0];

    private final float[] u;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;

    private final SmallSystem system = new SmallSystem(EXACT);

    AlsRow(DenseMatrix fixed, float[] spectrum, ImplicitAls.Parameters parameters) {
        this.fixed = fixed;
        this.spectrum = spectrum;
        this.parameters = parameters;
        factors = fixed.columns();
        z = new PaddedRows(factors);
        inverseRoot = new float[factors];
        root = new float[factors];
        u = new float[z.stride()];
        residual = new float[z.stride()];
        direction = new float[z.stride()];
        image = new float[z.stride()];
    }

    /** Forgets the entries and makes room for others. */
    void clear(int capacity) {
        count = 0;
        int room = PaddedRows.padded(capacity);
        if (items.length < room) {
            items = new int[room];
            weights = new float[room];
            perEntry = new float[room];
        }
    }

    /** Adds an entry, if it is a known item and weighs anything. */
    void add(int item, float weight) {
        if (item >= 0 && item < fixed.rows() && weight != 0) {
            items[count] = item;
            weights[count++] = Math.clamp(weight, -LARGEST_WEIGHT, LARGEST_WEIGHT);
        }
    }

    /** Improves the vector at a place of an array; after few entries it is the best there is. */
    void solve(float[] vectors, int at, int steps) {
        if (count == 0) {
            Arrays.fill(vectors, at, at + factors, 0);
            return;
        }
        scale();
        z.gather(fixed.values(), items, count, inverseRoot);
        if (isExact(count, steps)) {
            solveExactly();
        } else {
            for (int f = 0; f < factors; f++) {
                u[f] = vectors[at + f] * root[f];
            }
            conjugateGradients(steps);
        }
        for (int f = 0; f < factors; f++) {
            vectors[at + f] = u[f] * inverseRoot[f];
        }
    }

    private void scale() {
        double all = count + parameters.unobservedWeight() * fixed.rows();
        float ridge = (float) (parameters.regularization() * Math.pow(all, parameters.frequencyScaling()));
        float unobserved = (float) parameters.unobservedWeight();
        for (int f = 0; f < factors; f++) {
            root[f] = (float) Math.sqrt(unobserved * spectrum[f] + ridge);
            inverseRoot[f] = 1 / root[f];
        }
    }

    private void solveExactly() {
        for (int k = 0; k < count; k++) {
            z.timesRow(k, system.values(), system.row(k));
            system.values()[system.row(k) + k] += 1 / Math.max(LEAST, Math.abs(weights[k]));
            perEntry[k] = Math.signum(weights[k]);
        }
        system.solve(count, perEntry);
        Arrays.fill(u, 0);
        z.addTo(u, perEntry);
    }

    private void conjugateGradients(int steps) {
        z.times(u, perEntry);
        for (int k = 0; k < count; k++) {
            perEntry[k] = weights[k] - Math.abs(weights[k]) * perEntry[k];
        }
        for (int f = 0; f < factors; f++) {
            residual[f] = -u[f];
        }
        z.addTo(residual, perEntry);
        System.arraycopy(residual, 0, direction, 0, factors);
        float squares = dot(residual, residual);
        float enough = squares * SMALL;
        for (int step = 0; step < steps && squares > enough; step++) {
            apply();
            float length = squares / dot(direction, image);
            Kernels.addScaled(length, direction, 0, u, 0, factors);
            Kernels.addScaled(-length, image, 0, residual, 0, factors);
            float next = dot(residual, residual);
            float share = next / squares;
            for (int f = 0; f < factors; f++) {
                direction[f] = residual[f] + share * direction[f];
            }
            squares = next;
        }
    }

    /** {@code image = (I + Zᵀ C Z) · direction}. */
    private void apply() {
        z.times(direction, perEntry);
        for (int k = 0; k < count; k++) {
            perEntry[k] *= Math.abs(weights[k]);
        }
        System.arraycopy(direction, 0, image, 0, factors);
        z.addTo(image, perEntry);
    }

    private float dot(float[] a, float[] b) {
        return Kernels.dot(a, 0, b, 0, factors);
    }
}
