package io.daogou.learn.blend;

import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the weights of a {@link Blend} on questions that its members were not fitted on.
 *
 * <p><b>Model.</b> It maximises the mean of Recall@20 + NDCG@20 over a sample of the questions: a pattern search on the simplex
 * (each member's weight up or down by a step that shrinks from ½ to 1/32, accepted if it is better), once from the best
 * single member and once from equal weights. Then members are dropped, the lightest first, unless the mean gain of keeping one
 * exceeds the standard error of its paired differences. Weights by length of history are taken only if, fitted on one half of
 * the questions and measured on the other, they gain as much.
 *
 * <p><b>Cost.</b> Members answer each question once; a step costs (candidates × members) per question. Memory: about 400 bytes
 * × members² a question. <b>Determinism.</b> By seed, for any number of threads.
 */
public final class BlendSearch {
    private static final double[] STEPS = {0.5, 0.25, 0.125, 0.0625, 0.03125};
    private static final int FEWEST_PER_BUCKET = 400;
    private static final int MOST_BUCKETS = 4;
    private static final double BETTER = 1e-7;

    private final Candidates candidates;

    private BlendSearch(Candidates candidates) {
        this.candidates = candidates;
    }

    /**
     * Finds weights for members.
     *
     * @param members fitted on what comes before the questions
     * @param questions those with a truth are used
     * @param sample how many questions at most, drawn by seed
     */
    public static BlendWeights weights(List<? extends Model> members, Questions questions, int sample, long seed) {
        int[] asked = sample(questions, sample, seed);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A blend needs at least one member");
        }
        if (asked.length == 0 || members.size() == 1) {
            double[] first = new double[members.size()];
            first[0] = 1;
            return BlendWeights.of(first);
        }
        return new BlendSearch(new Candidates(members, questions, asked)).search();
    }

    /** Questions with a truth, at most so many, drawn by seed, ascending. */
    public static int[] sample(Questions questions, int most, long seed) {
        int[] all = IntStream.range(0, questions.size())
                .filter(q -> questions.truth(q).length > 0)
                .toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < Math.min(most, all.length); k++) {
            int other = random.nextInt(k, all.length);
            int moved = all[k];
            all[k] = all[other];
            all[other] = moved;
        }
        int[] drawn = Arrays.copyOf(all, Math.min(most, all.length));
        Arrays.sort(drawn);
        return drawn;
    }

    private BlendWeights search() {
        int[] all = IntStream.range(0, candidates.size()).toArray();
        double[] global = dropped(best(all), all);
        int[] bounds = bounds();
        return bounds.length > 0 && bucketsHelp(bounds)
                ? new BlendWeights(bounds, byBucket(bounds, global, all))
                : BlendWeights.of(global);
    }

    private double[] best(int[] questions) {
        int members = candidates.members();
        double[] single = new double[members];
        double highest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < members; m++) {
            double[] alone = new double[members];
            alone[m] = 1;
            double value = mean(alone, questions);
            single = value > highest ? alone : single;
            highest = Math.max(highest, value);
        }
        double[] equal = new double[members];
        Arrays.fill(equal, 1.0 / members);
        double[] one = climbed(single, questions);
        double[] other = climbed(equal, questions);
        return mean(other, questions) > mean(one, questions) ? other : one;
    }

    /** A better neighbour as long as there is one, in ever smaller steps. */
    private double[] climbed(double[] start, int[] questions) {
        double[] weights = start;
        double value = mean(weights, questions);
        for (double step : STEPS) {
            boolean moved = true;
            for (int round = 0; moved && round < 20; round++) {
                moved = false;
                for (int m = 0; m < 2 * weights.length; m++) {
                    double[] next = moved(weights, m / 2, m % 2 == 0 ? step : -step);
                    double then = Arrays.equals(next, weights) ? value : mean(next, questions);
                    if (then > value + BETTER) {
                        weights = next;
                        value = then;
                        moved = true;
                    }
                }
            }
        }
        return weights;
    }

    /** One weight changed, none negative, sum 1; the same if that cannot be. */
    private static double[] moved(double[] weights, int member, double step) {
        double[] next = weights.clone();
        next[member] = Math.max(0, next[member] + step);
        return normalised(next, weights);
    }

    private static double[] normalised(double[] weights, double[] otherwise) {
        double sum = Arrays.stream(weights).sum();
        return sum > 0 ? Arrays.stream(weights).map(w -> w / sum).toArray() : otherwise;
    }

    /** Without the members that gain less than chance would. */
    private double[] dropped(double[] start, int[] questions) {
        double[] weights = start;
        boolean again = true;
        while (again) {
            again = false;
            double[] current = weights;
            int[] lightest = IntStream.range(0, weights.length)
                    .filter(m -> current[m] > 0)
                    .boxed()
                    .sorted((a, b) -> Double.compare(current[a], current[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int k = 0; k < lightest.length && lightest.length > 1 && !again; k++) {
                double[] without = weights.clone();
                without[lightest[k]] = 0;
                without = climbedWithin(normalised(without, weights), questions);
                if (!gains(weights, without, questions)) {
                    weights = without;
                    again = true;
                }
            }
        }
        return weights;
    }

    /** Climbs among the members that have a weight. */
    private double[] climbedWithin(double[] start, int[] questions) {
        double[] weights = start;
        double value = mean(weights, questions);
        for (double step : new double[] {0.125, 0.03125}) {
            for (int m = 0; m < 2 * weights.length; m++) {
                if (weights[m / 2] > 0) {
                    double[] next = moved(weights, m / 2, m % 2 == 0 ? step : -step);
                    double then = mean(next, questions);
                    weights = then > value + BETTER ? next : weights;
                    value = Math.max(value, then);
                }
            }
        }
        return weights;
    }

    /** Whether the first weights are better than the others by more than a standard error. */
    private boolean gains(double[] weights, double[] others, int[] questions) {
        return exceedsError(candidates.values(weights, questions), candidates.values(others, questions));
    }

    private static boolean exceedsError(double[] a, double[] b) {
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < a.length; q++) {
            sum += a[q] - b[q];
            squares += (a[q] - b[q]) * (a[q] - b[q]);
        }
        double n = Math.max(1, a.length);
        double mean = sum / n;
        return mean > Math.sqrt(Math.max(0, squares / n - mean * mean) / n) + BETTER;
    }

    private double mean(double[] weights, int[] questions) {
        double sum = 0;
        for (double value : candidates.values(weights, questions)) {
            sum += value;
        }
        return sum / Math.max(1, questions.length);
    }

    /** Lengths that cut the questions in parts of about equal size; none if they are few. */
    private int[] bounds() {
        int buckets = Math.min(MOST_BUCKETS, candidates.size() / FEWEST_PER_BUCKET);
        int[] lengths = IntStream.range(0, candidates.size())
                .map(candidates::length)
                .sorted()
                .toArray();
        return IntStream.range(1, Math.max(1, buckets))
                .map(b -> lengths[b * lengths.length / buckets])
                .distinct()
                .filter(bound -> bound < lengths[lengths.length - 1])
                .toArray();
    }

    private double[][] byBucket(int[] bounds, double[] start, int[] questions) {
        double[][] weights = new double[bounds.length + 1][];
        for (int b = 0; b < weights.length; b++) {
            int[] own = within(bounds, b, questions);
            weights[b] = own.length == 0 ? start : climbedWithin(climbedWithin(start, own), own);
        }
        return weights;
    }

    private int[] within(int[] bounds, int bucket, int[] questions) {
        return Arrays.stream(questions)
                .filter(q -> BlendWeights.bucket(bounds, candidates.length(q)) == bucket)
                .toArray();
    }

    /** Fitted on either half and measured on the other. */
    private boolean bucketsHelp(int[] bounds) {
        double[] split = new double[candidates.size()];
        double[] whole = new double[candidates.size()];
        for (int half = 0; half < 2; half++) {
            int odd = half;
            int[] fit =
                    IntStream.range(0, split.length).filter(q -> q % 2 == odd).toArray();
            int[] test =
                    IntStream.range(0, split.length).filter(q -> q % 2 != odd).toArray();
            double[] global = best(fit);
            double[][] weights = byBucket(bounds, global, fit);
            place(candidates.values(global, test), test, whole);
            for (int b = 0; b < weights.length; b++) {
                int[] own = within(bounds, b, test);
                place(candidates.values(weights[b], own), own, split);
            }
        }
        return exceedsError(split, whole);
    }

    private static void place(double[] values, int[] questions, double[] into) {
        for (int k = 0; k < questions.length; k++) {
            into[questions[k]] = values[k];
        }
    }
}
