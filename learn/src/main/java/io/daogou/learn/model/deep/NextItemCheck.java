package io.daogou.learn.model.deep;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.PackedItems;
import io.daogou.learn.matrix.Parallel;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a model tells the entries that {@link Windows} kept aside: NDCG@10 over the whole catalogue, without what a person
 * has seen if people do not come back to that.
 *
 * <p>An entry has the mean place of all those with its score, so that a model that finds everything alike gains nothing by it;
 * one whose score is no finite number counts as not found.
 */
final class NextItemCheck {
    private static final int CUT = 10;
    static final int BLOCK = 32;

    private final List<History> histories = new ArrayList<>();
    private final int[] answers;
    private final boolean withoutSeen;

    NextItemCheck(Windows windows) {
        withoutSeen = windows.areOfNewItems();
        answers = new int[windows.questions()];
        for (int q = 0; q < answers.length; q++) {
            histories.add(windows.history(q));
            answers[q] = windows.answer(q);
        }
    }

    /** The mean over all questions; 0 if there are none. */
    double measure(SequenceModel model) {
        if (answers.length == 0) {
            return 0;
        }
        PackedItems items = new PackedItems(model.itemVectors());
        double[] gains = new double[answers.length];
        Parallel.ranges(answers.length, BLOCK, (from, to) -> {
            DenseMatrix scores = new DenseMatrix(to - from, model.items());
            float[] vectors = model.embedAll(histories.subList(from, to)).values();
            items.times(vectors, to - from, scores.values());
            for (int q = from; q < to; q++) {
                if (withoutSeen) {
                    for (int item : histories.get(q).items()) {
                        scores.set(
                                q - from,
                                item,
                                item == answers[q] ? scores.get(q - from, item) : Float.NEGATIVE_INFINITY);
                    }
                }
                gains[q] = gain(scores, q - from, answers[q]);
            }
        });
        double sum = 0;
        for (double gain : gains) {
            sum += gain;
        }
        return sum / answers.length;
    }

    static double gain(DenseMatrix scores, int row, int answer) {
        float own = scores.get(row, answer);
        if (!Float.isFinite(own)) {
            return 0;
        }
        int behind = 0;
        int alike = -1;
        for (int item = 0; item < scores.columns(); item++) {
            float score = scores.get(row, item);
            behind += score < own ? 1 : 0;
            alike += score == own ? 1 : 0;
        }
        // What is neither is in front, also what is no number.
        double before = scores.columns() - 1 - behind - alike / 2.0;
        return before < CUT ? Math.log(2) / Math.log(before + 2) : 0;
    }
}
