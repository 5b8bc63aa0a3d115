package io.daogou.exchange.onnx;

/**
 * The sizes of a causal transformer that predicts the next item.
 *
 * @param items rows of the table of items
 * @param length the longest history it reads
 * @param factors of every vector
 * @param hidden entries of the middle of the feed-forward part
 * @param activation in that middle
 * @param filterShare of the frequency filter in what a block adds, 0 for none to 1 for no attention
 * @param cutoff how many low frequencies the filter takes for themselves
 */
public record SequenceShape(
        int items,
        int length,
        int factors,
        int blocks,
        int heads,
        int hidden,
        Activation activation,
        double filterShare,
        int cutoff) {
    /** The function in the middle of the feed-forward part. */
    public enum Activation {
        RELU,
        /** In its form with a tanh. */
        GELU,
        /** {@code silu(x · gate) ∘ (x · up)}, without biases. */
        SWIGLU
    }

    public SequenceShape {
        if (items < 1 || length < 1 || factors < 1 || blocks < 1 || heads < 1 || hidden < 1) {
            throw new IllegalArgumentException("items, length, factors, blocks, heads and hidden are " + items + ", "
                    + length + ", " + factors + ", " + blocks + ", " + heads + ", " + hidden
                    + "; each must be at least 1");
        }
        if (factors % heads != 0) {
            throw new IllegalArgumentException(
                    "factors is " + factors + "; it must be a multiple of heads, which is " + heads);
        }
        if (!(filterShare >= 0 && filterShare <= 1)) {
            throw new IllegalArgumentException("filterShare is " + filterShare + "; it must lie in 0..1");
        }
    }

    boolean hasFilter() {
        return filterShare > 0;
    }

    boolean hasAttention() {
        return filterShare < 1;
    }
}
