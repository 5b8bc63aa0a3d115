package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.SumWeight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read: outside ids, and every user's entries with what is known of their order, times, kinds and weights.
 *
 * @param users the ids of users; the numbers of the lines, from 0, where there are none
 * @param items the ids of items
 * @param sequences a row for every user
 * @param behaviours how much kinds of events count, if that was learned; otherwise entries have the weights that were read
 */
public record LabData(
        Vocabulary users,
        Vocabulary items,
        Sequences sequences,
        @Nullable LearnedBehaviours behaviours) {
    LabData(Vocabulary users, Vocabulary items, Sequences sequences) {
        this(users, items, sequences, null);
    }

    /** Rows of users without ids. */
    public static LabData of(Vocabulary items, Sequences sequences) {
        return new LabData(Vocabulary.of(List.of()), items, sequences);
    }

    /** What a user did, entry by entry with its weight, oldest first where the order is known. */
    public History history(int user) {
        if (behaviours == null) {
            return sequences.history(user);
        }
        History read = sequences.history(user);
        float[] weights = new float[read.size()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight(user, sequences.start(user) + k);
        }
        return new History(read.items(), weights, read.kinds(), read.times());
    }

    /** As it was read, or as its kind and age were learned to count. */
    private float weight(int user, int e) {
        return behaviours == null
                ? sequences.weight(e)
                : (float) behaviours.behaviours().weight(sequences, user, e);
    }

    /** How sums of weights count: as it was learned, or else as one wants. */
    SumWeight counting(Counting wanted) {
        return behaviours == null
                ? wanted
                : new SumWeight.Power(behaviours.behaviours().repeats());
    }

    /** The pairs as a matrix for models of sets. Pairs of weight 0 are left out. */
    public Interactions interactions(SumWeight counting) {
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
        float weight = weight(user, e);
        if (weight > 0 && sequences.hasTimes()) {
            builder.add(user, sequences.item(e), weight, sequences.epochSeconds(e));
        } else if (weight > 0) {
            builder.add(user, sequences.item(e), weight);
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
        return new LabData(users, items, others, behaviours);
    }

    /** The same rows, weighed. */
    LabData with(LearnedBehaviours learned) {
        return new LabData(users, items, sequences, learned);
    }

    @Override
    public String toString() {
        return String.format(
                "%,d users, %,d items, %,d entries", sequences.users(), sequences.items(), sequences.size());
    }
}
