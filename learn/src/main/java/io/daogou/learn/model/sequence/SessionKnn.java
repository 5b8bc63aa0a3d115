package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Scores;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;

/**
 * What comes in sessions like this one: the nearest of the latest sessions, which can be added to while it answers.
 *
 * <p><b>Source.</b> Kersbergen, Sprangers and Schelter, Serenade, SIGMOD 2022 (VMIS-kNN: an index from items to their latest
 * sessions); Ludewig, Mauro, Latifi and Jannach, Empirical Analysis of Session-Based Recommendation Algorithms, UMUAI 2021
 * (VSTAN: position of the match, age of sessions, rarity).
 *
 * <p><b>Notation.</b> {@code p} place of an item in the history counted from its end, 1 for the last · {@code s} a session
 * of {@code |s|} items · {@code age_s} sessions appended after it · {@code n_i} kept sessions with item i, of N ·
 * {@code m_s} the position in s of the history's latest item that s has.
 *
 * <p><b>Model.</b> {@code sim_s = Σ_(i of both) weight_i · p_i^(-recency) · idf_i · |s|^(-length) · 2^(-age_s/halfLife)} with
 * {@code idf_i = ln(1 + N/n_i)^rarity}. The {@code neighbours} most similar give {@code score_j = Σ_s sim_s · |t - m_s|^(-distance)
 * · idf_j} for j at position t of s: times {@code backward} if t is before the match, times {@code same} at the match itself.
 *
 * <p><b>Shapes.</b> Each item knows its latest {@code sessionsPerItem}; the latest {@code capacity} sessions are kept, of
 * each its last {@code longest} items; as many of a history are looked up,
 * latest first, until 10 · {@code sessionsPerItem} sessions were. <b>Cost.</b> An answer: at most {@code
 * 11 · sessionsPerItem} look-ups and {@code neighbours · |s|} additions.
 *
 * <p><b>Threads.</b> {@link #append} may be called by any thread at any time and is seen by every answer that starts after
 * it returned; answers take no lock. <b>Determinism.</b> A function of the sessions in the order of appending; equally
 * similar sessions: the one whose match is later in the history, then the newer.
 *
 * <p><b>Differences from the papers.</b> Powers instead of linear and exponential decays; ages are counted in sessions, so
 * that no clock is needed; what came before the match counts less.
 */
public final class SessionKnn implements Model {
    private final SessionIndex index;
    private final Parameters parameters;
    private final SessionWeights weights;

    private SessionKnn(int items, Parameters parameters) {
        this.index = new SessionIndex(items, parameters.capacity(), parameters.sessionsPerItem());
        this.parameters = parameters;
        this.weights = new SessionWeights(parameters);
    }

    /**
     * How to compare sessions and what to keep.
     *
     * @param neighbours sessions that vote, at least 1
     * @param sessionsPerItem latest sessions kept per item, at least 1
     * @param recency power with which earlier items of the history count less, 0 to 10
     * @param length power with which long sessions count less, 0 to 2
     * @param halfLife sessions appended after which one counts half; infinite for no decay
     * @param rarity power of the inverse session frequency, 0 to 4
     * @param distance power with which items far from the match count less, 0 to 10
     * @param backward factor of items before the match, 0 to 1
     * @param same factor of the matching item itself, 0 to 1
     * @param longest items kept of a session and looked up of a history, at least 1
     * @param capacity sessions kept, at least 1
     */
    public record Parameters(
            int neighbours,
            int sessionsPerItem,
            double recency,
            double length,
            double halfLife,
            double rarity,
            double distance,
            double backward,
            double same,
            int longest,
            int capacity) {
        public Parameters {
            Ranges.atLeastOne("neighbours", neighbours);
            Ranges.within("sessionsPerItem", sessionsPerItem, 1, 1 << 20);
            Ranges.within("recency", recency, 0, 10);
            Ranges.within("length", length, 0, 2);
            Ranges.positiveOrInfinite("halfLife", halfLife);
            Ranges.within("rarity", rarity, 0, 4);
            Ranges.within("distance", distance, 0, 10);
            Ranges.within("backward", backward, 0, 1);
            Ranges.within("same", same, 0, 1);
            Ranges.atLeastOne("longest", longest);
            Ranges.within("capacity", capacity, 1, 1 << 28);
        }

        /** 300 neighbours of the latest 1,000 sessions of each item; a million sessions kept. */
        public static Parameters defaults() {
            return new Parameters(300, 1_000, 1, .1, Double.POSITIVE_INFINITY, 1, .5, .5, .5, 50, 1 << 20);
        }
    }

    /**
     * Appends every user's sequence as a session, in the order of users.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static SessionKnn fit(Sequences sequences, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, sequences.users());
        SessionKnn model = new SessionKnn(sequences.items(), parameters);
        for (int from = 0; from < sequences.users(); from += 1024) {
            int to = Math.min(sequences.users(), from + 1024);
            for (int user = from; user < to; user++) {
                model.append(sequences.itemsOf(user));
            }
            steps.add(to - from);
        }
        return model;
    }

    /** The model with given sessions, oldest first; those that {@link #sessions} gave make a model of the same scores. */
    public static SessionKnn of(int items, int[][] sessions, Parameters parameters) {
        SessionKnn model = new SessionKnn(items, parameters);
        for (int[] session : sessions) {
            model.append(session);
        }
        return model;
    }

    /**
     * Adds a session, the newest of all. One without items is passed over; of a long one the last items are kept.
     *
     * @param items known items, oldest first
     * @throws IllegalArgumentException if an item is unknown; nothing is added then
     */
    public void append(int... items) {
        for (int item : items) {
            if (item < 0 || item >= index.items()) {
                throw new IllegalArgumentException("Item " + item + " of a session is unknown; this model has items 0.."
                        + (index.items() - 1) + ": leave it out, or fit anew with more items");
            }
        }
        if (items.length > 0) {
            index.append(Arrays.copyOfRange(items, Math.max(0, items.length - parameters.longest()), items.length));
        }
    }

    /** How sessions are compared and kept. */
    public Parameters parameters() {
        return parameters;
    }

    /** A copy of the sessions kept, oldest first. */
    public int[][] sessions() {
        return index.sessions();
    }

    /** The number of sessions kept. */
    public int size() {
        return index.size();
    }

    @Override
    public int items() {
        return index.items();
    }

    @Override
    public void score(History history, float[] scores) {
        Scores.check(scores, index.items());
        Arrays.fill(scores, 0);
        NearSessions near = new NearSessions(index, parameters, weights, history);
        TopHeap best = new TopHeap(parameters.neighbours());
        for (int c = 0; c < near.size(); c++) {
            float similarity = near.similarity(c);
            if (similarity > 0) {
                best.offer(c, similarity);
            }
        }
        for (int c : best.drain()) {
            vote(near, c, scores);
        }
        for (int item = 0; item < scores.length; item++) {
            if (scores[item] != 0) {
                scores[item] *= near.rarity(item);
            }
        }
    }

    private void vote(NearSessions near, int candidate, float[] scores) {
        float similarity = near.similarity(candidate);
        int[] items = near.items(candidate);
        int match = SessionIndex.position(items, near.matching(candidate));
        for (int t = 0; t < items.length; t++) {
            scores[items[t]] += similarity * weights.near(t - match);
        }
    }
}
