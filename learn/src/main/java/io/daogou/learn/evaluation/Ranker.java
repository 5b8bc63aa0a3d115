package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranks all items for many questions: histories are scored in batches, batches run in parallel.
 *
 * <p><b>Memory.</b> One matrix of a batch × items a thread, of at most {@value #MOST_SCORES} scores (or one row). <b>Determinism.</b>
 * Batches are the same for any number of threads, so lists are bitwise the same.
 */
public final class Ranker {
    private static final int LARGEST_BATCH = 64;
    private static final int MOST_SCORES = 1 << 22;

    private final Model model;
    private final Questions questions;

    /**
     * A ranker of one model.
     *
     * @throws IllegalArgumentException if the model scores another number of items than the questions rank
     */
    public Ranker(Model model, Questions questions) {
        if (model.items() != questions.items()) {
            throw new IllegalArgumentException(
                    "The model scores " + model.items() + " items, the split has " + questions.items());
        }
        this.model = model;
        this.questions = questions;
    }

    /** The list of one question, best first, without what is excluded. */
    public int[] list(int question, int limit) {
        return lists(new int[] {question}, limit)[0];
    }

    /** The lists of some questions, in their order; a list is shorter than {@code limit} where items run out. */
    public int[][] lists(int[] asked, int limit) {
        int[][] lists = new int[asked.length][];
        int batch = batch(questions.items());
        Parallel.ranges(asked.length, batch, (from, to) -> {
            DenseMatrix scores = scores(asked, from, to);
            for (int q = from; q < to; q++) {
                lists[q] = list(scores, q - from, questions.excluded(asked[q]), limit);
            }
        });
        return lists;
    }

    /** Scores of {@code asked[from .. to-1]}, a row each. */
    private DenseMatrix scores(int[] asked, int from, int to) {
        List<History> histories = new ArrayList<>(to - from);
        for (int q = from; q < to; q++) {
            histories.add(questions.history(asked[q]));
        }
        DenseMatrix scores = new DenseMatrix(to - from, questions.items());
        model.scoreAll(histories, scores);
        return scores;
    }

    private static int[] list(DenseMatrix scores, int row, int[] excluded, int limit) {
        int items = scores.columns();
        int base = row * items;
        float[] values = scores.values();
        for (int item : excluded) {
            if (item >= 0 && item < items) {
                values[base + item] = Float.NEGATIVE_INFINITY;
            }
        }
        TopHeap heap = new TopHeap(Math.min(limit, items));
        heap.offerAll(values, base, items);
        return heap.drain();
    }

    static int batch(int items) {
        return Math.max(1, Math.min(LARGEST_BATCH, MOST_SCORES / Math.max(1, items)));
    }
}
