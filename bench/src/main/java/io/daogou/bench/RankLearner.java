package io.daogou.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns what features of a match are worth, from queries with judged items.
 *
 * <p><b>Source:</b> C. Burges, <i>From RankNet to LambdaRank to LambdaMART</i>, 2010, section 3. <b>Model:</b> {@code score = w · x}; for
 * each pair of items of a query of which one gains more, the weights move so that it comes first, the more the higher both would
 * stand and the more the gains differ. <b>Cost:</b> epochs · queries · pairs of a gaining item with any other. <b>Determinism:</b>
 * the same weights for the same seed.
 */
final class RankLearner {
    private static final int EPOCHS = 12;
    private static final int UNCOUNTED_EPOCHS = 4;
    private static final double LEARNING_RATE = 0.01;
    private static final double REGULARIZATION = 1e-4;
    private static final long SEED = 1;

    /**
     * The candidates of one query.
     *
     * @param features by item, by feature
     * @param gains by item
     */
    record Group(double[][] features, double[] gains) {}

    /** What a weight may be: what is good in itself never counts against an item, whatever else came with it in the data. */
    record Bound(double least, double most) {
        static final Bound GOOD = new Bound(0, Double.POSITIVE_INFINITY);
        static final Bound BAD = new Bound(Double.NEGATIVE_INFINITY, 0);

        static Bound fixed(double weight) {
            return new Bound(weight, weight);
        }
    }

    private final List<Bound> bounds;
    private final double[] mean;
    private final double[] scale;
    private final double[] weights;
    /** Of the weights after each step, but for the first epochs: their mean does not depend on the last few queries. */
    private final double[] sums;

    private int steps;

    private RankLearner(List<Group> groups, List<Bound> bounds) {
        this.bounds = bounds;
        int size = groups.getFirst().features()[0].length;
        mean = new double[size];
        scale = new double[size];
        weights = new double[size];
        sums = new double[size];
        standardise(groups);
        bound();
    }

    /**
     * The weights, for features as they are.
     *
     * @param bounds by feature
     */
    static double[] learn(List<Group> groups, List<Bound> bounds) {
        RankLearner learner = new RankLearner(groups, bounds);
        learner.fit(groups);
        return IntStream.range(0, learner.weights.length)
                .mapToDouble(i -> learner.sums[i] / learner.steps / learner.scale[i])
                .toArray();
    }

    private void standardise(List<Group> groups) {
        long count = groups.stream().mapToLong(group -> group.features().length).sum();
        groups.forEach(group -> Arrays.stream(group.features()).forEach(row -> add(mean, row, 1.0 / count, false)));
        groups.forEach(group -> Arrays.stream(group.features()).forEach(row -> add(scale, row, 1.0 / count, true)));
        for (int i = 0; i < scale.length; i++) {
            scale[i] = Math.max(Math.sqrt(scale[i]), 1e-6);
        }
    }

    private void add(double[] into, double[] row, double share, boolean isSquared) {
        for (int i = 0; i < row.length; i++) {
            double off = row[i] - mean[i];
            into[i] += share * (isSquared ? off * off : row[i]);
        }
    }

    private void fit(List<Group> groups) {
        Random random = new Random(SEED);
        int[] order = IntStream.range(0, groups.size()).toArray();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
            double rate = LEARNING_RATE / (1 + epoch);
            for (int index : order) {
                step(groups.get(index), rate);
                if (epoch >= UNCOUNTED_EPOCHS) {
                    steps++;
                    IntStream.range(0, weights.length).forEach(feature -> sums[feature] += weights[feature]);
                }
            }
        }
    }

    private void step(Group group, double rate) {
        int size = group.gains().length;
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            scores[i] = score(group.features()[i]);
        }
        Integer[] byScore = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(byScore, Comparator.comparingDouble(i -> -scores[i]));
        double[] discounts = new double[size];
        for (int place = 0; place < size; place++) {
            discounts[byScore[place]] = Math.log(2) / Math.log(place + 2);
        }
        double[] pushes = pushes(group.gains(), scores, discounts);
        for (int feature = 0; feature < weights.length; feature++) {
            double gradient = 0;
            for (int i = 0; i < size; i++) {
                gradient += pushes[i] * (group.features()[i][feature] - mean[feature]);
            }
            weights[feature] += rate * (gradient / scale[feature] - REGULARIZATION * weights[feature]);
        }
        bound();
    }

    private void bound() {
        for (int i = 0; i < weights.length; i++) {
            Bound bound = bounds.get(i);
            weights[i] = Math.clamp(weights[i], bound.least * scale[i], bound.most * scale[i]);
        }
    }

    /** How far each item is pushed up. */
    private static double[] pushes(double[] gains, double[] scores, double[] discounts) {
        double best = ideal(gains);
        double[] pushes = new double[gains.length];
        for (int better = 0; better < gains.length; better++) {
            if (gains[better] == 0) {
                continue;
            }
            for (int worse = 0; worse < gains.length; worse++) {
                if (gains[better] > gains[worse]) {
                    double change = Math.abs((gains[better] - gains[worse]) * (discounts[better] - discounts[worse]));
                    double push = change / best / (1 + Math.exp(scores[better] - scores[worse]));
                    pushes[better] += push;
                    pushes[worse] -= push;
                }
            }
        }
        return pushes;
    }

    private static double ideal(double[] gains) {
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double best = 0;
        for (int place = 0; place < sorted.length; place++) {
            best += sorted[sorted.length - 1 - place] * Math.log(2) / Math.log(place + 2);
        }
        return Math.max(best, 1e-9);
    }

    private double score(double[] row) {
        double score = 0;
        for (int i = 0; i < row.length; i++) {
            score += weights[i] * (row[i] - mean[i]) / scale[i];
        }
        return score;
    }
}
