package io.daogou.learn.model.factor;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.Adam;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.RandomOrder;
import io.daogou.learn.model.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The training of a {@link FactorModel}: epochs over batches of users, and the end of it. */
final class FactorTraining {
    private static final System.Logger LOG = System.getLogger(FactorTraining.class.getName());
    /** Of the start: enough for a good order, far from its end. */
    private static final int SWEEPS = 8;

    private static final double UNOBSERVED_WEIGHT = 0.02;
    private static final double REGULARIZATION = 0.005;
    /** Epochs without a better result for the users kept aside, after which training ends. */
    private static final int PATIENCE = 4;

    private static final int GRAIN = 64;

    private final FactorModel.Parameters parameters;
    private final FactorCheck check;
    private final Interactions data;
    private final DenseMatrix inputs;
    private final DenseMatrix outputs;
    private final Parameter inputTable;
    private final Parameter outputTable;
    private final Gradients gradients = new Gradients();
    private final Adam adam;
    private final Steps steps;

    FactorTraining(Interactions all, FactorModel.Parameters parameters, Progress progress) {
        this.parameters = parameters;
        this.steps = new Steps(progress, parameters.epochs() + 1L);
        this.check = new FactorCheck(all, parameters.seed());
        this.data = check.others();
        ImplicitAls start = start(progress);
        this.inputs = scaled(start.firstSteps((double) data.size() / Math.max(1, data.users())));
        this.outputs = scaled(copy(start.itemVectors()));
        this.inputTable = Parameter.of("inputs", inputs.rows(), inputs.columns(), inputs.values());
        this.outputTable = Parameter.of("outputs", outputs.rows(), outputs.columns(), outputs.values());
        this.adam = new Adam(List.of(inputTable, outputTable), List.of(), 0, Double.POSITIVE_INFINITY);
        steps.add(1);
    }

    private ImplicitAls start(Progress progress) {
        Progress cancelOnly = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
        return ImplicitAls.fit(
                data,
                new ImplicitAls.Parameters(
                        parameters.factors(), UNOBSERVED_WEIGHT, REGULARIZATION, 1, SWEEPS, parameters.seed()),
                cancelOnly);
    }

    /** Scales a whole matrix so that a row has length 1 on average (of squares), which suits the steps of Adam. */
    private static DenseMatrix scaled(DenseMatrix matrix) {
        double squares = 0;
        for (float value : matrix.values()) {
            squares += (double) value * value;
        }
        float scale = squares > 0 ? (float) Math.sqrt(matrix.rows() / squares) : 1;
        for (int k = 0; k < matrix.values().length; k++) {
            matrix.values()[k] *= scale;
        }
        return matrix;
    }

    private static DenseMatrix copy(DenseMatrix matrix) {
        DenseMatrix copy = new DenseMatrix(matrix.rows(), matrix.columns());
        System.arraycopy(matrix.values(), 0, copy.values(), 0, matrix.values().length);
        return copy;
    }

    /** The model that did best for the users kept aside; the last one if there are none. */
    FactorModel run() {
        FactorModel best = model();
        double bestRecall = -1;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= parameters.epochs(); epoch++) {
            double loss = epoch(epoch);
            FactorModel model = model();
            double recall = check.recall(model);
            LOG.log(System.Logger.Level.DEBUG, "epoch {0}: loss {1}, recall@20 {2}", epoch, loss, recall);
            if (recall >= bestRecall) {
                best = model;
                bestRecall = recall;
                bestEpoch = epoch;
            }
            if (epoch - bestEpoch >= PATIENCE || steps.enough()) {
                steps.add(parameters.epochs() - epoch + 1L);
                return best;
            }
            steps.add(1);
        }
        return best;
    }

    private FactorModel model() {
        DenseMatrix items = copy(outputs);
        UnitVectors.scale(items);
        return FactorModel.of(copy(inputs), items);
    }

    /** Answers the mean loss of an item. */
    private double epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(parameters.seed() * 1_000_003 + epoch);
        int[] order = RandomOrder.of(data.users(), random);
        double left = 2.0 * (parameters.epochs() - epoch + 1) / parameters.epochs();
        double rate = parameters.learningRate() * Math.min(1, left);
        double loss = 0;
        long found = 0;
        for (int from = 0; from < order.length; from += parameters.batch()) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + parameters.batch()));
            FactorBatch batch = new FactorBatch(data, chosen, parameters.dropout(), random.nextLong());
            int[] negatives = chosen(data.items(), Math.min(data.items(), parameters.negatives()), random);
            if (batch.wanted().size() > 0) {
                loss += step(batch, negatives, rate);
                found += batch.wanted().size();
            }
            steps.add(0);
        }
        return loss / Math.max(1, found);
    }

    /** Some of {@code 0 .. count-1}, ascending, each set equally likely. */
    private static int[] chosen(int count, int wanted, SplittableRandom random) {
        int[] chosen = new int[wanted];
        int left = wanted;
        for (int k = 0; left > 0; k++) {
            if (random.nextInt(count - k) < left) {
                chosen[wanted - left--] = k;
            }
        }
        return chosen;
    }

    private double step(FactorBatch batch, int[] negatives, double rate) {
        DenseMatrix items = copy(outputs);
        float[] itemLengths = UnitVectors.scale(items);
        DenseMatrix users = sums(batch, inputs);
        float[] userLengths = UnitVectors.scale(users);
        SampledSoftmax softmax = new SampledSoftmax(batch, negatives, users, items, parameters.temperature());
        UnitVectors.scaleBack(softmax.userGradient(), users, userLengths);
        UnitVectors.scaleBack(softmax.itemGradient(), items, itemLengths);
        spread(batch, softmax.userGradient());
        float[] itemGradient = softmax.itemGradient().values();
        System.arraycopy(itemGradient, 0, gradients.of(outputTable), 0, itemGradient.length);
        adam.step(List.of(gradients), rate);
        return softmax.loss();
    }

    /** The sum of what is given, for each user of a batch. */
    private static DenseMatrix sums(FactorBatch batch, DenseMatrix given) {
        DenseMatrix users = new DenseMatrix(batch.users(), given.columns());
        Parallel.ranges(batch.users(), GRAIN, (from, to) -> {
            for (int user = from; user < to; user++) {
                for (int k = batch.given().start(user); k < batch.given().end(user); k++) {
                    add(batch.given().weight(k), given, batch.given().item(k), users, user);
                }
            }
        });
        return users;
    }

    /** The way back of {@link #sums}, into the gradient of the inputs. */
    private void spread(FactorBatch batch, DenseMatrix userGradient) {
        DenseMatrix gradient = DenseMatrix.of(data.items(), userGradient.columns(), gradients.of(inputTable));
        for (int user = 0; user < batch.users(); user++) {
            for (int k = batch.given().start(user); k < batch.given().end(user); k++) {
                add(
                        batch.given().weight(k),
                        userGradient,
                        user,
                        gradient,
                        batch.given().item(k));
            }
        }
    }

    private static void add(float factor, DenseMatrix source, int from, DenseMatrix target, int to) {
        int factors = source.columns();
        Kernels.addScaled(factor, source.values(), from * factors, target.values(), to * factors, factors);
    }
}
