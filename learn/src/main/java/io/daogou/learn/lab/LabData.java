package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;

/**
 * What was read: outside ids, and every user's entries with what is known of their order, times, kinds and weights.
 *
 * @param users the ids of users; the numbers of the lines, from 0, where there are none
 * @param items the ids of items
 * @param sequences a row for every user
 */
public record LabData(Vocabulary users, Vocabulary items, Sequences sequences) {
    /** What a user did, with the weights as they were read, oldest first where the order is known. */
    public History history(int user) {
        return history(sequences, user);
    }

    static History history(Sequences sequences, int user) {
        int from = sequences.start(user);
        float[] weights = new float[sequences.count(user)];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = sequences.weight(from + k);
        }
        return new History(sequences.itemsOf(user), weights);
    }

    /** The pairs as a matrix for models of sets. Pairs of weight 0 are left out. */
    public Interactions interactions(Counting counting) {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < sequences.users(); user++) {
            for (int e = sequences.start(user); e < sequences.end(user); e++) {
                add(user, e, builder);
            }
        }
        Interactions sums = builder.build(sequences.users(), sequences.items());
        return counting == Counting.RAW ? sums : sums.reweighted(counting.of(sums.weights()));
    }

    private void add(int user, int e, InteractionsBuilder builder) {
        if (sequences.weight(e) == 0) {
            return;
        }
        if (sequences.hasTimes()) {
            builder.add(user, sequences.item(e), sequences.weight(e), sequences.epochSeconds(e));
        } else {
            builder.add(user, sequences.item(e), sequences.weight(e));
        }
    }

    /** Whether there are weights other than one. */
    public boolean isWeighted() {
        for (int e = 0; e < sequences.size(); e++) {
            if (sequences.weight(e) != 1) {
                return true;
            }
        }
        return false;
    }

    /** The same ids with other rows. */
    LabData with(Sequences others) {
        return new LabData(users, items, others);
    }

    @Override
    public String toString() {
        return String.format(
                "%,d users, %,d items, %,d entries", sequences.users(), sequences.items(), sequences.size());
    }
}
