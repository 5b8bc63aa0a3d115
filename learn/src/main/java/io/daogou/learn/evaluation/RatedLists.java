package io.daogou.learn.evaluation;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Ranks, for every user, only the items with a known rating, and measures whether the liked ones come first: the right
 * question where the rated items were chosen at random.
 *
 * <p>An item is liked if its rating is at least {@code liked}.
 *
 * <ul>
 *   <li>auc: of all pairs of a liked and another entry, whoever's they are, the share in which the liked one has the higher
 *       score; ties count half. It sees whether scores of different users can be compared.
 *   <li>userAuc: the same within each user, averaged over the users who have both.
 *   <li>ndcg@k: with gain 1 for a liked item and 0 for others, averaged over the users who have a liked item. Among equal
 *       scores the lower item comes first.
 * </ul>
 *
 * <p>Measures that nothing can be said about are 0. Cost: a sort of all entries.
 *
 * @param auc area under the curve of all entries together
 * @param userAuc mean area under the curve of a user
 * @param k the length at which lists are cut
 * @param ndcg mean normalised discounted cumulative gain@k
 * @param users how many users have a liked item
 */
public record RatedLists(double auc, double userAuc, int k, double ndcg, int users) {
    /**
     * Measures a model.
     *
     * @param split histories and the ratings that are asked for
     * @param liked the lowest rating that counts as liked
     * @param k the length at which lists are cut, at least 1
     */
    public static RatedLists evaluate(Model model, Split split, double liked, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
        Interactions test = split.test();
        float[] scores = new float[test.size()];
        boolean[] isLiked = new boolean[test.size()];
        float[] all = new float[model.items()];
        for (int user = 0; user < test.users(); user++) {
            if (test.count(user) > 0) {
                model.score(split.train().history(user), all);
            }
            for (int e = test.start(user); e < test.end(user); e++) {
                scores[e] = all[test.item(e)];
                isLiked[e] = test.weight(e) >= liked;
            }
        }
        return measure(test, scores, isLiked, k);
    }

    private static RatedLists measure(Interactions test, float[] scores, boolean[] isLiked, int k) {
        double areas = 0;
        double gains = 0;
        int areaUsers = 0;
        int gainUsers = 0;
        for (int user = 0; user < test.users(); user++) {
            int[] order = order(scores, test.start(user), test.end(user));
            double area = area(order, scores, isLiked);
            if (!Double.isNaN(area)) {
                areas += area;
                areaUsers++;
            }
            double gain = gain(order, isLiked, k);
            if (!Double.isNaN(gain)) {
                gains += gain;
                gainUsers++;
            }
        }
        double auc = area(order(scores, 0, scores.length), scores, isLiked);
        return new RatedLists(
                Double.isNaN(auc) ? 0 : auc,
                areas / Math.max(1, areaUsers),
                k,
                gains / Math.max(1, gainUsers),
                gainUsers);
    }

    /** Entries by score, highest first, ties in their own order. */
    private static int[] order(float[] scores, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The area under the curve, NaN without a pair. */
    static double area(int[] order, float[] scores, boolean[] isLiked) {
        long above = 0;
        long others = 0;
        // Twice the number of pairs in the right order, so that ties are whole.
        long right = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long tiedLiked = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tiedLiked += isLiked[order[to++]] ? 1 : 0;
            }
            long tiedOthers = to - from - tiedLiked;
            right += tiedOthers * (2 * above + tiedLiked);
            above += tiedLiked;
            others += tiedOthers;
            from = to;
        }
        return above == 0 || others == 0 ? Double.NaN : right / (2.0 * above * others);
    }

    /** The normalised gain, NaN without a liked entry. */
    private static double gain(int[] order, boolean[] isLiked, int k) {
        int liked = (int) Arrays.stream(order).filter(e -> isLiked[e]).count();
        double gain = 0;
        double ideal = 0;
        for (int p = 0; p < Math.min(k, order.length); p++) {
            double discount = Math.log(2) / Math.log(p + 2);
            gain += isLiked[order[p]] ? discount : 0;
            ideal += p < liked ? discount : 0;
        }
        return liked == 0 ? Double.NaN : gain / ideal;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "auc=%.4f userAuc=%.4f ndcg@%d=%.4f users=%d", auc, userAuc, k, ndcg, users);
    }
}
