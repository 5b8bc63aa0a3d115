package io.daogou.learn.model.ranking;

import java.util.Arrays;
import java.util.List;

/**
 * How well lists that a ranker did not learn from are sorted by it, and by the baseline.
 *
 * <p><b>Measure.</b> NDCG, with the gain of each candidate divided by the chance that its position was looked at: {@code Σ DCG /
 * Σ ideal DCG} over the lists. Without that, whatever order was shown seems good. Source: Joachims, Swaminathan and Schnabel, Unbiased
 * Learning-to-Rank with Biased Feedback, WSDM 2017; chances are those that the ranker learned, at least .05 of the top's.
 *
 * @param lists how many
 * @param baseline their NDCG sorted by the baseline
 * @param ranker their NDCG sorted by the ranker
 * @param standardError of the difference
 */
public record RankerComparison(int lists, double baseline, double ranker, double standardError) {
    private static final double LEAST_CHANCE = 0.05;

    static RankerComparison of(ListRanker ranker, List<ShownList> lists) {
        double[] differences = new double[lists.size()];
        double own = 0;
        double ideal = 0;
        double before = 0;
        int column = ranker.features().baselineIndex();
        for (int k = 0; k < differences.length; k++) {
            ShownList list = lists.get(k);
            double[] gains = gains(ranker, list);
            float[] scores = new float[list.size()];
            ranker.score(list.rows(), list.size(), scores);
            double byRanker = dcg(scores, gains);
            for (int row = 0; row < scores.length; row++) {
                float score = list.rows()[row * list.features() + column];
                scores[row] = Float.isNaN(score) ? Float.NEGATIVE_INFINITY : score;
            }
            double byBaseline = dcg(scores, gains);
            own += byRanker;
            before += byBaseline;
            ideal += ideal(gains);
            differences[k] = byRanker - byBaseline;
        }
        double all = Math.max(ideal, Double.MIN_NORMAL);
        return new RankerComparison(lists.size(), before / all, own / all, deviation(differences) / all);
    }

    /** Whether the ranker is better by more than a standard error. */
    public boolean isBetter() {
        return ranker - baseline > standardError;
    }

    private static double[] gains(ListRanker ranker, ShownList list) {
        double[] gains = new double[list.size()];
        for (int row = 0; row < gains.length; row++) {
            gains[row] = list.gains()[row] / Math.max(LEAST_CHANCE, ranker.examination(list.positions()[row]));
        }
        return gains;
    }

    private static double dcg(float[] scores, double[] gains) {
        double sum = 0;
        for (int row = 0; row < gains.length; row++) {
            if (gains[row] > 0) {
                int before = 0;
                for (int other = 0; other < scores.length; other++) {
                    before += scores[other] > scores[row] || (scores[other] == scores[row] && other < row) ? 1 : 0;
                }
                sum += gains[row] * discount(before);
            }
        }
        return sum;
    }

    private static double ideal(double[] gains) {
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int place = 0; place < sorted.length; place++) {
            sum += sorted[sorted.length - 1 - place] * discount(place);
        }
        return sum;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    /** The standard deviation of a sum of so many independent ones. */
    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum());
    }
}
