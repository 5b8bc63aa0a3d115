package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.RowFunctions;
import io.daogou.learn.kernel.SmallProducts;
import java.util.Arrays;

/**
 * Every row of a sequence looks back at itself and the rows before it.
 *
 * <p><b>Source.</b> Vaswani et al., Attention Is All You Need, NeurIPS 2017, with a mask of what comes later.
 *
 * <p><b>Model.</b> The input has three vectors of {@code width} side by side in each row: query, key and value, each cut into
 * heads. For each head {@code y_t = Σ_(s ≤ t) softmax_s(q_t · k_s / √(width / heads)) · v_s}.
 *
 * <p><b>Cost.</b> {@code 3 · length² · width} operations a sequence, a third of them forward; what lies above the diagonal is left
 * out in blocks of 16 rows. The shares are kept for the way back: {@code length² · heads} floats a sequence.
 */
public final class CausalAttention implements Layer {
    /** Rows that are worked on together. */
    private static final int BLOCK = 16;
    /** As good as impossible, and a number all the same. */
    private static final float IMPOSSIBLE = -1e30f;

    private final int width;
    private final int heads;
    private final int headWidth;
    private final float scale;
    private float[] x = new float[0];
    private float[] shares = new float[0];
    private float[] shareGradients = new float[0];
    private float[] transposed = new float[0];
    private float[] y = new float[0];
    private float[] dx = new float[0];

    /**
     * Attention with vectors of {@code width}.
     *
     * @throws IllegalArgumentException if the heads do not divide the width
     */
    public CausalAttention(int width, int heads) {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "heads is " + heads + "; it must divide the width of the vectors, which is " + width);
        }
        this.width = width;
        this.heads = heads;
        headWidth = width / heads;
        scale = (float) (1 / Math.sqrt(headWidth));
    }

    @Override
    public float[] forward(float[] input, Packing packing) {
        x = input;
        y = Room.of(y, packing.rows() * width);
        shares = Room.of(shares, shareCount(packing));
        Arrays.fill(y, 0, packing.rows() * width, 0);
        int at = 0;
        for (int s = 0; s < packing.sequences(); s++) {
            for (int head = 0; head < heads; head++) {
                Head part = new Head(packing.start(s), packing.length(s), head, at);
                part.forward();
                at += part.size();
            }
        }
        return y;
    }

    private int shareCount(Packing packing) {
        int count = 0;
        for (int s = 0; s < packing.sequences(); s++) {
            count += heads * packing.length(s) * padded(packing.length(s));
        }
        return count;
    }

    /** Whole blocks: kernels are fastest with columns of a multiple of the widest vectors. */
    private static int padded(int length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        dx = Room.of(dx, packing.rows() * 3 * width);
        Arrays.fill(dx, 0, packing.rows() * 3 * width, 0);
        int at = 0;
        for (int s = 0; s < packing.sequences(); s++) {
            for (int head = 0; head < heads; head++) {
                Head part = new Head(packing.start(s), packing.length(s), head, at);
                part.backward(dy);
                at += part.size();
            }
        }
        return dx;
    }

    /** One head of one sequence; its shares are a square of rows × {@code stride}. */
    private final class Head {
        private final int first;
        private final int length;
        private final int head;
        private final int at;
        private final int stride;

        Head(int first, int length, int head, int at) {
            this.first = first;
            this.length = length;
            this.head = head;
            this.at = at;
            stride = padded(length);
        }

        int size() {
            return length * stride;
        }

        /** Where query (0), key (1) or value (2) of the first row are in an array like the input. */
        private int vectors(int which) {
            return first * 3 * width + which * width + head * headWidth;
        }

        private MatrixView rows(float[] array, int which, int from, int to) {
            return new MatrixView(array, vectors(which) + from * 3 * width, to - from, headWidth, 3 * width, 1);
        }

        private MatrixView results(float[] array, int from, int to) {
            return new MatrixView(array, (first + from) * width + head * headWidth, to - from, headWidth, width, 1);
        }

        /** Rows of the square, with the first columns. */
        private MatrixView square(float[] array, int offset, int from, int to, int columns) {
            return new MatrixView(array, offset + from * stride, to - from, columns, stride, 1);
        }

        void forward() {
            transpose(1, scale);
            for (int from = 0; from < length; from += BLOCK) {
                int to = Math.min(length, from + BLOCK);
                Arrays.fill(shares, at + from * stride, at + to * stride, 0);
                SmallProducts.add(rows(x, 0, from, to), keys(from + BLOCK), square(shares, at, from, to, from + BLOCK));
                for (int t = from; t < to; t++) {
                    softmax(t, from + BLOCK);
                }
                SmallProducts.add(square(shares, at, from, to, to), rows(x, 2, 0, to), results(y, from, to));
            }
        }

        /** Keys or values as columns, times a factor; the columns behind the last are zeros. */
        private void transpose(int which, float factor) {
            transposed = Room.of(transposed, headWidth * stride);
            for (int k = 0; k < headWidth; k++) {
                int from = vectors(which) + k;
                for (int t = 0; t < length; t++) {
                    transposed[k * stride + t] = factor * x[from + t * 3 * width];
                }
                Arrays.fill(transposed, k * stride + length, (k + 1) * stride, 0);
            }
        }

        private MatrixView keys(int columns) {
            return new MatrixView(transposed, 0, headWidth, columns, stride, 1);
        }

        /** Shares of the rows up to t; of those after it 0. Whole blocks, as kernels are slow with what is left of vectors. */
        private void softmax(int t, int columns) {
            int row = at + t * stride;
            Arrays.fill(shares, row + t + 1, row + columns, IMPOSSIBLE);
            float largest = RowFunctions.largest(shares, row, columns);
            float factor = 1 / RowFunctions.exponentials(shares, row, columns, largest);
            for (int k = row; k <= row + t; k++) {
                shares[k] *= factor;
            }
            Arrays.fill(shares, row + t + 1, row + columns, 0);
        }

        void backward(float[] dy) {
            transpose(2, 1);
            shareGradients = Room.of(shareGradients, BLOCK * stride);
            for (int from = 0; from < length; from += BLOCK) {
                int to = Math.min(length, from + BLOCK);
                Arrays.fill(shareGradients, 0, BLOCK * stride, 0);
                MatrixView gradients = square(shareGradients, 0, 0, to - from, from + BLOCK);
                SmallProducts.add(results(dy, from, to), keys(from + BLOCK), gradients);
                for (int t = from; t < to; t++) {
                    softmaxGradient(t, (t - from) * stride, from + BLOCK);
                }
                MatrixView gradient = square(shareGradients, 0, 0, to - from, to);
                SmallProducts.add(gradient, rows(x, 1, 0, to), rows(dx, 0, from, to));
                SmallProducts.add(gradient.transposed(), rows(x, 0, from, to), rows(dx, 1, 0, to));
                SmallProducts.add(
                        square(shares, at, from, to, to).transposed(), results(dy, from, to), rows(dx, 2, 0, to));
            }
        }

        /** From the gradients of a row's shares to those of its scores, in place; with the shares, these are 0 after t. */
        private void softmaxGradient(int t, int row, int columns) {
            int share = at + t * stride;
            float mean = Kernels.dot(shareGradients, row, shares, share, columns);
            for (int k = 0; k < columns; k++) {
                shareGradients[row + k] = scale * shares[share + k] * (shareGradients[row + k] - mean);
            }
        }
    }
}
