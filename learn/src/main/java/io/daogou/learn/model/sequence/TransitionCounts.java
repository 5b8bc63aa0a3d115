package io.daogou.learn.model.sequence;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.SparseSum;

/** The rows of {@link Transitions} before the best are chosen; may be used by many threads at once. */
final class TransitionCounts {
    private final Sequences sequences;
    private final Occurrences occurrences;
    private final double[] near;
    private final double backward;
    private final double[] sources;
    private final double[] popularities;

    TransitionCounts(Sequences sequences, Transitions.Parameters parameters) {
        this.sequences = sequences;
        this.occurrences = new Occurrences(sequences);
        this.backward = parameters.backward();
        this.near = new double[parameters.window() + 1];
        for (int d = 1; d < near.length; d++) {
            near[d] = Math.pow(d, -parameters.distance());
        }
        sources = new double[sequences.items()];
        popularities = new double[sequences.items()];
        for (int item = 0; item < sequences.items(); item++) {
            int count = Math.max(1, occurrences.count(item));
            sources[item] = Math.pow(count, -parameters.source());
            popularities[item] = Math.pow(count, -parameters.popularity());
        }
    }

    /** Adds the row of an item to an empty sum. */
    void row(int item, SparseSum row) {
        for (int k = occurrences.starts[item]; k < occurrences.starts[item + 1]; k++) {
            int entry = occurrences.entries[k];
            int user = occurrences.user(entry);
            int end = Math.min(sequences.end(user) - 1, entry + near.length - 1);
            for (int e = entry + 1; e <= end; e++) {
                add(e, near[e - entry] * sequences.weight(e), item, row);
            }
            int start = Math.max(sequences.start(user), entry - near.length + 1);
            for (int e = entry - 1; backward > 0 && e >= start; e--) {
                add(e, backward * near[entry - e] * sequences.weight(entry), item, row);
            }
        }
    }

    private void add(int entry, double value, int source, SparseSum row) {
        int item = sequences.item(entry);
        row.add(item, value * sources[source] * popularities[item]);
    }
}
