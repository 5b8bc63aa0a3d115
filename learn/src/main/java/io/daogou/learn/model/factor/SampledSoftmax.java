package io.daogou.learn.model.factor;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;

/**
 * The sampled softmax of one batch, in which all users share the negatives: its loss, and its gradients with respect to the
 * unit vectors of users and items.
 *
 * <p><b>Notation.</b> {@code U} users · {@code V} negatives · {@code c_jk = e^((cos - 1)/τ)}, which never exceeds 1 · {@code
 * Z_u = N/|S| Σ_k c_uk}.
 *
 * <p><b>Model.</b> The loss of an item {@code j} to be found is {@code log(c_uj + Z_u) - log c_uj}. Its gradient with
 * respect to a negative's cosine is {@code c_uk · N/|S| / (τ (c_uj + Z_u))}, so one row of {@code c}, scaled by the sum over
 * the user's items, is the row of the gradient; {@code U·Vᵀ}, {@code gradient · V} and {@code gradientᵀ · U} are the three
 * products. <b>Shapes.</b> {@code c} is users × negatives. <b>Determinism.</b> A user's row is made by one thread; items are
 * summed in the order of users.
 */
final class SampledSoftmax {
    private static final int USERS = 8 * PackedProduct.tileRows();
    private static final int NEGATIVES = 64 * PackedProduct.tileRows();

    private final FactorBatch batch;
    private final int[] negatives;
    private final DenseMatrix userVectors;
    private final DenseMatrix itemVectors;
    private final int factors;
    private final float inverseTemperature;
    /** {@code N / |S|}. */
    private final float share;

    private final DenseMatrix chosen;
    /** {@code c}, then the gradient with respect to the cosines. */
    private final DenseMatrix cosines;

    private final DenseMatrix userGradient;
    private final DenseMatrix itemGradient;
    /** The gradient with respect to the cosine of each item to be found. */
    private final float[] pulls;

    private final double[] losses;

    SampledSoftmax(
            FactorBatch batch, int[] negatives, DenseMatrix userVectors, DenseMatrix itemVectors, double temperature) {
        this.batch = batch;
        this.negatives = negatives;
        this.userVectors = userVectors;
        this.itemVectors = itemVectors;
        factors = itemVectors.columns();
        inverseTemperature = (float) (1 / temperature);
        share = (float) itemVectors.rows() / negatives.length;
        chosen = new DenseMatrix(negatives.length, factors);
        cosines = new DenseMatrix(batch.users(), negatives.length);
        userGradient = new DenseMatrix(batch.users(), factors);
        itemGradient = new DenseMatrix(itemVectors.rows(), factors);
        pulls = new float[batch.wanted().size()];
        losses = new double[batch.users()];
        run();
    }

    /** The sum over all items to be found. */
    double loss() {
        return Arrays.stream(losses).sum();
    }

    DenseMatrix userGradient() {
        return userGradient;
    }

    DenseMatrix itemGradient() {
        return itemGradient;
    }

    private void run() {
        for (int k = 0; k < negatives.length; k++) {
            System.arraycopy(itemVectors.values(), negatives[k] * factors, chosen.values(), k * factors, factors);
        }
        PackedProduct forward = new PackedProduct(batch.users(), negatives.length, factors);
        forward.fillColumns(chosen.view().transposed(), 0, negatives.length);
        PackedProduct[] back = backward();
        Parallel.ranges(batch.users(), USERS, (from, to) -> {
            forward.fillRows(userVectors.view(), 1, from, to);
            forward.addTo(cosines.view(), new PackedProduct.Part(from, to, 0, negatives.length, false));
            for (int user = from; user < to; user++) {
                answer(user);
            }
            for (int slice = 0; slice < back.length; slice++) {
                back[slice].fillRows(slice(cosines.view(), slice), 1, from, to);
                back[slice].addTo(userGradient.view(), new PackedProduct.Part(from, to, 0, factors, false));
            }
        });
        pushNegatives();
        pullWanted();
    }

    /** The products {@code gradient · V}, in slices of negatives that the caches hold. */
    private PackedProduct[] backward() {
        PackedProduct[] products = new PackedProduct[(negatives.length - 1) / PackedProduct.DEPTH + 1];
        for (int slice = 0; slice < products.length; slice++) {
            MatrixView rows = slice(chosen.view().transposed(), slice).transposed();
            products[slice] = new PackedProduct(batch.users(), factors, rows.rows());
            products[slice].fillColumns(rows, 0, factors);
        }
        return products;
    }

    private MatrixView slice(MatrixView columns, int slice) {
        int from = slice * PackedProduct.DEPTH;
        return columns.columns(from, Math.min(negatives.length, from + PackedProduct.DEPTH));
    }

    /** From the cosines of a user to the gradient with respect to them, and that with respect to the user from what it wants. */
    private void answer(int user) {
        float[] values = cosines.values();
        int from = user * negatives.length;
        int to = from + negatives.length;
        float sum = 0;
        for (int k = from; k < to; k++) {
            values[k] = exponential((values[k] - 1) * inverseTemperature);
            sum += values[k];
        }
        float push = pull(user, sum * share);
        for (int k = from; k < to; k++) {
            values[k] *= push * share;
        }
    }

    /** Answers {@code Σ_j 1 / (τ (c_uj + Z_u))}. */
    private float pull(int user, float others) {
        float push = 0;
        int at = user * factors;
        for (int k = batch.wanted().start(user); k < batch.wanted().end(user); k++) {
            int item = batch.wanted().item(k) * factors;
            float cosine = Kernels.dot(userVectors.values(), at, itemVectors.values(), item, factors);
            float logarithm = (cosine - 1) * inverseTemperature;
            float own = exponential(logarithm);
            losses[user] += Math.log(own + others) - logarithm;
            push += inverseTemperature / (own + others);
            pulls[k] = inverseTemperature * (own / (own + others) - 1);
            Kernels.addScaled(pulls[k], itemVectors.values(), item, userGradient.values(), at, factors);
        }
        return push;
    }

    /** {@code gradientᵀ · U} into the rows of the negatives. */
    private void pushNegatives() {
        DenseMatrix pushed = new DenseMatrix(negatives.length, factors);
        for (int from = 0; from < batch.users(); from += PackedProduct.DEPTH) {
            int to = Math.min(batch.users(), from + PackedProduct.DEPTH);
            MatrixView gradient = cosines.view().rows(from, to).transposed();
            PackedProduct product = new PackedProduct(negatives.length, factors, to - from);
            product.fillColumns(userVectors.view().rows(from, to), 0, factors);
            Parallel.ranges(negatives.length, NEGATIVES, (first, last) -> {
                product.fillRows(gradient, 1, first, last);
                product.addTo(pushed.view(), new PackedProduct.Part(first, last, 0, factors, false));
            });
        }
        for (int k = 0; k < negatives.length; k++) {
            System.arraycopy(pushed.values(), k * factors, itemGradient.values(), negatives[k] * factors, factors);
        }
    }

    private void pullWanted() {
        for (int user = 0; user < batch.users(); user++) {
            for (int k = batch.wanted().start(user); k < batch.wanted().end(user); k++) {
                int item = batch.wanted().item(k) * factors;
                Kernels.addScaled(pulls[k], userVectors.values(), user * factors, itemGradient.values(), item, factors);
            }
        }
    }

    /**
     * {@code eˣ} within 3e-7 of its value, without branches: {@code 2^n} from the bits of the rounded exponent, times a
     * polynomial for the rest. Below -80 it stays at {@code e^-80}.
     */
    static float exponential(float x) {
        float exponent = Math.max(x, -80f) * (float) 1.442695041;
        // Adding 1.5 · 2^23 rounds to a whole number, which then stands in the low bits.
        float shifted = exponent + 12_582_912f;
        float r = exponent - (shifted - 12_582_912f);
        float power = (float) 1.339887440e-3;
        power = power * r + (float) 9.618437357e-3;
        power = power * r + (float) 5.550332548e-2;
        power = power * r + (float) 2.402264791e-1;
        power = power * r + (float) 6.931472028e-1;
        power = power * r + 1;
        return Float.intBitsToFloat(Float.floatToRawIntBits(power) + (Float.floatToRawIntBits(shifted) << 23));
    }
}
