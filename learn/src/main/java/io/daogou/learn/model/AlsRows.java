package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Cholesky;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;

/**
 * Solves for rows of one side of {@link ImplicitAls}, the other side being fixed and its Gram matrix diagonal.
 *
 * <p><b>Notation.</b> {@code y_k} the vectors of a row's {@code n} entries, {@code c_k} their weights, {@code D = α₀ ·
 * spectrum + λ_u}, {@code z_k = D^(-½) y_k}, {@code u = D^½ x}.
 *
 * <p><b>Model.</b> {@code (I + Σ c_k z_k z_kᵀ) u = Σ ±c_k z_k}. With few entries {@code u = Zᵀ s} where {@code (C⁻¹ + Z Zᵀ) s
 * = ±1}, exactly (Woodbury's identity, {@code n² f / 2}); with many, {@link #STEPS} steps of conjugate gradients from the
 * vector that is there ({@code 2 n f} each).
 */
final class AlsRows {
    /** Entries up to which a row is solved exactly. */
    private static final int EXACT = 32;

    private static final int STEPS = 4;
    /** Steps for a history that starts from nothing. */
    private static final int STEPS_FROM_NOTHING = 12;
    /** Weights beyond it would make all else disappear from float sums; they count as this. */
    private static final float LARGEST_WEIGHT = 1e6f;

    private final DenseMatrix fixed;
    private final float[] spectrum;
    private final ImplicitAls.Parameters parameters;

    AlsRows(DenseMatrix fixed, float[] spectrum, ImplicitAls.Parameters parameters) {
        this.fixed = fixed;
        this.spectrum = spectrum;
        this.parameters = parameters;
    }

    float[] spectrum() {
        return spectrum.clone();
    }

    /** Improves rows {@code from .. to-1} of {@code target}. */
    void improve(Interactions observed, int from, int to, DenseMatrix target) {
        int factors = fixed.columns();
        Row row = new Row();
        float[] vector = new float[factors];
        for (int r = from; r < to; r++) {
            row.clear(observed.count(r));
            for (int k = observed.start(r); k < observed.end(r); k++) {
                row.add(observed.item(k), observed.weight(k));
            }
            System.arraycopy(target.values(), r * factors, vector, 0, factors);
            row.solve(vector, STEPS);
            System.arraycopy(vector, 0, target.values(), r * factors, factors);
        }
    }

    void solve(History history, float[] vector) {
        Row row = new Row();
        row.clear(history.size());
        for (int k = 0; k < history.size(); k++) {
            row.add(history.items()[k], history.weights()[k]);
        }
        Arrays.fill(vector, 0);
        row.solve(vector, STEPS_FROM_NOTHING);
    }

    /** The entries of one row, and the arrays to solve it. */
    private final class Row {
        private final int factors = fixed.columns();
        private int[] items = new int[0];
        private float[] weights = new float[0];
        private int count;
        /** {@code D^½}. */
        private final float[] root = new float[factors];
        /** {@code Z}: count × factors. */
        private float[] z = new float[0];

        private final float[] residual = new float[factors];
        private final float[] direction = new float[factors];
        private final float[] image = new float[factors];

        void clear(int capacity) {
            count = 0;
            if (items.length < capacity) {
                items = new int[capacity];
                weights = new float[capacity];
                z = new float[capacity * factors];
            }
        }

        void add(int item, float weight) {
            if (item >= 0 && item < fixed.rows() && weight != 0) {
                items[count] = item;
                weights[count++] = Math.clamp(weight, -LARGEST_WEIGHT, LARGEST_WEIGHT);
            }
        }

        void solve(float[] vector, int steps) {
            if (count == 0) {
                Arrays.fill(vector, 0);
                return;
            }
            gather();
            for (int f = 0; f < factors; f++) {
                vector[f] *= root[f];
            }
            if (count <= EXACT) {
                solveExactly(vector);
            } else {
                conjugateGradients(vector, steps);
            }
            for (int f = 0; f < factors; f++) {
                vector[f] /= root[f];
            }
        }

        private void gather() {
            double all = count + parameters.unobservedWeight() * fixed.rows();
            double ridge = parameters.regularization() * Math.pow(all, parameters.frequencyScaling());
            for (int f = 0; f < factors; f++) {
                root[f] = (float) Math.sqrt(parameters.unobservedWeight() * spectrum[f] + ridge);
            }
            for (int k = 0; k < count; k++) {
                int from = items[k] * factors;
                for (int f = 0; f < factors; f++) {
                    z[k * factors + f] = fixed.values()[from + f] / root[f];
                }
            }
        }

        private void solveExactly(float[] vector) {
            double[] matrix = new double[count * count];
            double[] right = new double[count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i * count + j] = dot(z, i * factors, z, j * factors);
                }
                matrix[i * count + i] += 1 / Math.abs(weights[i]);
                right[i] = Math.signum(weights[i]);
            }
            Cholesky.factor(matrix, count);
            substitute(matrix, right);
            Arrays.fill(vector, 0);
            for (int k = 0; k < count; k++) {
                add((float) right[k], k, vector);
            }
        }

        /** {@code right ← (L Lᵀ)⁻¹ · right}. */
        private void substitute(double[] lower, double[] right) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    right[i] -= lower[i * count + j] * right[j];
                }
                right[i] /= lower[i * count + i];
            }
            for (int i = count - 1; i >= 0; i--) {
                for (int j = i + 1; j < count; j++) {
                    right[i] -= lower[j * count + i] * right[j];
                }
                right[i] /= lower[i * count + i];
            }
        }

        private void conjugateGradients(float[] u, int steps) {
            // The residual of the start, from the entries' own errors: r = Σ (±c - c z·u) z - u.
            for (int f = 0; f < factors; f++) {
                residual[f] = -u[f];
            }
            for (int k = 0; k < count; k++) {
                float error = weights[k] - Math.abs(weights[k]) * dot(z, k * factors, u, 0);
                add(error, k, residual);
            }
            System.arraycopy(residual, 0, direction, 0, factors);
            float squares = dot(residual, 0, residual, 0);
            for (int step = 0; step < steps && squares > 1e-12f; step++) {
                apply();
                float length = squares / dot(direction, 0, image, 0);
                for (int f = 0; f < factors; f++) {
                    u[f] += length * direction[f];
                    residual[f] -= length * image[f];
                }
                float next = dot(residual, 0, residual, 0);
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
                add(Math.abs(weights[k]) * dot(z, k * factors, direction, 0), k, image);
            }
        }

        private void add(float factor, int k, float[] target) {
            for (int f = 0; f < factors; f++) {
                target[f] += factor * z[k * factors + f];
            }
        }

        private float dot(float[] a, int aStart, float[] b, int bStart) {
            float sum = 0;
            for (int f = 0; f < factors; f++) {
                sum += a[aStart + f] * b[bStart + f];
            }
            return sum;
        }
    }
}
