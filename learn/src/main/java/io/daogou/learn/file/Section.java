package io.daogou.learn.file;

/** A named array in a model file. */
public sealed interface Section {
    /** The name, unique in its file. */
    String name();

    /** An array of ints. */
    // The arrays of the records are shared, not copied: they are as large as the model, and go straight to the
    // file.
    @SuppressWarnings("ArrayRecordComponent")
    record Ints(String name, int[] values) implements Section {}

    /** An array of floats. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(String name, float[] values) implements Section {}

    /** An array of doubles. */
    @SuppressWarnings("ArrayRecordComponent")
    record Doubles(String name, double[] values) implements Section {}

    /** An array of bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(String name, byte[] values) implements Section {}
}
