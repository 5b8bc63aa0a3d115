package io.daogou.learn.layer;

import java.util.Arrays;

/**
 * How the sequences of a pass lie: row after row, sequence after sequence, with no padding between them.
 *
 * @param starts the first row of each sequence, and at the end the number of rows: ascending, from 0
 * @param training whether dropout is on
 * @param seed of what is random in this pass
 * @param firstRow the place of row 0 in its batch, so that randomness does not depend on how a batch is shared out
 */
@SuppressWarnings("ArrayRecordComponent") // Shared: layers read it in their loops.
public record Packing(int[] starts, boolean training, long seed, int firstRow) {
    /** Sequences of given lengths, in a pass without dropout. */
    public static Packing of(int... lengths) {
        int[] starts = new int[lengths.length + 1];
        for (int s = 0; s < lengths.length; s++) {
            if (lengths[s] < 1) {
                throw new IllegalArgumentException(
                        "Sequence " + s + " has length " + lengths[s] + "; a sequence in a pass has at least one row");
            }
            starts[s + 1] = starts[s] + lengths[s];
        }
        return new Packing(starts, false, 0, 0);
    }

    /** The number of sequences. */
    public int sequences() {
        return starts.length - 1;
    }

    /** The number of rows of all sequences. */
    public int rows() {
        return starts[starts.length - 1];
    }

    /** The first row of a sequence. */
    public int start(int sequence) {
        return starts[sequence];
    }

    /** The number of rows of a sequence. */
    public int length(int sequence) {
        return starts[sequence + 1] - starts[sequence];
    }

    /** The same sequences in training, with a seed. */
    public Packing training(long newSeed, int newFirstRow) {
        return new Packing(starts, true, newSeed, newFirstRow);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packing that
                && Arrays.equals(starts, that.starts)
                && training == that.training
                && seed == that.seed
                && firstRow == that.firstRow;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return sequences() + " sequences of " + rows() + " rows";
    }
}
