package io.daogou.learn.model.deep;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.Ranges;

/**
 * What the network of a {@link SequenceModel} is like.
 *
 * @param factors width of every vector, at least 1; multiples of 16 are fastest
 * @param blocks one above the other, 1 to 12
 * @param heads of attention in a block; they divide the factors
 * @param hidden width between the two layers that each row passes by itself
 * @param activation between them
 * @param length entries of a history that are read, the latest, 1 to 2,048
 * @param filter share of the frequency filter in place of attention, 0 (none) to 1
 * @param frequencies that count as low
 * @param scale of cosines as scores; 0 for plain products, in which popular items have longer vectors
 * @param inputs what is read of an entry besides its item and its place
 */
public record SequenceShape(
        int factors,
        int blocks,
        int heads,
        int hidden,
        Activation.Kind activation,
        int length,
        double filter,
        int frequencies,
        double scale,
        SequenceInputs inputs) {
    private static final int MOST_BLOCKS = 12;
    /** Entries at most, as the frequency filter has a square of them in each copy of a block. */
    static final int LONGEST = 2_048;

    private static final double MOST_SCALE = 100;

    public SequenceShape {
        Ranges.atLeastOne("factors", factors);
        Ranges.within("blocks", blocks, 1, MOST_BLOCKS);
        Ranges.atLeastOne("heads", heads);
        Ranges.atLeastOne("hidden", hidden);
        Ranges.within("length", length, 1, LONGEST);
        Ranges.within("filter", filter, 0, 1);
        Ranges.atLeastOne("frequencies", frequencies);
        Ranges.within("scale", scale, 0, MOST_SCALE);
        if (factors % heads != 0) {
            throw new IllegalArgumentException(
                    "heads is " + heads + "; it must divide the number of factors, which is " + factors);
        }
    }

    /** A network that reads items and their places only. */
    public SequenceShape(
            int factors,
            int blocks,
            int heads,
            int hidden,
            Activation.Kind activation,
            int length,
            double filter,
            int frequencies,
            double scale) {
        this(factors, blocks, heads, hidden, activation, length, filter, frequencies, scale, SequenceInputs.NONE);
    }

    /** The same network that reads this. */
    public SequenceShape reading(SequenceInputs read) {
        return new SequenceShape(factors, blocks, heads, hidden, activation, length, filter, frequencies, scale, read);
    }

    /** Two blocks of 64 factors and two heads over the last fifty entries. */
    public static SequenceShape defaults() {
        return new SequenceShape(64, 2, 2, 64, Activation.Kind.GELU, 50, .7, 5, 0);
    }
}
