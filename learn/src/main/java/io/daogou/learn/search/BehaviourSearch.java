package io.daogou.learn.search;

import io.daogou.learn.data.Behaviours;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.Arrays;

/**
 * Learns how much each kind of event counts, how fast events age and how much repeats add, for predicting one kind of event.
 *
 * <p><b>Model.</b> The last event of the wanted kind is held out of every user's training events, with all that came after
 * it. A coordinate search over {@link Behaviours} maximises NDCG@20 of a quick model that is fitted on the rest and asked for
 * the held-out items: the weight of one kind after the other, then the half-life (if there are times), then the exponent of
 * repeats, until a round brings nothing or the rounds are used up. The wanted kind keeps the weight 1; only the ratios
 * matter to models that normalise.
 *
 * <p><b>Cost.</b> Per round a fit and an evaluation for each of 7 other weights of each other kind, 6 half-lives and 4
 * exponents. <b>Determinism.</b> No chance is involved; among equally good values the one before stays.
 */
public final class BehaviourSearch {
    private static final double[] WEIGHTS = {0, .03, .1, .3, .6, 1, 2, 4};
    private static final double[] HALF_LIVES = {Double.POSITIVE_INFINITY, 180, 60, 20, 7, 2, .5};
    private static final double[] REPEATS = {0, .25, .5, .75, 1};
    private static final int K = 20;

    private final Parameters parameters;
    private final Fit model;
    private final Progress progress;
    private final LastOfKind held;
    private final long steps;
    private long done;
    private Behaviours best;
    private double ndcg;

    private BehaviourSearch(Sequences sequences, Parameters parameters, Fit model, Progress progress) {
        this.parameters = parameters;
        this.model = model;
        this.progress = progress;
        this.held = LastOfKind.of(sequences, parameters.wanted(), parameters.newItems());
        int perRound = (sequences.kinds().size() - 1) * (WEIGHTS.length - 1)
                + (sequences.hasTimes() ? HALF_LIVES.length - 1 : 0)
                + REPEATS.length
                - 1;
        this.steps = 1L + (long) parameters.rounds() * perRound;
        double[] ones = new double[sequences.kinds().size()];
        Arrays.fill(ones, 1);
        this.best = new Behaviours(ones, Double.POSITIVE_INFINITY, .5);
        this.ndcg = measure(best);
    }

    /** Fits the quick model whose answers are measured. */
    @FunctionalInterface
    public interface Fit {
        /** A model of the given pairs. */
        Model fit(Interactions interactions, Progress progress);
    }

    /**
     * What to look for.
     *
     * @param wanted the kind of event that is predicted, an index into the kinds of the sequences
     * @param newItems whether only items that the user has no event with are asked for; events with the held-out item are
     *     left out then, and items of the history are not listed
     * @param rounds how often all coordinates are gone through at most, at least 1
     */
    public record Parameters(int wanted, boolean newItems, int rounds) {
        public Parameters {
            if (wanted < 0) {
                throw new IllegalArgumentException("wanted is " + wanted + "; it must be the index of a kind of event");
            }
            if (rounds < 1) {
                throw new IllegalArgumentException("rounds is " + rounds + "; it must be at least 1");
            }
        }

        /** New items, two rounds. */
        public static Parameters defaults(int wanted) {
            return new Parameters(wanted, true, 2);
        }
    }

    /**
     * What was found.
     *
     * @param behaviours the best weights
     * @param ndcg their NDCG@20 on the held-out events
     * @param baseline the same with all kinds alike, no decay and the square root of repeats, where the search began
     * @param users how many users were asked
     */
    public record Found(Behaviours behaviours, double ndcg, double baseline, int users) {}

    /** Searches with item neighbours as the quick model. */
    public static Found search(Sequences sequences, Parameters parameters, Progress progress) {
        return search(
                sequences, parameters, (pairs, p) -> ItemKnn.fit(pairs, ItemKnn.Parameters.defaults(), p), progress);
    }

    /**
     * Searches with a quick model of the caller's choice.
     *
     * @throws IllegalArgumentException if there is no such kind
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static Found search(Sequences sequences, Parameters parameters, Fit model, Progress progress) {
        int kinds = sequences.kinds().size();
        if (parameters.wanted() >= kinds) {
            throw new IllegalArgumentException("wanted is " + parameters.wanted() + ", but the kinds of events are "
                    + sequences.kinds() + ": give an index of 0.." + (kinds - 1));
        }
        BehaviourSearch search = new BehaviourSearch(sequences, parameters, model, progress);
        double baseline = search.ndcg;
        boolean improved = true;
        for (int round = 0; improved && round < parameters.rounds(); round++) {
            improved = search.round();
        }
        progress.update(search.steps, search.steps);
        return new Found(search.best, search.ndcg, baseline, search.asked());
    }

    private int asked() {
        return held.asked().size();
    }

    private boolean round() {
        double before = ndcg;
        for (int kind = 0; kind < best.kinds().length; kind++) {
            for (double weight : kind == parameters.wanted() ? new double[0] : WEIGHTS) {
                double[] kinds = best.kinds().clone();
                kinds[kind] = weight;
                attempt(new Behaviours(kinds, best.halfLifeDays(), best.repeats()));
            }
        }
        for (double halfLife : held.seen().hasTimes() ? HALF_LIVES : new double[0]) {
            attempt(new Behaviours(best.kinds(), halfLife, best.repeats()));
        }
        for (double repeats : REPEATS) {
            attempt(new Behaviours(best.kinds(), best.halfLifeDays(), repeats));
        }
        return ndcg > before;
    }

    private void attempt(Behaviours behaviours) {
        if (behaviours.equals(best)) {
            return;
        }
        double value = measure(behaviours);
        if (value > ndcg) {
            ndcg = value;
            best = behaviours;
        }
    }

    private double measure(Behaviours behaviours) {
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
        Interactions pairs = behaviours.interactions(held.seen());
        Model fitted = model.fit(pairs, Progress.NONE);
        double value = new Evaluator(new Split(pairs, held.asked()), parameters.newItems())
                .evaluate(fitted, K)
                .ndcg();
        progress.update(Math.min(++done, steps), steps);
        return value;
    }
}
