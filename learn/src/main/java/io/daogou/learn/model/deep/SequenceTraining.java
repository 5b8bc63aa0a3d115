package io.daogou.learn.model.deep;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Adam;
import io.daogou.learn.layer.Candidates;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.SharedSoftmax;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.RandomOrder;
import io.daogou.learn.model.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The training of a {@link SequenceModel}: epochs over batches of pieces of sequences, and the end of it.
 *
 * <p>A batch is shared out to a fixed number of copies of the network, whose gradients are then added in a fixed order: so the
 * result does not depend on the number of threads, and what is random depends on the epoch and the step alone.
 */
final class SequenceTraining {
    /** Copies of the network: cores beyond it do not help, and each costs the memory of its part of a batch. */
    static final int COPIES = 8;

    /** Rows that pass forward and back together, as what is kept of them on the way back has to stay in a second-level cache. */
    static final int ROWS_AT_ONCE = 200;

    private static final String BEST = "best.";
    private static final double LONGEST_GRADIENT = 5;
    private static final long EPOCH_SALT = 0x9E3779B97F4A7C15L;

    private final TrainingPlan plan;
    private final Windows windows;
    private final SequenceWeights weights;
    private final ItemVectors vectors;
    private final NegativeSampling sampling;
    private final Adam adam;
    private final List<Copy> copies = new ArrayList<>();
    private final NextItemCheck check;
    private final Progress progress;
    private final Steps steps;
    private final Checkpoints checkpoints;
    private final long fingerprint;
    private final SequenceWeights best;
    private final int rowsAtOnce;
    private double bestMeasure = -1;
    /** The epoch whose weights are kept, and the first that did as well as it. */
    private int bestEpoch;

    private int reachedEpoch;
    private @Nullable Consumer<TrainedStep> watcher;

    /**
     * A training at its start.
     *
     * @throws io.daogou.learn.model.NotEnoughMemory if there is not enough for it
     * @throws IllegalArgumentException if the data lack what the shape reads
     */
    SequenceTraining(
            SequenceData data, SequenceShape shape, TrainingPlan plan, Checkpoints checkpoints, Progress progress) {
        data.check(shape.inputs());
        Sequences sequences = data.sequences();
        this.plan = plan;
        this.progress = progress;
        this.checkpoints = checkpoints;
        this.fingerprint = fingerprint(data, shape, plan);
        this.steps = new Steps(progress, plan.epochs());
        long bytes = TrainingMemory.of(sequences, shape).bytes(shape, plan, !checkpoints.equals(Checkpoints.NONE));
        Memory.check("A sequence model", bytes, "fewer factors, negatives or sequences of a batch");
        progress.note(String.format(
                Locale.ROOT, "sequence: needs %.0f MB of memory for %,d items", bytes / 1e6, sequences.items()));
        this.windows = new Windows(sequences, shape);
        // The way back from cosines needs the whole gradient of an item at once.
        this.rowsAtOnce = shape.scale() > 0 ? Integer.MAX_VALUE : ROWS_AT_ONCE;
        this.weights = SequenceWeights.start(shape, data.attributes(), plan.seed());
        this.vectors = new ItemVectors(weights);
        this.sampling =
                new NegativeSampling(windows.occurrences(sequences.items()), plan.popularity(), plan.negatives());
        this.adam = new Adam(weights.dense(), weights.tables(), plan.decay(), LONGEST_GRADIENT);
        for (int k = 0; k < COPIES; k++) {
            copies.add(new Copy());
        }
        this.check = new NextItemCheck(windows);
        this.best = weights.copy();
    }

    /** What tells this training from every other: all that its result depends on. */
    static long fingerprint(SequenceData data, SequenceShape shape, TrainingPlan plan) {
        Sequences sequences = data.sequences();
        SequenceInputs inputs = shape.inputs();
        long hash = Objects.hash(shape.toString(), plan.toString(), sequences.items(), sequences.users());
        for (int user = 0; user < sequences.users(); user++) {
            hash = hash * 31 + sequences.count(user);
        }
        for (int e = 0; e < sequences.size(); e++) {
            hash = hash * 31 + sequences.item(e);
            if (!inputs.kinds().isEmpty()) {
                hash = hash * 31 + sequences.kind(e);
            }
            if (inputs.gaps() > 0) {
                hash = hash * 31 + sequences.epochSeconds(e);
            }
        }
        if (inputs.attributes() == 0) {
            return hash;
        }
        SparseRows attributes = data.attributes();
        hash = hash * 31 + Arrays.hashCode(attributes.starts());
        hash = hash * 31 + Arrays.hashCode(attributes.columnIndices());
        return hash * 31 + Arrays.hashCode(attributes.values());
    }

    /** This training, of which somebody sees each step. */
    SequenceTraining watchedBy(Consumer<TrainedStep> somebody) {
        watcher = somebody;
        return this;
    }

    /** The weights that did best for the entries kept aside; the last ones if there are none; blank ones if nothing was learned. */
    SequenceWeights run() {
        if (windows.count() == 0) {
            progress.note("nobody did two things in a row: nothing can be learned");
            steps.add(plan.epochs());
            return SequenceWeights.blank(weights.shape(), weights.inputs().rows());
        }
        int epoch = resume();
        long begin = System.nanoTime();
        int first = epoch;
        while (epoch < plan.epochs() && isPatient(epoch) && !(bestEpoch > 0 && steps.enough())) {
            double loss = epoch(epoch + 1);
            if (!Double.isFinite(loss)) {
                progress.note("the loss exploded in epoch " + (epoch + 1) + " and training ends; "
                        + (bestEpoch == 0 ? "nothing was learned" : "what epoch " + bestEpoch + " had learned is kept")
                        + ". A lower learningRate avoids it.");
                break;
            }
            epoch++;
            double measure = check.measure(new SequenceModel(weights));
            compare(epoch, measure);
            steps.add(1);
            tell(epoch, loss, measure, (System.nanoTime() - begin) / 1e9 / (epoch - first));
            checkpoints.keep(state(epoch));
        }
        if (epoch < plan.epochs() && steps.enough()) {
            progress.note("the time is over: what epoch " + bestEpoch + " had learned is taken");
        }
        steps.add(plan.epochs() - (long) epoch);
        return bestEpoch > 0
                ? best
                : SequenceWeights.blank(weights.shape(), weights.inputs().rows());
    }

    /** Whether another epoch may do better: while the rate still rises, none is given up for not having done so. */
    private boolean isPatient(int epoch) {
        long stepsOfAnEpoch = Math.ceilDiv(windows.count(), plan.batch());
        long warm = Math.ceilDiv(plan.warmUp(), stepsOfAnEpoch);
        return epoch - Math.max(reachedEpoch, warm) < plan.patience();
    }

    private void compare(int epoch, double measure) {
        if (measure > bestMeasure || windows.questions() == 0) {
            reachedEpoch = epoch;
        }
        // Where few questions are asked, several epochs may answer all of them alike: the last of these knows most.
        if (measure >= bestMeasure || windows.questions() == 0) {
            bestMeasure = measure;
            bestEpoch = epoch;
            best.take(weights);
        }
    }

    private void tell(int epoch, double loss, double measure, double secondsAnEpoch) {
        progress.note(String.format(
                Locale.ROOT,
                "epoch %d of at most %d: loss %.4f, NDCG@10 %.4f%s, %.0f s left at most",
                epoch,
                plan.epochs(),
                loss,
                measure,
                bestEpoch == epoch ? ", the best so far" : "",
                secondsAnEpoch * (plan.epochs() - epoch)));
    }

    private TrainingState state(int epoch) {
        Map<String, float[]> arrays = new HashMap<>(adam.moments());
        arrays.putAll(weights.values());
        best.values().forEach((name, values) -> arrays.put(BEST + name, values));
        return new TrainingState(
                fingerprint, epoch, adam.steps(), new TrainingState.Best(bestEpoch, reachedEpoch, bestMeasure), arrays);
    }

    /** Goes on from a checkpoint of this training, if there is one; answers the epochs that are done. */
    private int resume() {
        Optional<TrainingState> last = checkpoints.last(fingerprint);
        if (last.isEmpty()) {
            return 0;
        }
        TrainingState state = last.get();
        adam.resume(state.steps(), state.arrays());
        weights.take(state.arrays(), "");
        best.take(state.arrays(), BEST);
        bestEpoch = state.best().epoch();
        reachedEpoch = state.best().reached();
        bestMeasure = state.best().measure();
        steps.add(state.epoch());
        progress.note("going on after epoch " + state.epoch() + ", from a checkpoint");
        return state.epoch();
    }

    /** Answers the mean loss of a row. */
    private double epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(plan.seed() * EPOCH_SALT + epoch);
        int[] order = RandomOrder.of(windows.count(), random);
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

    /** Answers the sum of the losses of all rows. */
    private double step(int[] pieces, int rows, SplittableRandom random) {
        Candidates candidates = sampling.draw(vectors, weights.shape().scale(), random);
        if (weights.shape().inputs().isScored()) {
            vectors.refresh(Arrays.stream(pieces).flatMap(windows::items).toArray());
        }
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
        double loss = Arrays.stream(losses).sum();
        if (watcher != null) {
            watcher.accept(trained(pieces, rows, candidates, rate, loss / rows));
        }
        return Double.isFinite(length) ? loss : Double.NaN;
    }

    private TrainedStep trained(int[] pieces, int rows, Candidates candidates, double rate, double loss) {
        int[] lengths = lengths(pieces);
        Entries inputs = Entries.room(rows, SequenceInputs.NONE);
        int[] targets = new int[rows];
        int at = 0;
        for (int piece : pieces) {
            windows.copy(piece, inputs, targets, at);
            at += windows.length(piece);
        }
        return new TrainedStep(
                lengths, inputs.items(), targets, candidates.items(), candidates.corrections(), rate, loss);
    }

    private int[] lengths(int[] pieces) {
        return Arrays.stream(pieces).map(windows::length).toArray();
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
        private final SequenceNetwork network = new SequenceNetwork(weights, vectors, plan.dropout(), gradients);
        private final SharedSoftmax loss =
                new SharedSoftmax(vectors.table(), weights.shape().scale(), gradients);

        /** Passes forward and back through pieces {@code from .. to-1}; answers the sum of the losses. */
        double run(int[] pieces, int from, int to, Candidates candidates, float weight, long seed) {
            int firstRow = 0;
            for (int k = 0; k < from; k++) {
                firstRow += windows.length(pieces[k]);
            }
            double sum = 0;
            int first = from;
            while (first < to) {
                int last = first;
                int rows = 0;
                while (last < to && rows < rowsAtOnce) {
                    rows += windows.length(pieces[last++]);
                }
                int[] some = Arrays.copyOfRange(pieces, first, last);
                sum += pass(some, candidates, weight, Packing.of(lengths(some)).training(seed, firstRow));
                firstRow += rows;
                first = last;
            }
            vectors.goBack(gradients);
            return sum;
        }

        private double pass(int[] pieces, Candidates candidates, float weight, Packing packing) {
            Entries inputs = Entries.room(packing.rows(), weights.shape().inputs());
            int[] targets = new int[packing.rows()];
            for (int k = 0; k < pieces.length; k++) {
                windows.copy(pieces[k], inputs, targets, packing.start(k));
            }
            float[] h = network.forward(inputs, packing);
            double sum = loss.forward(h, targets, candidates, weight);
            network.backward(loss.inputGradient(), inputs, packing);
            return sum;
        }
    }
}
