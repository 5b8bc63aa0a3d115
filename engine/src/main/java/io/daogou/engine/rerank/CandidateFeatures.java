package io.daogou.engine.rerank;

import io.daogou.engine.live.LiveCatalog;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ranking.RankerFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of candidates for the home shelf, as numbers by name, for a ranker to sort by.
 *
 * <p><b>Model.</b> Of the blend, and of each member as {@code item-knn.score} and {@code item-knn.rank}: the score, a member's in
 * standard deviations above its mean, and the logarithm of one more than the candidates that score higher. How much an item is
 * wanted, lately and altogether; its age in days, as logarithms; whether the shopper met it; where its price stands in its category
 * and how far from what the shopper looks at; the shares of its categories, brand and attributes in the history; how long that is.
 * What is not known is NaN. No feature knows the position: a ranker has terms of its own for that.
 *
 * <p><b>Cost.</b> The history once, and for each candidate some look-ups.
 */
public final class CandidateFeatures {
    /** So many of the blend's best are sorted again. */
    public static final int CANDIDATES = 200;

    private static final String BLEND = "blend";
    private static final String SCORE = ".score";
    private static final String RANK = ".rank";
    static final String PLACE = BLEND + RANK;

    private static final List<String> OF_ITEMS = List.of(
            "item.wanted",
            "item.wantedLately",
            "item.age",
            "item.touched",
            "price.place",
            "price.placeDistance",
            "price.distance",
            "affinity.category",
            "affinity.widestCategory",
            "affinity.latestCategory",
            "affinity.brand",
            "affinity.attributes",
            "history.items");
    private static final double DAY_MILLIS = 24 * 3600 * 1000.0;

    private final RankerFeatures names;

    /** Those of the candidates of a model: of a blend, also what each member says. */
    public CandidateFeatures(Model model) {
        List<String> all = new ArrayList<>(List.of(BLEND + SCORE, BLEND + RANK));
        for (Model member : model instanceof Blend blend ? blend.members() : List.<Model>of()) {
            String kind = ModelFile.kindOf(member);
            String name = kind;
            for (int k = 2; all.contains(name + SCORE); k++) {
                name = kind + "-" + k;
            }
            all.add(name + SCORE);
            all.add(name + RANK);
        }
        all.addAll(OF_ITEMS);
        names = new RankerFeatures(all, BLEND + SCORE);
    }

    public RankerFeatures names() {
        return names;
    }

    /** Names that the candidates of every shelf have. */
    public static List<String> always() {
        List<String> always = new ArrayList<>(List.of(BLEND + SCORE, BLEND + RANK));
        always.addAll(OF_ITEMS);
        return always;
    }

    /** Whether candidates have such a feature, at least where a model of that name is in the blend. */
    public static boolean isKnown(String name) {
        String model = name.replaceFirst("(-[2-9])?\\.(score|rank)$", "");
        return always().contains(name)
                || (!model.equals(name)
                        && ModelKinds.all().stream().map(ModelKind::name).anyMatch(model::equals));
    }

    /**
     * The features of some candidates.
     *
     * @param scored by the model for the moment's history
     * @param candidates among which ranks are counted
     * @param rows the candidates that are asked about
     * @return rows × features, row-major
     */
    public float[] of(Moment moment, Scored scored, int[] candidates, Rows rows) {
        int width = names.size();
        float[] values = new float[rows.items().length * width];
        for (int member = -1; member < scored.members(); member++) {
            addScores(scored, member, candidates, rows.items(), values, 2 * (member + 1));
        }
        Interests interests = new Interests(moment);
        for (int row = 0; row < rows.items().length; row++) {
            int at = row * width + 2 * (scored.members() + 1);
            values[at++] = (float) Math.log1p(rows.wanted()[row]);
            values[at++] = (float) Math.log1p(rows.recent()[row]);
            addKnown(moment, interests, moment.release().slot(rows.items()[row]), values, at);
        }
        return values;
    }

    private void addScores(Scored scored, int member, int[] candidates, int[] items, float[] values, int column) {
        float[] rising = new float[candidates.length];
        for (int k = 0; k < rising.length; k++) {
            rising[k] = scored.score(member, candidates[k]);
        }
        Arrays.sort(rising);
        for (int row = 0; row < items.length; row++) {
            int at = row * names.size() + column;
            float score = scored.score(member, items[row]);
            values[at] = score;
            values[at + 1] = Float.isNaN(score) ? Float.NaN : (float) Math.log1p(higher(rising, score));
        }
    }

    /** How many are higher. */
    private static int higher(float[] rising, float score) {
        int from = 0;
        int to = rising.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (rising[middle] > score) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return rising.length - from;
    }

    private static void addKnown(Moment moment, Interests interests, int slot, float[] values, int column) {
        LiveCatalog.Columns columns = moment.columns();
        int at = column;
        long added = columns.addedAt(slot);
        values[at++] = added == 0 ? Float.NaN : (float) Math.log1p(Math.max(0, moment.time() - added) / DAY_MILLIS);
        values[at++] = interests.hasTouched(slot) ? 1 : 0;
        values[at++] = (float) moment.catalog().pricePlace(slot);
        values[at++] = (float) interests.placeDistance(slot);
        values[at++] = (float) interests.priceDistance(slot);
        values[at++] = (float) interests.category(slot);
        values[at++] = (float) interests.widestCategory(slot);
        values[at++] = (float) interests.latestCategory(slot);
        values[at++] = (float) interests.brand(slot);
        values[at++] = (float) interests.attributes(slot);
        values[at] = (float) Math.log1p(interests.size());
    }
}
