package io.daogou.learn.evaluation;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;

/**
 * What lists are like besides being right: how many items they show, how evenly, how new and how different.
 *
 * <p><b>Notation.</b> {@code n_i} training users of item i, {@code N} all users with entries · {@code L_q} the list of
 * question q cut at k, {@code H_q} its distinct known history.
 *
 * <ul>
 *   <li>coverage = distinct items in all lists / all items; 0 without items.
 *   <li>gini of exposure: with the counts {@code e_1 ≤ … ≤ e_n} of all n items in all lists, {@code Σ (2i - n - 1) e_i / (n Σ
 *       e_i)}: 0 if all are shown alike, near 1 if few are shown always; 0 if nothing is shown.
 *   <li>novelty = mean over all places of {@code -log₂((n_i + 1) / (N + 1))} (one is added so that an item nobody took is
 *       new, not infinitely new).
 *   <li>diversity = mean over lists of two or more of the mean of {@code 1 - cos(i, j)} over pairs of the list, where cos
 *       compares the training users of the items; 1 for items never taken together.
 *   <li>calibration = mean over lists of the Kullback-Leibler divergence {@code Σ_c p(c|H) log₂(p(c|H) / q̃(c|L))} with {@code q̃
 *       = .99 q + .01 p} (Steck, Calibrated Recommendations, RecSys 2018). Categories are given, or are ten groups of items
 *       by popularity with equal shares of all entries. 0 is best. Empty histories and lists are skipped.
 *   <li>popularityLift = mean over lists of (mean n_i of L) / (mean n_i of H) - 1 (Abdollahpouri, 2020); above 0 the
 *       lists are more popular than the person. Empty histories and lists are skipped.
 * </ul>
 *
 * @param k where the lists are cut
 * @param coverage share of all items that are shown
 * @param gini inequality of exposure
 * @param novelty mean self-information of what is shown, in bits
 * @param diversity mean intra-list dissimilarity
 * @param calibration mean divergence from the history's categories, in bits
 * @param popularityLift mean relative popularity above the history's
 */
public record ListMeasures(
        int k,
        double coverage,
        double gini,
        double novelty,
        double diversity,
        double calibration,
        double popularityLift) {
    private static final int GROUPS = 10;
    private static final double SMOOTHING = 0.01;
    private static final int GRAIN = 64;

    /** Measures the lists of an evaluation, with groups of popularity as categories. */
    public static ListMeasures of(Evaluation evaluation, int k, Interactions train) {
        return of(evaluation, k, train, popularityGroups(train.itemCounts()));
    }

    /**
     * Measures the lists of an evaluation.
     *
     * @param categories the category of every item, numbered from 0
     */
    public static ListMeasures of(Evaluation evaluation, int k, Interactions train, int[] categories) {
        Evaluation.checkK(k, Integer.MAX_VALUE);
        return new Measuring(evaluation, k, train, categories).measure();
    }

    /** Items by falling popularity in groups with about equal shares of all entries. */
    private static int[] popularityGroups(int[] counts) {
        long[] order = new long[counts.length];
        long all = 0;
        for (int item = 0; item < counts.length; item++) {
            order[item] = (long) -counts[item] << 32 | item;
            all += counts[item];
        }
        Arrays.sort(order);
        int[] groups = new int[counts.length];
        long before = 0;
        for (long one : order) {
            int item = (int) one;
            groups[item] = (int) Math.min(GROUPS - 1, before * GROUPS / Math.max(1, all));
            before += counts[item];
        }
        return groups;
    }

    /** One pass over the lists; values of each list are kept apart and summed in order. */
    private static final class Measuring {
        private final Evaluation evaluation;
        private final int k;
        private final Interactions byItem;
        private final int[] counts;
        private final int[] categories;
        private final int categoryCount;
        private final double users;
        private final double[] novelty;
        private final double[] diversity;
        private final double[] calibration;
        private final double[] lift;

        Measuring(Evaluation evaluation, int k, Interactions train, int[] categories) {
            this.evaluation = evaluation;
            this.k = k;
            this.byItem = train.transpose();
            this.counts = train.itemCounts();
            this.categories = categories;
            this.categoryCount = Arrays.stream(categories).max().orElse(0) + 1;
            int active = 0;
            for (int user = 0; user < train.users(); user++) {
                active += train.count(user) > 0 ? 1 : 0;
            }
            this.users = active;
            this.novelty = new double[evaluation.size()];
            this.diversity = new double[evaluation.size()];
            this.calibration = new double[evaluation.size()];
            this.lift = new double[evaluation.size()];
        }

        ListMeasures measure() {
            Parallel.ranges(evaluation.size(), GRAIN, (from, to) -> {
                for (int n = from; n < to; n++) {
                    measure(n);
                }
            });
            return new ListMeasures(
                    k,
                    evaluation.coverage(k),
                    gini(),
                    noveltyOfPlaces(),
                    meanOfNumbers(diversity),
                    meanOfNumbers(calibration),
                    meanOfNumbers(lift));
        }

        /** Fills the places of one list; NaN where the measure skips it. */
        private void measure(int n) {
            int[] list = evaluation.list(n, k);
            int[] history =
                    known(evaluation.questions().history(evaluation.question(n)).items());
            for (int item : list) {
                novelty[n] -= Math.log((counts[item] + 1) / (users + 1)) / Math.log(2);
            }
            diversity[n] = diversity(list);
            boolean both = list.length > 0 && history.length > 0;
            calibration[n] = both ? divergence(shares(history), shares(list)) : Double.NaN;
            double own = popularity(history);
            lift[n] = both && own > 0 ? popularity(list) / own - 1 : Double.NaN;
        }

        private int[] known(int[] items) {
            return Arrays.stream(items)
                    .filter(item -> item >= 0 && item < counts.length)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        private double noveltyOfPlaces() {
            double sum = 0;
            long places = 0;
            for (int n = 0; n < novelty.length; n++) {
                sum += novelty[n];
                places += evaluation.list(n, k).length;
            }
            return sum / Math.max(1, places);
        }

        private double diversity(int[] list) {
            if (list.length < 2) {
                return Double.NaN;
            }
            double sum = 0;
            for (int a = 1; a < list.length; a++) {
                for (int b = 0; b < a; b++) {
                    sum += 1 - cosine(list[a], list[b]);
                }
            }
            return sum / (list.length * (list.length - 1) / 2.0);
        }

        private double cosine(int i, int j) {
            int a = byItem.start(i);
            int b = byItem.start(j);
            int both = 0;
            while (a < byItem.end(i) && b < byItem.end(j)) {
                int difference = Integer.compare(byItem.item(a), byItem.item(b));
                both += difference == 0 ? 1 : 0;
                a += difference <= 0 ? 1 : 0;
                b += difference >= 0 ? 1 : 0;
            }
            return both == 0 ? 0 : both / Math.sqrt((double) counts[i] * counts[j]);
        }

        private double[] shares(int[] items) {
            double[] shares = new double[categoryCount];
            for (int item : items) {
                shares[categories[item]] += 1.0 / items.length;
            }
            return shares;
        }

        private static double divergence(double[] history, double[] list) {
            double sum = 0;
            for (int c = 0; c < history.length; c++) {
                if (history[c] > 0) {
                    double smoothed = (1 - SMOOTHING) * list[c] + SMOOTHING * history[c];
                    sum += history[c] * Math.log(history[c] / smoothed) / Math.log(2);
                }
            }
            return sum;
        }

        private double popularity(int[] items) {
            double sum = 0;
            for (int item : items) {
                sum += counts[item];
            }
            return sum / Math.max(1, items.length);
        }

        private double gini() {
            long[] shown = new long[counts.length];
            long all = 0;
            for (int n = 0; n < evaluation.size(); n++) {
                for (int item : evaluation.list(n, k)) {
                    shown[item]++;
                    all++;
                }
            }
            Arrays.sort(shown);
            double sum = 0;
            for (int i = 0; i < shown.length; i++) {
                sum += (2.0 * (i + 1) - shown.length - 1) * shown[i];
            }
            return all == 0 ? 0 : sum / ((double) shown.length * all);
        }

        private static double meanOfNumbers(double[] values) {
            return Interval.mean(
                    Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray());
        }
    }
}
