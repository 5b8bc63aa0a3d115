package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * Products of the entries of a row with each other, of a degree that grows with the number of layers.
 *
 * <p><b>Source.</b> Wang et al., DCN V2: Improved Deep and Cross Network and Practical Lessons for Web-scale Learning to Rank
 * Systems, WWW 2021, sections 3.2 and 4.2.
 *
 * <p><b>Model.</b> {@code x_(l+1) = x_0 ∘ m_l(x_l) + x_l} with {@code m_l(x) = x · W_l + b_l}, in which {@code W_l} is square, or,
 * for low rank, the product of a narrow matrix and a wide one: a {@link Dense}, or a {@link Chain} of two. After L layers a row holds
 * products of up to L + 1 of its entries. With no layer it is the identity.
 *
 * <p><b>Cost.</b> That of the mixes, and {@code 5 · rows · columns} operations for each layer. <b>Differences from the paper.</b>
 * No mixture of experts.
 */
public final class CrossNetwork implements Layer {
    private final int columns;
    private final List<Layer> mixes;
    /** {@code m_l(x_l)} of each layer, as its mix owns it. */
    private final float[][] mixed;
    /** {@code x_(l+1)} of each layer. */
    private final float[][] states;

    private float[] first = new float[0];
    private float[] firstGradient = new float[0];
    private float[] mixGradient = new float[0];

    /**
     * A network of as many layers as mixes.
     *
     * @param columns entries of a row
     * @param mixes each from rows of so many entries to rows of as many
     */
    public CrossNetwork(int columns, List<? extends Layer> mixes) {
        this.columns = columns;
        this.mixes = List.copyOf(mixes);
        mixed = new float[mixes.size()][];
        states = new float[mixes.size()][];
        Arrays.fill(states, new float[0]);
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        int size = packing.rows() * columns;
        first = x;
        float[] before = x;
        for (int layer = 0; layer < states.length; layer++) {
            float[] factor = mixes.get(layer).forward(before, packing);
            float[] after = Room.of(states[layer], size);
            for (int k = 0; k < size; k++) {
                after[k] = x[k] * factor[k] + before[k];
            }
            mixed[layer] = factor;
            states[layer] = after;
            before = after;
        }
        return before;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int size = packing.rows() * columns;
        firstGradient = Room.of(firstGradient, size);
        mixGradient = Room.of(mixGradient, size);
        Arrays.fill(firstGradient, 0, size, 0);
        for (int layer = states.length - 1; layer >= 0; layer--) {
            float[] factor = mixed[layer];
            for (int k = 0; k < size; k++) {
                firstGradient[k] += dy[k] * factor[k];
                mixGradient[k] = dy[k] * first[k];
            }
            Kernels.addScaled(1, mixes.get(layer).backward(mixGradient, packing), 0, dy, 0, size);
        }
        Kernels.addScaled(1, firstGradient, 0, dy, 0, size);
        return dy;
    }
}
