package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;

/**
 * Sets a random share of the entries to 0 and scales the others, in training; changes its input in place.
 *
 * <p><b>Source.</b> Srivastava et al., Dropout, JMLR 2014. An entry's fate depends on the seed of the pass, the layer, and its
 * place in the batch alone: on no thread and on no other entry.
 */
public final class Dropout implements Layer {
    private final float rate;
    private final int columns;
    private final int salt;
    private float[] mask = new float[0];

    /**
     * Dropout of rows of so many entries.
     *
     * @param rate share set to 0, at least 0 and less than 1
     * @param salt another one for each dropout of a network
     */
    public Dropout(double rate, int columns, int salt) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout is " + rate + "; it must be at least 0 and less than 1");
        }
        this.rate = (float) rate;
        this.columns = columns;
        this.salt = salt;
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        if (isOff(packing)) {
            return x;
        }
        int size = packing.rows() * columns;
        mask = Room.of(mask, size);
        int seed = Long.hashCode(packing.seed()) ^ (salt * 0x9E3779B9);
        fill(mask, size, packing.firstRow() * columns, seed, rate);
        Kernels.multiply(x, mask, x, size);
        return x;
    }

    /** Fills a mask with 0 and {@code 1 / (1 - rate)}; plain arithmetic of ints, which the JIT turns into vectors. */
    private static void fill(float[] mask, int size, int first, int seed, float rate) {
        int threshold = (int) (rate * (1 << 24));
        float scale = 1 / (1 - rate);
        for (int k = 0; k < size; k++) {
            int hash = (first + k) * 0x9E3779B1 + seed;
            hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
            hash ^= (hash >>> 16);
            int kept = 1 - (((hash >>> 8) - threshold) >>> 31);
            mask[k] = scale * kept;
        }
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        if (!isOff(packing)) {
            Kernels.multiply(dy, mask, dy, packing.rows() * columns);
        }
        return dy;
    }

    private boolean isOff(Packing packing) {
        return rate == 0 || !packing.training();
    }
}
