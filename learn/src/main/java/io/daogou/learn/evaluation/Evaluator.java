package io.daogou.learn.evaluation;

import io.daogou.learn.data.Split;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks all items for every question and measures the lists against what the person did later.
 *
 * <p>Full ranking only. The measures and their edge cases are in {@link Measure} and {@link ListMeasures}. Questions are
 * ranked in parallel; the result is bitwise the same for any number of threads, because every question is measured alone and
 * the sums are made in the order of questions.
 */
public final class Evaluator {
    private final Questions questions;

    /** The questions that have something to find, and how many items each. */
    private final int[] measured;

    /** Evaluates on given questions. */
    public Evaluator(Questions questions) {
        this.questions = questions;
        this.measured = IntStream.range(0, questions.size())
                .filter(q -> questions.truth(q).length > 0)
                .toArray();
    }

    /**
     * Evaluates on a split, listing no item that is in the user's history.
     *
     * @param split histories (train) and truth (test)
     */
    public Evaluator(Split split) {
        this(split, true);
    }

    /**
     * Evaluates on a split.
     *
     * @param split histories (train) and truth (test)
     * @param excludeSeen whether items of the history are left out of the lists; false where people come back to the same
     */
    public Evaluator(Split split, boolean excludeSeen) {
        this(Questions.of(split, excludeSeen));
    }

    /** The means of a model at one k. */
    public Metrics evaluate(Model model, int k) {
        return measure(model, k).metrics(k);
    }

    /**
     * The means of a model at several k, from one ranking.
     *
     * @throws IllegalArgumentException if a k is less than 1, or the model scores another number of items
     */
    public List<Metrics> evaluate(Model model, List<Integer> ks) {
        int longest = ks.stream().mapToInt(k -> k).max().orElse(1);
        Evaluation evaluation = measure(model, longest);
        return ks.stream().map(evaluation::metrics).toList();
    }

    /**
     * Every list of a model and its hits, from which all measures at any k up to {@code longest} follow.
     *
     * @throws IllegalArgumentException if {@code longest} is less than 1, or the model scores another number of items
     */
    public Evaluation measure(Model model, int longest) {
        Evaluation.checkK(longest, Integer.MAX_VALUE);
        int[][] lists = new Ranker(model, questions).lists(measured, longest);
        int[][] hits = new int[lists.length][];
        int[] truths = new int[lists.length];
        for (int q = 0; q < lists.length; q++) {
            int[] truth = questions.truth(measured[q]);
            truths[q] = truth.length;
            hits[q] = hits(lists[q], truth);
        }
        return new Evaluation(questions, longest, measured, lists, hits, truths);
    }

    private static int[] hits(int[] list, int[] truth) {
        int[] positions = new int[Math.min(list.length, truth.length)];
        int count = 0;
        for (int p = 0; p < list.length; p++) {
            if (Arrays.binarySearch(truth, list[p]) >= 0) {
                positions[count++] = p;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /** The list of one question as it is measured, best first. */
    public int[] rank(Model model, int question, int limit) {
        return new Ranker(model, questions).list(question, limit);
    }

    @Override
    public String toString() {
        return "Evaluator of " + measured.length + " questions over " + questions.items() + " items";
    }
}
