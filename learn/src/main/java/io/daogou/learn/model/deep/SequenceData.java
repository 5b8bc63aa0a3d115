package io.daogou.learn.model.deep;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.SparseRows;

/**
 * What a {@link SequenceModel} is trained on.
 *
 * @param sequences what everybody did
 * @param attributes items × attributes, and how much each counts: {@code 1/n} for each of n makes the mean of their vectors;
 *     no columns if there are none, and a row for each item all the same
 */
public record SequenceData(Sequences sequences, SparseRows attributes) {
    public SequenceData {
        if (attributes.rows() != sequences.items()) {
            throw new IllegalArgumentException("There are attributes of " + attributes.rows() + " items, but "
                    + sequences.items() + " items; give a row for each item");
        }
    }

    /** Without attributes. */
    public static SequenceData of(Sequences sequences) {
        return new SequenceData(sequences, nothing(sequences.items(), 0));
    }

    /** Rows without an entry. */
    static SparseRows nothing(int rows, int columns) {
        return new SparseRows(columns, new int[rows + 1], new int[0], new float[0]);
    }

    /**
     * Checks that everything is there that a network reads.
     *
     * @throws IllegalArgumentException if something is not
     */
    void check(SequenceInputs inputs) {
        if (!inputs.kinds().isEmpty() && !inputs.kinds().equals(sequences.kinds())) {
            throw new IllegalArgumentException("The kinds of events to read are " + inputs.kinds()
                    + ", but the sequences have " + sequences.kinds() + "; give the same");
        }
        if (inputs.gaps() > 0 && !sequences.hasTimes()) {
            throw new IllegalArgumentException("The pauses between events cannot be read: the sequences have no times");
        }
        if (inputs.attributes() > 0 && inputs.attributes() != attributes.columns()) {
            throw new IllegalArgumentException(inputs.attributes() + " attributes shall be read, but items have "
                    + attributes.columns() + "; give the same");
        }
    }
}
