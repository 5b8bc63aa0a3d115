package io.daogou.learn.model.ranking;

import io.daogou.learn.layer.Adam;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.ListSoftmax;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.model.RandomOrder;
import io.daogou.learn.model.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of a network on lists, epoch by epoch.
 *
 * <p>A batch is shared out to a fixed number of copies of the network, whose gradients are then added in a fixed order: so the
 * result does not depend on the number of threads.
 */
final class RankerTraining {
    private static final System.Logger LOG = System.getLogger(RankerTraining.class.getName());
    private static final int COPIES = 8;
    private static final int MOST_POSITIONS = 100;
    private static final double LONGEST_GRADIENT = 5;
    /** Terms of positions are far from 0 in the end, and few: they may go faster. */
    private static final double POSITION_SPEED = 5;

    private static final long EPOCH_SALT = 0x9E3779B97F4A7C15L;

    private final RankerPlan plan;
    private final List<ShownList> lists;
    private final Standardisation standardisation;
    private final RankerWeights weights;
    private final Adam ofScores;
    private final Adam ofPositions;
    private final List<Copy> copies = new ArrayList<>();
    private final Steps steps;
    private int epoch;

    /** @param randomOrder lists that tell what positions do, for a plan that takes it from them */
    RankerTraining(
            RankerFeatures features, List<ShownList> lists, List<ShownList> randomOrder, RankerPlan plan, Steps steps) {
        this.plan = plan;
        this.lists = lists;
        this.steps = steps;
        this.standardisation = Standardisation.of(lists, features.size());
        this.weights = RankerWeights.start(
                plan.shape(standardisation.columns(), positions(lists)), features.baselineIndex(), plan.seed());
        if (plan.positionBias() == PositionBias.FROM_RANDOM_ORDER) {
            int positions = weights.shape().positions();
            System.arraycopy(
                    PositionRates.terms(randomOrder, positions),
                    0,
                    weights.positions().values(),
                    0,
                    positions);
        }
        this.ofScores = new Adam(weights.ofScores(), List.of(), plan.decay(), LONGEST_GRADIENT);
        this.ofPositions = new Adam(List.of(weights.positions()), List.of(), 0, Double.POSITIVE_INFINITY);
        for (int k = 0; k < COPIES; k++) {
            copies.add(new Copy());
        }
    }

    private static int positions(List<ShownList> lists) {
        int last = lists.stream()
                .flatMapToInt(list -> Arrays.stream(list.positions()))
                .max()
                .orElse(0);
        return Math.min(MOST_POSITIONS, last + 1);
    }

    /** What there is now; it changes with further training. */
    ListRanker ranker(RankerFeatures features) {
        return new ListRanker(features, standardisation, weights);
    }

    /**
     * Trains until lists kept aside are told no better, and goes back to the best epoch.
     *
     * <p>Better is a smaller loss of them, terms of positions included. (A measure of their order would have to be corrected by
     * terms that change from epoch to epoch, and could not be compared.)
     *
     * @return the best epoch; 0 if none was better than none at all
     */
    int run(List<ShownList> aside) {
        int best = 0;
        double least = loss(aside);
        float[] values = weights.values();
        while (epoch < plan.epochs() && epoch - best < plan.patience()) {
            if (!train()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The loss exploded after epoch {0}; epoch {1} is kept",
                        epoch,
                        best);
                break;
            }
            double loss = loss(aside);
            LOG.log(System.Logger.Level.DEBUG, "epoch {0}: loss of lists kept aside {1}", epoch, loss);
            if (loss < least) {
                least = loss;
                best = epoch;
                values = weights.values();
            }
        }
        steps.add((long) plan.epochs() - epoch);
        weights.take(values);
        return best;
    }

    /** Trains for so many epochs. */
    void run(int epochs) {
        boolean isFinite = true;
        while (epoch < epochs && isFinite) {
            isFinite = train();
        }
        steps.add((long) plan.epochs() - epoch);
    }

    /** An epoch; answers whether the loss is still a number. */
    private boolean train() {
        SplittableRandom random = new SplittableRandom(plan.seed() * EPOCH_SALT + epoch);
        int[] order = RandomOrder.of(lists.size(), random);
        for (int from = 0; from < order.length; from += plan.batch()) {
            int to = Math.min(order.length, from + plan.batch());
            if (!step(Arrays.stream(order, from, to).mapToObj(lists::get).toList(), random.nextLong())) {
                return false;
            }
            steps.add(0);
        }
        epoch++;
        steps.add(1);
        return true;
    }

    private boolean step(List<ShownList> batch, long seed) {
        Parallel.ranges(COPIES, 1, (first, last) -> {
            for (int k = first; k < last; k++) {
                copies.get(k).train(part(batch, k), seed + k, 1f / batch.size());
            }
        });
        double length =
                ofScores.step(copies.stream().map(copy -> copy.gradients).toList(), plan.learningRate());
        if (plan.positionBias() == PositionBias.LEARNED) {
            ofPositions.step(
                    copies.stream().map(copy -> copy.positionGradients).toList(), POSITION_SPEED * plan.learningRate());
        }
        return Double.isFinite(length);
    }

    private double loss(List<ShownList> aside) {
        double[] losses = new double[COPIES];
        Parallel.ranges(COPIES, 1, (first, last) -> {
            for (int k = first; k < last; k++) {
                losses[k] = copies.get(k).loss(part(aside, k));
            }
        });
        return Arrays.stream(losses).sum() / Math.max(1, aside.size());
    }

    private static List<ShownList> part(List<ShownList> lists, int copy) {
        return lists.subList(
                (int) ((long) lists.size() * copy / COPIES), (int) ((long) lists.size() * (copy + 1) / COPIES));
    }

    /** A copy of the network with its loss. */
    private final class Copy {
        private final Gradients gradients = new Gradients();
        private final Gradients positionGradients = new Gradients();
        private final RankerNetwork network = new RankerNetwork(weights, plan.dropout(), gradients);
        private final ListSoftmax loss = new ListSoftmax(weights.positions(), positionGradients);

        void train(List<ShownList> part, long seed, float weight) {
            if (!part.isEmpty()) {
                Packing packing = packing(part).training(seed, 0);
                float[] scores = network.forward(input(part, packing), packing);
                loss.forward(scores, choices(part, packing), packing, weight);
                network.backward(loss.inputGradient(), packing);
            }
        }

        double loss(List<ShownList> part) {
            double sum = 0;
            for (int from = 0; from < part.size(); from += plan.batch()) {
                List<ShownList> some = part.subList(from, Math.min(part.size(), from + plan.batch()));
                Packing packing = packing(some);
                float[] scores = network.forward(input(some, packing), packing);
                sum += loss.forward(scores, choices(some, packing), packing, 1);
            }
            positionGradients.clear();
            return sum;
        }

        private float[] input(List<ShownList> part, Packing packing) {
            float[] input = network.input(packing.rows());
            for (int k = 0; k < part.size(); k++) {
                standardisation.apply(part.get(k).rows(), part.get(k).size(), input, packing.start(k));
            }
            return input;
        }
    }

    private static Packing packing(List<ShownList> part) {
        return Packing.of(part.stream().mapToInt(ShownList::size).toArray());
    }

    private static ListSoftmax.Choices choices(List<ShownList> part, Packing packing) {
        int[] places = new int[packing.rows()];
        float[] gains = new float[packing.rows()];
        for (int k = 0; k < part.size(); k++) {
            ShownList list = part.get(k);
            System.arraycopy(list.positions(), 0, places, packing.start(k), list.size());
            System.arraycopy(list.gains(), 0, gains, packing.start(k), list.size());
        }
        return new ListSoftmax.Choices(places, gains);
    }
}
