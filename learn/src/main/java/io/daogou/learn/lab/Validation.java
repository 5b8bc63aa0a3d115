package io.daogou.learn.lab;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.evaluation.SequenceQuestions;
import io.daogou.learn.model.Counting;
import io.daogou.learn.search.LastOfKind;

/**
 * Training data cut in two, to choose models and parameters without any test file.
 *
 * <p>Where kinds of events were weighed the last event of the wanted kind is asked, of everybody who has one, with what came before
 * it as the history. Elsewhere, where the order is known, the last entry of every user is asked; otherwise a random fifth of every
 * user's items, or half of them if all users have too few for a fifth.
 *
 * @param train what models are fitted on
 * @param questions what they are asked
 */
public record Validation(LabData train, Questions questions) {
    private static final double ASKED = 0.2;
    /** Of two items it asks one. */
    private static final double ASKED_OF_FEW = 0.5;

    /** Cuts data. */
    public static Validation of(LabData data, boolean excludeSeen, long seed) {
        Sequences all = data.sequences();
        if (data.behaviours() != null) {
            LastOfKind held = LastOfKind.of(all, data.behaviours().wanted(), excludeSeen);
            LabData past = data.with(held.seen());
            return new Validation(past, FileQuestions.held(past, held.asked(), excludeSeen));
        }
        if (all.isOrdered()) {
            return new Validation(data.with(all.withoutLast(1)), new SequenceQuestions(all, 0, excludeSeen));
        }
        Interactions pairs = data.interactions(Counting.RAW);
        Split fifth = Split.random(pairs, ASKED, seed);
        Split split = fifth.test().size() > 0 ? fifth : Split.random(pairs, ASKED_OF_FEW, seed);
        return new Validation(data.with(sequences(split.train(), all)), Questions.of(split, excludeSeen));
    }

    private static Sequences sequences(Interactions rows, Sequences like) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < rows.users(); user++) {
            for (int k = rows.start(user); k < rows.end(user); k++) {
                builder.add(user, rows.item(k), 0, rows.weight(k));
            }
        }
        return builder.build(like.users(), like.items(), like.kinds(), false);
    }
}
