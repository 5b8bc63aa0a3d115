package io.daogou.learn.evaluation;

import java.util.BitSet;

/**
 * What a model listed for every question, and where the hits are: the measures, their means, intervals and tests follow.
 *
 * <p>Values are in the order of the questions that have a truth, so those of two models on the same questions are pairs for
 * {@link PairedTest}.
 */
public final class Evaluation {
    private final Questions questions;
    private final int longest;
    private final int[] measured;
    private final int[][] lists;
    private final int[][] hits;
    private final int[] truths;

    Evaluation(Questions questions, int longest, int[] measured, int[][] lists, int[][] hits, int[] truths) {
        this.questions = questions;
        this.longest = longest;
        this.measured = measured;
        this.lists = lists;
        this.hits = hits;
        this.truths = truths;
    }

    /** How many questions were measured: those with something to find. */
    public int size() {
        return measured.length;
    }

    /** The questions that were asked. */
    public Questions questions() {
        return questions;
    }

    /** The number of the n-th measured question. */
    public int question(int n) {
        return measured[n];
    }

    /** The first k of the n-th measured question's list; shared with this object where it is no longer than k. */
    public int[] list(int n, int k) {
        return lists[n].length <= k ? lists[n] : java.util.Arrays.copyOf(lists[n], k);
    }

    /**
     * A measure for each measured question.
     *
     * @throws IllegalArgumentException if k is not in 1..longest
     */
    public double[] values(Measure measure, int k) {
        checkK(k, longest);
        double[] values = new double[measured.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = measure.of(hits[n], truths[n], k);
        }
        return values;
    }

    /** The mean of a measure; 0 without questions. */
    public double mean(Measure measure, int k) {
        return Interval.mean(values(measure, k));
    }

    /** The mean of a measure and where it would lie for other people: the bootstrap over questions. */
    public Interval interval(Measure measure, int k, Bootstrap bootstrap) {
        return bootstrap.interval(values(measure, k));
    }

    /** Whether this model is better than another on the same questions, or only luckier. */
    public PairedTest against(Evaluation other, Measure measure, int k, Bootstrap bootstrap) {
        return PairedTest.of(values(measure, k), other.values(measure, k), bootstrap);
    }

    /** The usual means at one k. */
    public Metrics metrics(int k) {
        return new Metrics(
                k,
                size(),
                mean(Measure.RECALL, k),
                mean(Measure.NDCG, k),
                mean(Measure.HIT_RATE, k),
                mean(Measure.RECIPROCAL_RANK, k),
                coverage(k));
    }

    /** Distinct items in all lists / all items; 0 without items. */
    double coverage(int k) {
        BitSet covered = new BitSet();
        for (int[] list : lists) {
            for (int p = 0; p < Math.min(k, list.length); p++) {
                covered.set(list[p]);
            }
        }
        return questions.items() == 0 ? 0 : (double) covered.cardinality() / questions.items();
    }

    static void checkK(int k, int longest) {
        if (k < 1 || k > longest) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1"
                    + (longest == Integer.MAX_VALUE ? "" : " and at most " + longest));
        }
    }
}
