package io.daogou.learn.model.deep;

import io.daogou.learn.data.History;
import java.util.Arrays;

/**
 * What the network reads, entry after entry, history after history.
 *
 * @param items indices of known items
 * @param kinds indices of kinds, {@value #UNKNOWN} if unknown; empty if they are not read
 * @param gaps ranges of {@link SequenceInputs#range}; empty if they are not read
 */
@SuppressWarnings("ArrayRecordComponent") // Filled once, and read by one network in its loops.
record Entries(int[] items, int[] kinds, int[] gaps) {
    static final int UNKNOWN = -1;

    /** Room for so many entries. */
    static Entries room(int size, SequenceInputs inputs) {
        return new Entries(
                new int[size], new int[inputs.kinds().isEmpty() ? 0 : size], new int[inputs.gaps() == 0 ? 0 : size]);
    }

    /** How many entries of a history are read: the last known ones, as many as the network takes. */
    static int length(History history, SequenceShape shape, int catalogue) {
        int known = 0;
        for (int item : history.items()) {
            known += item >= 0 && item < catalogue ? 1 : 0;
        }
        return Math.min(known, shape.length());
    }

    /** The last known entries of histories, one history after the other. */
    static Entries of(Iterable<History> histories, int[] lengths, SequenceShape shape, int catalogue) {
        Entries entries = room(Arrays.stream(lengths).sum(), shape.inputs());
        int end = 0;
        int at = 0;
        for (History history : histories) {
            int start = end;
            end += lengths[at++];
            entries.read(history, start, end, shape.inputs(), catalogue);
        }
        return entries;
    }

    /** Reads a history from its end on, until the room {@code start .. end-1} is full. */
    private void read(History history, int start, int end, SequenceInputs inputs, int catalogue) {
        int next = -1;
        int at = end;
        for (int k = history.size() - 1; at > start; k--) {
            int item = history.items()[k];
            if (item < 0 || item >= catalogue) {
                continue;
            }
            items[--at] = item;
            if (kinds.length > 0) {
                kinds[at] = kind(history, k, inputs.kinds().size());
            }
            if (gaps.length > 0 && next >= 0 && history.hasTimes()) {
                gaps[at + 1] = inputs.range(history.times()[next] - history.times()[k]);
            }
            next = k;
        }
    }

    private static int kind(History history, int k, int count) {
        int kind = history.hasKinds() ? history.kinds()[k] : UNKNOWN;
        return kind >= 0 && kind < count ? kind : UNKNOWN;
    }
}
