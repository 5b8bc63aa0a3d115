package io.daogou.learn.layer;

import java.util.Arrays;
import java.util.IdentityHashMap;

/** The gradients of one copy of a network: for each parameter, what the sequences of that copy say. Not for several threads. */
public final class Gradients {
    private static final float[] NOTHING = {};

    private final boolean isForTraining;
    private final IdentityHashMap<Parameter, float[]> dense = new IdentityHashMap<>();
    private final IdentityHashMap<Parameter, RowGradient> byRow = new IdentityHashMap<>();

    /** Gradients of 0 for a copy that is trained. */
    public Gradients() {
        this(true);
    }

    private Gradients(boolean isForTraining) {
        this.isForTraining = isForTraining;
    }

    /** No gradients, for a copy that only answers: nothing may go back through it, and it takes no memory for that. */
    public static Gradients none() {
        return new Gradients(false);
    }

    /** The gradient of a parameter, entry by entry; layers add to it. */
    public float[] of(Parameter parameter) {
        if (!isForTraining) {
            return NOTHING;
        }
        return dense.computeIfAbsent(parameter, key -> new float[key.size()]);
    }

    /** The gradient of a table of which a batch touches a few rows. */
    public RowGradient rowsOf(Parameter table) {
        return byRow.computeIfAbsent(table, key -> new RowGradient(key.rows(), key.columns()));
    }

    /** Forgets everything, for the next batch. */
    public void clear() {
        dense.values().forEach(values -> Arrays.fill(values, 0));
        byRow.values().forEach(RowGradient::clear);
    }
}
