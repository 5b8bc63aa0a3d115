package io.daogou.learn.model.deep;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pieces of sequences that a network is trained on: an entry is read and the next one is to be told, for as many entries as
 * the network reads at a time. A long sequence is cut into pieces from its end; every entry but the first is told once.
 *
 * <p>Of some users the last entry is kept aside, to see how well the network does on what it was not trained on.
 */
final class Windows {
    /** Of ten users at most one is asked, and no more than this many. */
    private static final int MOST_ASKED = 4_000;

    private static final int SHARE = 10;
    /** One repeat in so many entries. */
    private static final long REPEATS_MATTER = 100;

    private final Sequences sequences;
    private final int[] items;
    /** The kind of every entry and the range of the pause before it; empty if they are not read. */
    private final byte[] kinds;

    private final byte[] gaps;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int count;
    private int[] questionFrom = new int[64];
    private int[] questionTo = new int[64];
    private int questions;
    private int repeats;

    Windows(Sequences sequences, SequenceShape shape) {
        int length = shape.length();
        SequenceInputs inputs = shape.inputs();
        this.sequences = sequences;
        items = new int[sequences.size()];
        kinds = new byte[inputs.kinds().isEmpty() ? 0 : items.length];
        gaps = new byte[inputs.gaps() == 0 ? 0 : items.length];
        for (int e = 0; e < items.length; e++) {
            items[e] = sequences.item(e);
            if (kinds.length > 0) {
                kinds[e] = (byte) sequences.kind(e);
            }
            if (gaps.length > 0 && e > 0) {
                gaps[e] = (byte) inputs.range(sequences.epochSeconds(e) - sequences.epochSeconds(e - 1));
            }
        }
        int able = 0;
        int[] lastUser = new int[sequences.items()];
        for (int user = 0; user < sequences.users(); user++) {
            able += sequences.count(user) > 2 ? 1 : 0;
            for (int e = sequences.start(user); e < sequences.end(user); e++) {
                repeats += lastUser[items[e]] == user + 1 ? 1 : 0;
                lastUser[items[e]] = user + 1;
            }
        }
        int wanted = Math.min(MOST_ASKED, able / SHARE);
        int passed = 0;
        for (int user = 0; user < sequences.users(); user++) {
            int end = sequences.end(user);
            if (sequences.count(user) > 2) {
                // Evenly over all users, whatever their order.
                boolean asked = (long) (passed + 1) * wanted / able > (long) passed * wanted / able;
                passed++;
                if (asked) {
                    ask(Math.max(sequences.start(user), end - 1 - length), end - 1);
                    end--;
                }
            }
            cut(sequences.start(user), end, length);
        }
    }

    private void ask(int first, int last) {
        if (questions == questionFrom.length) {
            questionFrom = Arrays.copyOf(questionFrom, 2 * questions);
            questionTo = Arrays.copyOf(questionTo, 2 * questions);
        }
        questionFrom[questions] = first;
        questionTo[questions++] = last;
    }

    private void cut(int start, int end, int length) {
        for (int last = end - 1; last > start; last -= length) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
            }
            from[count] = Math.max(start, last - length);
            to[count++] = last;
        }
    }

    /** The number of pieces. */
    int count() {
        return count;
    }

    /** The entries that are read of a piece; the one after each is to be told. */
    int length(int piece) {
        return to[piece] - from[piece];
    }

    /** Copies what is read of a piece, and what is to be told. */
    void copy(int piece, Entries inputs, int[] targets, int at) {
        int length = length(piece);
        System.arraycopy(items, from[piece], inputs.items(), at, length);
        System.arraycopy(items, from[piece] + 1, targets, at, length);
        for (int k = 0; k < length && kinds.length > 0; k++) {
            inputs.kinds()[at + k] = kinds[from[piece] + k];
        }
        // Nothing that is read is before the first entry, so the pause before it is not known.
        for (int k = 1; k < length && gaps.length > 0; k++) {
            inputs.gaps()[at + k] = gaps[from[piece] + k];
        }
    }

    /** All items of a piece, the one to be told last among them. */
    IntStream items(int piece) {
        return Arrays.stream(items, from[piece], to[piece] + 1);
    }

    /** Whether people come back to items so rarely that lists will leave out what was seen. */
    boolean areOfNewItems() {
        return repeats * REPEATS_MATTER < items.length;
    }

    /** The number of entries kept aside. */
    int questions() {
        return questions;
    }

    /** What comes before an entry kept aside. */
    History history(int question) {
        return sequences.history(questionFrom[question], questionTo[question]);
    }

    /** An entry kept aside. */
    int answer(int question) {
        return items[questionTo[question]];
    }

    /** How often each item is to be told. */
    int[] occurrences(int catalogue) {
        int[] occurrences = new int[catalogue];
        for (int piece = 0; piece < count; piece++) {
            for (int e = from[piece] + 1; e <= to[piece]; e++) {
                occurrences[items[e]]++;
            }
        }
        return occurrences;
    }
}
