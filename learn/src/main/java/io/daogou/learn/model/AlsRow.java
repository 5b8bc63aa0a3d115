package io.daogou.learn.model;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;

/**
 * One row of {@link ImplicitAls}: its entries, and the arrays to solve for its vector.
 *
 * <p><b>Notation.</b> {@code y_k} the vectors of the row's {@code n} entries, {@code c_k} their weights, {@code t_k} their
 * targets (the sign of the weight), {@code D = α₀ · spectrum + λ (n + α₀N)^ν}, {@code z_k = D^(-½) y_k}, {@code u = D^½ x}.
 *
 * <p><b>Model.</b> {@code (I + Zᵀ C Z) u = Zᵀ C t}. <b>Cost.</b> With up to {@link #EXACT} entries exactly, by Woodbury's
 * identity: {@code u = Zᵀ s} where {@code (C⁻¹ + Z Zᵀ) s = t}, {@code n² f / 2} operations. With more, steps of conjugate
 * gradients from the vector that is there, {@code 2 n f} each.
 */
final class AlsRow {
    /** Entries up to which a row is solved exactly: where both ways take equally long. */
    static final int EXACT = 32;

    /** Sizes of the exact systems are rounded up to it. */
    private static final int ROUNDING = 16;
    /** Weights beyond it would make all else disappear from float sums; they count as this. */
    private static final float LARGEST_WEIGHT = 1e6f;
    /** The squared residual, relative to that of the start, at which more steps would only shuffle the last bits. */
    private static final float SMALL = 1e-12f;

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
    private float[] z = new float[0];

    private final float[] u;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;

    private final PackedProduct[] products = new PackedProduct[EXACT / ROUNDING];
    private final float[] matrix = new float[EXACT * EXACT];
    private final double[] right = new double[EXACT];

    AlsRow(DenseMatrix fixed, float[] spectrum, ImplicitAls.Parameters parameters) {
        this.fixed = fixed;
        this.spectrum = spectrum;
        this.parameters = parameters;
        factors = fixed.columns();
        inverseRoot = new float[factors];
        root = new float[factors];
        u = new float[factors];
        residual = new float[factors];
        direction = new float[factors];
        image = new float[factors];
    }

    /** Forgets the entries and makes room for others. */
    void clear(int capacity) {
        count = 0;
        int room = (capacity + ROUNDING - 1) / ROUNDING * ROUNDING;
        if (items.length < room) {
            items = new int[room];
            weights = new float[room];
            z = new float[Math.multiplyExact(room, factors)];
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
        gather();
        if (count <= EXACT) {
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

    private void gather() {
        float[] values = fixed.values();
        for (int k = 0; k < count; k++) {
            int from = items[k] * factors;
            int to = k * factors;
            for (int f = 0; f < factors; f++) {
                z[to + f] = values[from + f] * inverseRoot[f];
            }
        }
    }

    private void solveExactly() {
        int size = (count + ROUNDING - 1) / ROUNDING * ROUNDING;
        Arrays.fill(z, count * factors, size * factors, 0);
        Arrays.fill(matrix, 0, size * size, 0);
        PackedProduct product = product(size);
        MatrixView rows = MatrixView.of(z, size, factors);
        product.fillRows(rows, 1, 0, size);
        product.fillColumns(rows.transposed(), 0, size);
        product.addTo(MatrixView.of(matrix, size, size), new PackedProduct.Part(0, size, 0, size, false));
        for (int k = 0; k < count; k++) {
            matrix[k * size + k] += 1 / Math.abs(weights[k]);
            right[k] = Math.signum(weights[k]);
        }
        factor(size);
        substitute(size);
        Arrays.fill(u, 0);
        for (int k = 0; k < count; k++) {
            add((float) right[k], k, u);
        }
    }

    private PackedProduct product(int size) {
        int place = size / ROUNDING - 1;
        if (products[place] == null) {
            products[place] = new PackedProduct(size, size, factors);
        }
        return products[place];
    }

    /** Replaces the upper triangle by {@code U} with {@code UᵀU} equal to the matrix; loops run along rows. */
    private void factor(int size) {
        for (int k = 0; k < count; k++) {
            int pivot = k * size;
            float scale = (float) (1 / Math.sqrt(matrix[pivot + k]));
            for (int j = k; j < count; j++) {
                matrix[pivot + j] *= scale;
            }
            for (int i = k + 1; i < count; i++) {
                float factor = matrix[pivot + i];
                int row = i * size;
                for (int j = i; j < count; j++) {
                    matrix[row + j] -= factor * matrix[pivot + j];
                }
            }
        }
    }

    /** {@code right ← (UᵀU)⁻¹ · right}. */
    private void substitute(int size) {
        for (int k = 0; k < count; k++) {
            right[k] /= matrix[k * size + k];
            for (int j = k + 1; j < count; j++) {
                right[j] -= right[k] * matrix[k * size + j];
            }
        }
        for (int k = count - 1; k >= 0; k--) {
            double sum = right[k];
            for (int j = k + 1; j < count; j++) {
                sum -= matrix[k * size + j] * right[j];
            }
            right[k] = sum / matrix[k * size + k];
        }
    }

    private void conjugateGradients(int steps) {
        for (int f = 0; f < factors; f++) {
            residual[f] = -u[f];
        }
        for (int k = 0; k < count; k++) {
            add(weights[k] - Math.abs(weights[k]) * dot(k, u), k, residual);
        }
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
        System.arraycopy(direction, 0, image, 0, factors);
        for (int k = 0; k < count; k++) {
            add(Math.abs(weights[k]) * dot(k, direction), k, image);
        }
    }

    private void add(float factor, int k, float[] target) {
        Kernels.addScaled(factor, z, k * factors, target, 0, factors);
    }

    private float dot(int k, float[] vector) {
        return Kernels.dot(z, k * factors, vector, 0, factors);
    }

    private float dot(float[] a, float[] b) {
        return Kernels.dot(a, 0, b, 0, factors);
    }
}
