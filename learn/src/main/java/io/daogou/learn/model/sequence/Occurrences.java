package io.daogou.learn.model.sequence;

import io.daogou.learn.data.Sequences;
import java.util.Arrays;

/** Where every item occurs in sequences: the entries of item {@code i} are {@code entries[starts[i] .. starts[i+1])}. */
final class Occurrences {
    final Sequences sequences;
    final int[] starts;
    final int[] entries;

    /** The first entry and one past the last entry of the sequence that an entry belongs to. */
    private final int[] userOf;

    Occurrences(Sequences sequences) {
        this.sequences = sequences;
        this.starts = new int[sequences.items() + 1];
        this.entries = new int[sequences.size()];
        this.userOf = new int[sequences.size()];
        for (int e = 0; e < sequences.size(); e++) {
            starts[sequences.item(e) + 1]++;
        }
        for (int item = 0; item < sequences.items(); item++) {
            starts[item + 1] += starts[item];
        }
        int[] next = Arrays.copyOf(starts, sequences.items());
        for (int e = 0; e < sequences.size(); e++) {
            entries[next[sequences.item(e)]++] = e;
        }
        for (int user = 0; user < sequences.users(); user++) {
            Arrays.fill(userOf, sequences.start(user), sequences.end(user), user);
        }
    }

    /** How often an item occurs. */
    int count(int item) {
        return starts[item + 1] - starts[item];
    }

    /** The user of an entry. */
    int user(int entry) {
        return userOf[entry];
    }
}
