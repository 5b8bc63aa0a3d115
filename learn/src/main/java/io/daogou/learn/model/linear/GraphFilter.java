package io.daogou.learn.model.linear;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseGram;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.matrix.TruncatedSvd;
import io.daogou.learn.model.Damping;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Scores;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.List;

/**
 * A filter on the graph of users and items: it blurs a history along the graph, sharpens the blur, and adds what the
 * smoothest waves on the graph say about it.
 *
 * <p><b>Source.</b> Shen et al., How Powerful is Graph Convolution for Recommendation? (GF-CF), CIKM 2021; Choi, Hong, Park
 * and Cho, Blurring-Sharpening Process Models for Collaborative Filtering (BSPM), SIGIR 2023.
 *
 * <p><b>Notation.</b> {@code X} interactions · {@code n_u, n_i} entries of a user, an item · {@code a} userExponent · {@code
 * b} itemExponent · {@code β} lowPass · {@code T} sharpening · {@code R = D_u^-a X D_i^-b} · {@code F = RᵀR / f₁}, whose
 * eigenvalues {@code 1 = f₁ ≥ f₂ ≥ …} belong to the vectors {@code v_k} · {@code K} rank.
 *
 * <p><b>Model.</b> {@code W = F exp(-T F) + β · D_i^-b (Σ_k≤K v_k v_kᵀ) D_i^b}. The first term blurs (F) and sharpens (the
 * heat equation run backwards, which holds back the few strongest waves, mostly popularity); the second is the ideal
 * low-pass filter. The exponential is exact on the first K eigenvectors and {@code exp(-T f_K)} on all others, so only F
 * itself and the vectors are needed.
 *
 * <p><b>Shapes.</b> {@code F} keeps its {@code limit} highest entries per row; the vectors are K × items. <b>Cost.</b> {@code
 * Σ_u n_u²} for F and that of {@link TruncatedSvd}; an answer takes {@code 4 · K · items} operations.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads; the random start of the singular vectors has a fixed seed.
 *
 * <p><b>Differences from the papers.</b> Free exponents (both papers take ½); the closed exponential instead of steps of an
 * ODE solver, and on the blur only; the tail is linear.
 */
public final class GraphFilter implements ExplainedModel {
    private static final int ROUNDS = 5;
    private static final int ITEMS_PER_VECTOR = 64;
    private static final int MOST_VECTORS = 512;
    private static final long SEED = 20_210_814;

    private final State state;

    private GraphFilter(State state) {
        this.state = state;
    }

    /**
     * How to filter.
     *
     * @param rank singular vectors, at least 1, or 0 for one per 64 items up to 512; fewer where the data has fewer
     * @param userExponent a, how much busy users are damped, 0..1
     * @param itemExponent b, how much popular items are damped, 0..1
     * @param lowPass β, weight of the ideal low-pass filter, at least 0
     * @param sharpening T, how far the blur is sharpened, 0 (not) to 100
     * @param limit entries of F kept per item, at least 1
     */
    public record Parameters(
            int rank, double userExponent, double itemExponent, double lowPass, double sharpening, int limit) {
        public Parameters {
            if (rank < 0) {
                throw new IllegalArgumentException(
                        "rank is " + rank + "; take at least 1 singular vector, or 0 to let the data choose");
            }
            Ranges.within("userExponent", userExponent, 0, 1);
            Ranges.within("itemExponent", itemExponent, 0, 1);
            Ranges.within("lowPass", lowPass, 0, Double.MAX_VALUE);
            Ranges.within("sharpening", sharpening, 0, 100);
            Ranges.atLeastOne("limit", limit);
        }

        /** A rank by the data, and what did well on data of several shapes. */
        public static Parameters defaults() {
            return new Parameters(0, 0.3, 0.4, 0.1, 4, 1000);
        }

        /** The singular vectors that are taken of a matrix of that size. */
        public int rankOf(int users, int items) {
            int wanted = rank > 0 ? rank : Math.clamp(items / ITEMS_PER_VECTOR, 1, MOST_VECTORS);
            return Math.min(wanted, Math.min(users, items));
        }
    }

    /**
     * What a fitted filter consists of, to be saved.
     *
     * @param blur items × items: F, cut, times {@code exp(-T f_K)}
     * @param vectors rank × items: {@code v_k}
     * @param sharpened per vector what its eigenvalue has become, less what {@code blur} has of it
     * @param lowPass per vector its weight in the low-pass filter
     * @param scales per item {@code n_i^b}
     */
    // The arrays are handed over, not kept: a copy of a large model would double its memory.
    @SuppressWarnings("ArrayRecordComponent")
    public record State(SparseRows blur, DenseMatrix vectors, float[] sharpened, float[] lowPass, float[] scales) {
        public State {
            ItemWeights.checkSquare(blur);
            int rank = vectors.rows();
            if (vectors.columns() != blur.rows()
                    || scales.length != blur.rows()
                    || sharpened.length != rank
                    || lowPass.length != rank) {
                throw new IllegalArgumentException("The parts of a graph filter do not belong together: " + blur + ", "
                        + rank + " × " + vectors.columns() + " vectors, " + sharpened.length + " and " + lowPass.length
                        + " weights of vectors, " + scales.length + " scales of items");
            }
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions. */
    public static long bytesNeeded(Interactions interactions, Parameters parameters) {
        int items = interactions.items();
        long kept = 16L * items * Math.min(parameters.limit(), items);
        int rank = parameters.rankOf(interactions.users(), items);
        long svd = TruncatedSvd.bytesNeeded(interactions.users(), items, rank);
        long vectors = 4L * items * rank;
        return Math.max(kept, svd) + vectors + 24L * interactions.size();
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if it needs more memory than there is
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static GraphFilter fit(Interactions interactions, Parameters parameters, Progress progress) {
        Memory.check("GraphFilter", bytesNeeded(interactions, parameters), "a lower rank or limit, or ItemKnn");
        int items = interactions.items();
        Steps steps = new Steps(progress, (long) ROUNDS * items + items + 1);
        float[] userFactors = Damping.users(interactions, parameters.userExponent());
        float[] itemFactors = Damping.items(interactions, parameters.itemExponent());
        SparseRows normalised = Damping.scaled(interactions, userFactors, itemFactors);
        int rank = parameters.rankOf(interactions.users(), items);
        TruncatedSvd.Result svd = rank == 0
                ? new TruncatedSvd.Result(new float[0], new DenseMatrix(0, items))
                : TruncatedSvd.of(
                        normalised, new TruncatedSvd.Parameters(rank, ROUNDS, SEED), round -> steps.add(items));
        Response response = new Response(svd.values(), parameters);
        SparseRows blur = blur(normalised, response.tail / response.first, parameters.limit(), steps);
        steps.add(1);
        float[] scales = Damping.items(interactions, -parameters.itemExponent());
        return new GraphFilter(new State(blur, svd.vectors(), response.sharpened, response.lowPass, scales));
    }

    /** What becomes of every eigenvalue. */
    private static final class Response {
        private final float[] sharpened;
        private final float[] lowPass;
        private double first = 1;
        private double tail = 1;

        private Response(float[] singular, Parameters parameters) {
            sharpened = new float[singular.length];
            lowPass = new float[singular.length];
            if (singular.length == 0 || singular[0] <= 0) {
                return;
            }
            first = (double) singular[0] * singular[0];
            double last = singular[singular.length - 1];
            tail = Math.exp(-parameters.sharpening() * last * last / first);
            for (int k = 0; k < singular.length; k++) {
                double value = singular[k] * singular[k] / first;
                sharpened[k] = (float) (value * (Math.exp(-parameters.sharpening() * value) - tail));
                lowPass[k] = (float) parameters.lowPass();
            }
        }
    }

    private static SparseRows blur(SparseRows normalised, double factor, int limit, Steps steps) {
        int items = normalised.columns();
        TopRows top = new TopRows(items, items, limit);
        SparseGram.rows(
                normalised,
                (item, columns, count, row) -> {
                    for (int k = 0; k < count; k++) {
                        row[columns[k]] *= (float) factor;
                    }
                    top.keepHighest(item, columns, count, row);
                },
                steps::add);
        return top.build();
    }

    /** The model with given parts, as {@link #state} gave them. */
    public static GraphFilter of(State state) {
        return new GraphFilter(state);
    }

    /** The parts of the model. */
    public State state() {
        return state;
    }

    @Override
    public int items() {
        return state.blur().rows();
    }

    @Override
    public void score(History history, float[] scores) {
        Scores.check(scores, items());
        new GraphFilterAnswer(state, 1).answer(List.of(history), scores);
    }

    /** The parts in the blur; waves belong to no single item. */
    @Override
    public Explanation explain(History history, float[] scores) {
        score(history, scores);
        return ItemWeights.explanation(state.blur(), history, history.weights());
    }

    @Override
    public void scoreAll(List<History> histories, DenseMatrix scores) {
        Scores.check(scores, histories.size(), items());
        new GraphFilterAnswer(state, histories.size()).answer(histories, scores.values());
    }
}
