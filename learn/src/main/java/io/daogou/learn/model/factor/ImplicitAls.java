package io.daogou.learn.model.factor;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.QuantizedItems;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.LiveItems;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Matrix factorisation of who took what, in which everything not taken counts a little: users and items are solved for in
 * turn, each exactly or nearly so.
 *
 * <p><b>Source.</b> Hu, Koren and Volinsky, Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008; Rendle,
 * Krichene, Zhang and Koren, Revisiting the Performance of iALS on Item Recommendation Benchmarks, RecSys 2022.
 *
 * <p><b>Notation.</b> {@code X} user vectors · {@code Y} item vectors · {@code S} the interactions, of weights {@code c} ·
 * {@code α₀} unobservedWeight · {@code λ} regularization · {@code ν} frequencyScaling · {@code n_u} items of u · {@code N}
 * all items · {@code f} factors.
 *
 * <p><b>Model.</b> {@code min Σ_S c (x_u·y_i - 1)² + α₀ Σ_all (x_u·y_i)² + λ Σ_u (n_u + α₀N)^ν |x_u|² + the same for items}.
 * A history's vector is the {@code x} that minimises it for the fitted {@code Y}, so nobody needs a row in {@code X}. A
 * negative weight is an interaction of its size whose target is -1 instead of 1.
 *
 * <p><b>Shapes.</b> {@code X} users × f, {@code Y} items × f. <b>Cost</b> of a sweep: see {@link AlsRow}. <b>Determinism.</b>
 * Bitwise for any number of threads. <b>Differences from the papers.</b> Both sides are kept in the basis in which the Gram
 * matrix of the fixed side is diagonal, which changes no score and makes {@code f²} operations per row and step
 * unnecessary; rows with many entries are improved by conjugate gradients from where they were, as in Takács, Pilászy and
 * Tikk, RecSys 2011.
 */
public final class ImplicitAls implements EmbeddingModel {
    private static final int GRAIN = 64;

    private final DenseMatrix itemVectors;
    private final AlsRows rows;
    private final Parameters parameters;
    private final LiveItems live;

    private ImplicitAls(DenseMatrix itemVectors, float[] spectrum, Parameters parameters) {
        this.parameters = parameters;
        this.itemVectors = itemVectors;
        this.rows = new AlsRows(itemVectors, spectrum, parameters);
        this.live = new LiveItems(itemVectors);
    }

    /**
     * How to fit.
     *
     * @param factors dimensions of the vectors, 1 to 1024
     * @param unobservedWeight α₀, how much an item that was not taken counts, greater than 0
     * @param regularization λ, greater than 0
     * @param frequencyScaling ν, how much more those with many entries are regularised, 0 (not) to 1 (in proportion)
     * @param sweeps how often users and items are solved for, at least 1
     * @param seed of the start vectors
     */
    public record Parameters(
            int factors,
            double unobservedWeight,
            double regularization,
            double frequencyScaling,
            int sweeps,
            long seed) {
        public Parameters {
            if (factors < 1 || factors > 1024) {
                throw new IllegalArgumentException("factors is " + factors + "; it must lie in 1..1024");
            }
            checkPositive("unobservedWeight", unobservedWeight);
            checkPositive("regularization", regularization);
            if (!(frequencyScaling >= 0 && frequencyScaling <= 1)) {
                throw new IllegalArgumentException("frequencyScaling is " + frequencyScaling + "; it must lie in 0..1");
            }
            if (sweeps < 1) {
                throw new IllegalArgumentException("sweeps is " + sweeps + "; it must be at least 1");
            }
        }

        /** 256 factors, α₀ .01, λ .005, ν 1, 8 sweeps; small data wants 64 or 128 factors and a larger λ. */
        public static Parameters defaults() {
            return new Parameters(256, 0.01, 0.005, 1, 8, 1);
        }

        private static void checkPositive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be a number greater than 0");
            }
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions. */
    public static long bytesNeeded(int users, int items, Parameters parameters) {
        // Both sides, the larger one packed or its busy rows copied, and some matrices of factors × factors.
        long vectors = users + items + 2L * Math.max(users, items);
        return (vectors + 128L * parameters.factors()) * parameters.factors() * Float.BYTES;
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if the vectors do not fit the memory
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static ImplicitAls fit(Interactions interactions, Parameters parameters, Progress progress) {
        long rows = (long) interactions.users() + interactions.items();
        Memory.checkFactors(
                "ImplicitAls",
                bytesNeeded(interactions.users(), interactions.items(), parameters),
                Math.max(interactions.users(), interactions.items()),
                parameters.factors());
        Steps steps = new Steps(progress, parameters.sweeps() * rows + 1);
        Side users = new Side(interactions, new DenseMatrix(interactions.users(), parameters.factors()));
        Side items = new Side(interactions.transpose(), start(interactions.items(), parameters));
        for (int sweep = 0; sweep < parameters.sweeps(); sweep++) {
            users.improve(items.vectors, parameters, steps);
            items.improve(users.vectors, parameters, steps);
        }
        Eigenbasis basis = Eigenbasis.of(items.vectors);
        basis.turn(items.vectors);
        steps.add(1);
        return new ImplicitAls(items.vectors, basis.spectrum(), parameters);
    }

    /** Small random vectors, each row from a generator of its own. */
    private static DenseMatrix start(int items, Parameters parameters) {
        DenseMatrix vectors = new DenseMatrix(items, parameters.factors());
        double deviation = 0.1 / Math.sqrt(parameters.factors());
        long base = new SplittableRandom(parameters.seed()).nextLong();
        for (int item = 0; item < items; item++) {
            SplittableRandom random = new SplittableRandom(base + item);
            for (int f = 0; f < parameters.factors(); f++) {
                vectors.set(item, f, (float) (deviation * random.nextGaussian()));
            }
        }
        return vectors;
    }

    /** Users or items: what they have, and their vectors. */
    private static final class Side {
        private final Interactions observed;
        private final DenseMatrix vectors;
        /** Rows that start from their last vector; the others are solved anew. */
        private final int[] busy;

        Side(Interactions observed, DenseMatrix vectors) {
            this.observed = observed;
            this.vectors = vectors;
            this.busy = IntStream.range(0, observed.users())
                    .filter(row -> !AlsRow.isExact(observed.count(row), AlsRows.STEPS))
                    .toArray();
        }

        /** Solves for all rows, with the other side as it is. */
        void improve(DenseMatrix fixed, Parameters parameters, Steps steps) {
            Eigenbasis basis = Eigenbasis.of(fixed);
            basis.turn(fixed);
            basis.turn(vectors, busy);
            AlsRows rows = new AlsRows(fixed, basis.spectrum(), parameters);
            Parallel.ranges(observed.users(), GRAIN, (from, to) -> {
                rows.improve(observed, from, to, vectors);
                steps.add(to - from);
            });
        }
    }

    /**
     * The model with given vectors, as {@link #itemVectors} and {@link #spectrum} gave them.
     *
     * @throws IllegalArgumentException if they do not belong together
     */
    public static ImplicitAls of(DenseMatrix itemVectors, float[] spectrum, Parameters parameters) {
        if (itemVectors.columns() != spectrum.length) {
            throw new IllegalArgumentException("The vectors have " + itemVectors.columns()
                    + " dimensions, but there are " + spectrum.length + " eigenvalues");
        }
        return new ImplicitAls(itemVectors, spectrum.clone(), parameters);
    }

    @Override
    public DenseMatrix itemVectors() {
        return itemVectors;
    }

    /** How it was fitted; a history's vector is found by the same. */
    public Parameters parameters() {
        return parameters;
    }

    /** The eigenvalues of the item vectors' Gram matrix, which is diagonal; a copy. */
    public float[] spectrum() {
        return rows.spectrum();
    }

    /**
     * What each item alone would add to the vector of a history of so many entries, if the others did not explain it in
     * part: {@code (α₀ · spectrum + λ (entries + α₀N)^ν)⁻¹ y}.
     */
    DenseMatrix firstSteps(double entries) {
        return rows.firstSteps(entries);
    }

    @Override
    public QuantizedItems quantizedItems() {
        return live.get();
    }

    @Override
    public void embed(History history, float[] vector) {
        rows.solve(history, vector);
    }
}
