package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import java.util.Arrays;

/**
 * Leave-one-out in order: what came last in every sequence is asked, what came before is the history.
 *
 * <p>With {@code skip} 0 the last entry is the test; with 1 it is left aside and the one before is the validation. Models for
 * it are fitted on {@link Sequences#withoutLast withoutLast(skip + 1)}. Sequences without an entry before the asked one have no
 * truth.
 */
public final class SequenceQuestions implements Questions {
    private static final int[] NONE = {};

    private final Sequences sequences;
    private final int skip;
    private final boolean excludeSeen;

    /**
     * A question for every user.
     *
     * @param skip entries at the end that are left aside, at least 0
     * @param excludeSeen whether items of the history are left out of the lists; a repeated item is then out of reach
     */
    public SequenceQuestions(Sequences sequences, int skip, boolean excludeSeen) {
        if (skip < 0) {
            throw new IllegalArgumentException("skip is " + skip + "; it must be at least 0");
        }
        this.sequences = sequences;
        this.skip = skip;
        this.excludeSeen = excludeSeen;
    }

    @Override
    public int size() {
        return sequences.users();
    }

    @Override
    public int items() {
        return sequences.items();
    }

    @Override
    public History history(int question) {
        int from = sequences.start(question);
        return sequences.history(from, Math.max(from, asked(question)));
    }

    @Override
    public int[] truth(int question) {
        int asked = asked(question);
        return asked > sequences.start(question) ? new int[] {sequences.item(asked)} : NONE;
    }

    @Override
    public int[] excluded(int question) {
        return excludeSeen
                ? Arrays.stream(history(question).items()).sorted().distinct().toArray()
                : NONE;
    }

    private int asked(int question) {
        return sequences.end(question) - 1 - skip;
    }
}
