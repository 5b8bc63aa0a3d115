package io.daogou.learn.model.deep;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Adam;
import io.daogou.learn.layer.Candidates;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.SharedSoftmax;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of a {@link SequenceModel}: epochs over batches of pieces of sequences, and the end of it.
 *
 * <p>A batch is shared out to a fixed number of copies of the network, whose gradients are then added in a fixed order: so the
 * result does not depend on the number of threads, and what is random depends on the epoch and the step alone.
 */
final class SequenceTraining {
    private static final System.Logger LOG = System.getLogger(SequenceTraining.class.getName());
    /** Copies of the network: cores beyond it do not help, and each costs the memory of its part of a batch. */
    private static final int COPIES = 8;

    private static final double LONGEST_GRADIENT = 5;
    private static final long EPOCH_SALT = 0x9E3779B97F4A7C15L;

    private final TrainingPlan plan;
    private final Windows windows;
    private final SequenceWeights weights;
    private final NegativeSampling sampling;
    private final Adam adam;
    private final List<Copy> copies = new ArrayList<>();
    private final NextItemCheck check;
    private final Steps steps;

    SequenceTraining(Sequences sequences, SequenceShape shape, TrainingPlan plan, Progress progress) {
        this.plan = plan;
        this.steps = new Steps(progress, plan.epochs());
        this.windows = new Windows(sequences, shape.length());
        this.weights = SequenceWeights.start(shape, sequences.items(), plan.seed());
        this.sampling =
                new NegativeSampling(windows.occurrences(sequences.items()), plan.popularity(), plan.negatives());
        this.adam = new Adam(weights.dense(), List.of(weights.items()), plan.decay(), LONGEST_GRADIENT);
        for (int k = 0; k < COPIES; k++) {
            copies.add(new Copy());
        }
        this.check = new NextItemCheck(windows);
    }

    /** The weights that did best for the entries kept aside; the last ones if there are none. */
    SequenceWeights run() {
        SequenceWeights best = weights.copy();
        double bestMeasure = -1;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            double loss = epoch(epoch);
            if (!Double.isFinite(loss)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The loss exploded in epoch {0}; epoch {1} is kept",
                        epoch,
                        bestEpoch);
                break;
            }
            double measure = check.measure(new SequenceModel(weights));
            LOG.log(System.Logger.Level.DEBUG, "epoch {0}: loss {1}, NDCG@10 {2}", epoch, loss, measure);
            if (measure > bestMeasure || windows.questions() == 0) {
                best.take(weights);
                bestMeasure = measure;
                bestEpoch = epoch;
            }
            if (epoch - bestEpoch >= plan.patience()) {
                steps.add(plan.epochs() - epoch + 1L);
                break;
            }
            steps.add(1);
        }
        return best;
    }

    /** Answers the mean loss of a row. */
    private double epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(plan.seed() * EPOCH_SALT + epoch);
        int[] order = shuffled(windows.count(), random);
        double loss = 0;
        long rows = 0;
        for (int from = 0; from < order.length; from += plan.batch()) {
            int[] pieces = Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batch()));
            int batchRows = Arrays.stream(pieces).map(windows::length).sum();
            loss += step(pieces, batchRows, random);
            rows += batchRows;
            if (!Double.isFinite(loss)) {
                return loss;
            }
            steps.add(0);
        }
        return loss / Math.max(1, rows);
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int at = random.nextInt(k + 1);
            order[k] = order[at];
            order[at] = k;
        }
        return order;
    }

    /** Answers the sum of the losses of all rows. */
    private double step(int[] pieces, int rows, SplittableRandom random) {
        Candidates candidates = sampling.draw(weights.items(), random);
        long seed = random.nextLong();
        int[] ends = shares(pieces, rows);
        double[] losses = new double[COPIES];
        Parallel.ranges(COPIES, 1, (first, last) -> {
            for (int k = first; k < last; k++) {
                int from = k == 0 ? 0 : ends[k - 1];
                losses[k] = copies.get(k).run(pieces, from, ends[k], candidates, 1f / rows, seed);
            }
        });
        double rate = plan.learningRate() * Math.min(1, (adam.steps() + 1.0) / Math.max(1, plan.warmUp()));
        double length = adam.step(copies.stream().map(copy -> copy.gradients).toList(), rate);
        return Double.isFinite(length) ? Arrays.stream(losses).sum() : Double.NaN;
    }

    /** Where the part of each copy ends, so that all have about as many rows. */
    private int[] shares(int[] pieces, int rows) {
        int[] ends = new int[COPIES];
        int passed = 0;
        int piece = 0;
        for (int k = 0; k < COPIES; k++) {
            long until = (long) rows * (k + 1) / COPIES;
            while (piece < pieces.length && passed < until) {
                passed += windows.length(pieces[piece++]);
            }
            ends[k] = piece;
        }
        return ends;
    }

    /** A copy of the network with its loss. */
    private final class Copy {
        private final Gradients gradients = new Gradients();
        private final SequenceNetwork network = new SequenceNetwork(weights, plan.dropout(), gradients);
        private final SharedSoftmax loss = new SharedSoftmax(weights.items(), gradients);

        /** Passes forward and back through pieces {@code from .. to-1}; answers the sum of the losses. */
        double run(int[] pieces, int from, int to, Candidates candidates, float weight, long seed) {
            if (from == to) {
                return 0;
            }
            int firstRow = 0;
            for (int k = 0; k < from; k++) {
                firstRow += windows.length(pieces[k]);
            }
            int[] lengths = new int[to - from];
            for (int k = from; k < to; k++) {
                lengths[k - from] = windows.length(pieces[k]);
            }
            Packing packing = Packing.of(lengths).training(seed, firstRow);
            int[] inputs = new int[packing.rows()];
            int[] targets = new int[packing.rows()];
            for (int k = from; k < to; k++) {
                windows.copy(pieces[k], inputs, targets, packing.start(k - from));
            }
            float[] h = network.forward(inputs, packing);
            double sum = loss.forward(h, targets, candidates, weight);
            network.backward(loss.inputGradient(), inputs, packing);
            return sum;
        }
    }
}
