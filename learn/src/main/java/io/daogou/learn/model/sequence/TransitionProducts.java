package io.daogou.learn.model.sequence;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.SparseSum;

/**
 * The products of pasts and futures that {@link LinearTransitions} solves for, one item at a time; may be used by many
 * threads at once.
 */
final class TransitionProducts {
    private final Sequences sequences;
    private final Occurrences occurrences;
    private final int window;
    private final double backward;
    private final double[] near;

    TransitionProducts(Sequences sequences, LinearTransitions.Parameters parameters) {
        this.sequences = sequences;
        this.occurrences = new Occurrences(sequences);
        this.window = parameters.window();
        this.backward = parameters.backward();
        this.near = new double[window + 1];
        for (int d = 1; d <= window; d++) {
            near[d] = Math.pow(d, -parameters.distance());
        }
    }

    /** Adds a row of G. */
    void gramRow(int item, SparseSum row) {
        for (int k = occurrences.starts[item]; k < occurrences.starts[item + 1]; k++) {
            int entry = occurrences.entries[k];
            int user = occurrences.user(entry);
            int start = sequences.start(user);
            int end = sequences.end(user);
            for (int cut = entry + 1; cut < Math.min(end, entry + window + 1); cut++) {
                addPast(cut, start, near[cut - entry], row);
            }
            for (int cut = entry; backward > 0 && cut > Math.max(start, entry - window); cut--) {
                addFuture(cut, end, backward * near[entry - cut + 1], row);
            }
        }
    }

    /** Adds a column of M: how much each item of the past is with this one in the future. */
    void targetColumn(int item, SparseSum column) {
        for (int k = occurrences.starts[item]; k < occurrences.starts[item + 1]; k++) {
            int entry = occurrences.entries[k];
            int user = occurrences.user(entry);
            int start = sequences.start(user);
            int end = sequences.end(user);
            for (int cut = entry; cut > Math.max(start, entry - window); cut--) {
                addPast(cut, start, near[entry - cut + 1], column);
            }
            for (int cut = entry + 1; backward > 0 && cut < Math.min(end, entry + window + 1); cut++) {
                addFuture(cut, end, backward * near[cut - entry], column);
            }
        }
    }

    private void addPast(int cut, int start, double factor, SparseSum sum) {
        for (int e = cut - 1; e >= Math.max(start, cut - window); e--) {
            sum.add(sequences.item(e), factor * near[cut - e]);
        }
    }

    private void addFuture(int cut, int end, double factor, SparseSum sum) {
        for (int e = cut; e < Math.min(end, cut + window); e++) {
            sum.add(sequences.item(e), factor * near[e - cut + 1]);
        }
    }
}
