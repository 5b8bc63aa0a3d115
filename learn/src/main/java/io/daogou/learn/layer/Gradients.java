package io.daogou.learn.layer;

import java.util.Arrays;
import java.util.IdentityHashMap;

/** The gradients of one copy of a network: for each parameter, what the sequences of that copy say. Not for several threads. */
public final class Gradients {
    private final IdentityHashMap<Parameter, float[]> dense = new IdentityHashMap<>();
    private final IdentityHashMap<Parameter, RowGradient> byRow = new IdentityHashMap<>();

    /** The gradient of a parameter, entry by entry; layers add to it. */
    public float[] of(Parameter parameter) {
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
