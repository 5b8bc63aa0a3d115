package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Ranks all items for every user and measures the lists against what the user did later.
 *
 * <p>Full ranking only. The measures and their edge cases are in {@link Metrics}. Users are ranked in parallel; the result
 * is bitwise the same for any number of threads, because every user is measured alone and the sums are made in the order of
 * users.
 */
public final class Evaluator {
    private static final int GRAIN = 128;

    private final Interactions histories;
    private final Interactions truth;
    private final boolean excludeSeen;

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
        this.histories = split.train();
        this.truth = split.test();
        this.excludeSeen = excludeSeen;
    }

    /** The measures of a model at one k. */
    public Metrics evaluate(Model model, int k) {
        return evaluate(model, List.of(k)).getFirst();
    }

    /**
     * The measures of a model at several k, from one ranking.
     *
     * @throws IllegalArgumentException if a k is less than 1, or the model scores another number of items
     */
    public List<Metrics> evaluate(Model model, List<Integer> ks) {
        checkItems(model);
        List<Measures> all = ks.stream().map(k -> new Measures(k, truth)).toList();
        int longest = ks.stream().mapToInt(k -> k).max().orElse(0);
        Parallel.ranges(truth.users(), GRAIN, (from, to) -> {
            float[] scores = new float[model.items()];
            List<BitSet> covered = all.stream().map(m -> new BitSet()).toList();
            for (int user = from; user < to; user++) {
                if (truth.count(user) > 0) {
                    note(user, rank(model, user, scores, longest), all, covered);
                }
            }
            for (int m = 0; m < all.size(); m++) {
                all.get(m).cover(covered.get(m));
            }
        });
        return all.stream().map(Measures::mean).toList();
    }

    private static void note(int user, int[] list, List<Measures> all, List<BitSet> covered) {
        for (int m = 0; m < all.size(); m++) {
            all.get(m).add(user, list);
            for (int p = 0; p < Math.min(all.get(m).k(), list.length); p++) {
                covered.get(m).set(list[p]);
            }
        }
    }

    /** The list of one user as it is measured, best first. */
    public int[] rank(Model model, int user, int limit) {
        checkItems(model);
        return rank(model, user, new float[model.items()], limit);
    }

    private int[] rank(Model model, int user, float[] scores, int limit) {
        History history = histories.history(user);
        model.score(history, scores);
        if (excludeSeen) {
            for (int item : history.items()) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
        }
        return TopK.select(scores, limit);
    }

    private void checkItems(Model model) {
        if (model.items() != histories.items()) {
            throw new IllegalArgumentException(
                    "The model scores " + model.items() + " items, the split has " + histories.items());
        }
    }

    @Override
    public String toString() {
        return "Evaluator of " + Arrays.asList(histories, truth) + (excludeSeen ? ", seen items excluded" : "");
    }
}
