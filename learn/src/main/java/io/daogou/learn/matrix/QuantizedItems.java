package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;

/**
 * Items' factors in a byte each beside the exact ones: the best items of one query, with a quarter of the memory read.
 *
 * <p><b>Source.</b> Scalar quantisation with re-scoring, as in vector search; the bound is the triangle inequality.
 *
 * <p><b>Model.</b> A vector {@code v} is close to {@code s · b} with bytes {@code b} and {@code s = max|v| / 127}. For a
 * query {@code q ≈ t · c}, the product {@code q · v} is {@code t · s · (c · b)} but for at most {@code |q - t·c| · |v| +
 * |t·c| · |v - s·b|}. Items whose product cannot reach the list by that are passed over; the others are scored exactly. So
 * the list is that of exact scores, ties included.
 *
 * <p><b>Cost.</b> {@code items · factors} products of bytes and few of floats; memory: {@code items · (factors + 12)} bytes
 * besides the factors, which are kept. <b>Threads.</b> Immutable; a query is one thread's work. For many queries at once
 * {@link TopProducts} is faster.
 */
public final class QuantizedItems {
    private final int factors;
    private final float[] exact;
    private final byte[] bytes;
    private final float[] scales;
    private final float[] norms;
    private final float[] errors;

    /**
     * Quantises items.
     *
     * @param items a row of finite factors for each; kept, so it must not change
     * @throws IllegalArgumentException if a factor is not finite
     */
    public QuantizedItems(DenseMatrix items) {
        factors = items.columns();
        exact = items.values();
        bytes = new byte[exact.length];
        scales = new float[items.rows()];
        norms = new float[items.rows()];
        errors = new float[items.rows()];
        for (int item = 0; item < scales.length; item++) {
            Quantized vector = Quantized.of(exact, item * factors, factors);
            System.arraycopy(vector.bytes, 0, bytes, item * factors, factors);
            scales[item] = vector.scale;
            norms[item] = (float) vector.norm;
            errors[item] = (float) vector.error;
        }
    }

    /** A vector as {@code scale · bytes}, its norm, and the norm of what that leaves out. */
    private record Quantized(byte[] bytes, float scale, double norm, double error) {
        static Quantized of(float[] values, int from, int length) {
            float largest = 0;
            double squares = 0;
            for (int k = from; k < from + length; k++) {
                largest = Math.max(largest, Math.abs(values[k]));
                squares += (double) values[k] * values[k];
            }
            if (!Float.isFinite(largest)) {
                throw new IllegalArgumentException("A factor is " + largest + "; factors must be finite");
            }
            float scale = largest == 0 ? 1 : largest / Byte.MAX_VALUE;
            byte[] bytes = new byte[length];
            double left = 0;
            for (int k = 0; k < length; k++) {
                bytes[k] = (byte) Math.max(-127, Math.min(127, Math.round(values[from + k] / scale)));
                double rest = values[from + k] - (double) scale * bytes[k];
                left += rest * rest;
            }
            return new Quantized(bytes, scale, Math.sqrt(squares), Math.sqrt(left));
        }
    }

    /**
     * The items with the highest products, best first.
     *
     * @param query finite factors
     * @param excluded the items that must not appear, ascending
     * @throws IllegalArgumentException if the query has other factors than the items, or the limit is negative
     */
    public int[] best(float[] query, int limit, int[] excluded) {
        if (query.length != factors) {
            throw new IllegalArgumentException(
                    "A query of " + query.length + " factors does not fit items of " + factors);
        }
        Quantized rough = Quantized.of(query, 0, factors);
        TopHeap heap = new TopHeap(limit);
        // What rounding of floats can do on top of the bound.
        float rounding = (float) (rough.norm * (1e-6 + 4e-7 * factors));
        float ofNorm = (float) rough.error + rounding;
        float ofError = (float) ((rough.norm + rough.error) * (1 + 1e-6));
        for (int item = 0; item < scales.length; item++) {
            int product = Kernels.dot(rough.bytes, 0, bytes, item * factors, factors);
            float most = product * rough.scale * scales[item] + ofNorm * norms[item] + ofError * errors[item];
            if (most >= heap.threshold() && Arrays.binarySearch(excluded, item) < 0) {
                heap.offer(item, Kernels.dot(query, 0, exact, item * factors, factors));
            }
        }
        return heap.drain();
    }
}
