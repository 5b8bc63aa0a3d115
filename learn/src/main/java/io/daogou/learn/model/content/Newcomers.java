package io.daogou.learn.model.content;

import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Steps;
import java.util.Arrays;

/** Places new items among known ones: the work of a {@link ContentModel}. */
final class Newcomers {
    private static final int GRAIN = 8;
    /** Weights of a new item that are followed to other new items. */
    private static final int FOLLOWED = 32;
    /** Weights between new items that are kept, as a share of the largest to a known one. */
    private static final float SMALL = 0.05f;

    private final SparseRows behaviour;
    private final SparseRows transposed;
    private final SparseRows features;
    private final float[] trust;
    private final KnownFeatures known;
    private final ContentRegression regression;
    private final ContentModel.Parameters parameters;
    private final float direct;

    Newcomers(ContentModel.State state) {
        behaviour = state.behaviour();
        transposed = behaviour.transpose();
        features = state.features();
        trust = state.trust();
        parameters = state.parameters();
        known = new KnownFeatures(features, trust);
        regression = new ContentRegression(known.of(features), trust, parameters.regularization());
        direct = (float) (parameters.direct() * unit());
    }

    /** The mean over known items of their largest weight; 1 if nothing has any. */
    private double unit() {
        double sum = 0;
        int count = 0;
        for (int item = 0; item < trust.length; item++) {
            if (trust[item] > 0) {
                float largest = 0;
                for (int k = behaviour.start(item); k < behaviour.end(item); k++) {
                    largest = Math.max(largest, behaviour.value(k));
                }
                sum += largest;
                count++;
            }
        }
        return sum > 0 ? sum / count : 1;
    }

    /** The steps that {@link #join} counts. */
    long steps(SparseRows more) {
        return newItems(more).length + 1L;
    }

    /** Items that nobody took, and after them those that came later. */
    private int[] newItems(SparseRows more) {
        int[] items = new int[trust.length + more.rows()];
        int count = 0;
        for (int item = 0; item < items.length; item++) {
            if (item >= trust.length || trust[item] == 0) {
                items[count++] = item;
            }
        }
        return Arrays.copyOf(items, count);
    }

    /**
     * What is known of new items: new × known each.
     *
     * @param shares the mixture that each is
     * @param to weights to it
     * @param from weights from it
     */
    private record Places(SparseRows shares, SparseRows to, SparseRows from) {}

    /** The weights between all items. */
    SparseRows join(SparseRows more, Steps steps) {
        int[] items = newItems(more);
        Places places = places(items, more, steps);
        SparseRows among = among(places);
        SparseRows to = places.to().transpose();
        int all = trust.length + more.rows();
        RowsBuilder builder = new RowsBuilder(all);
        int next = 0;
        for (int item = 0; item < all; item++) {
            if (next < items.length && items[next] == item) {
                builder.addMerged(places.from(), next, among, next++, items);
            } else {
                builder.addMerged(behaviour, item, to, item, items);
            }
        }
        steps.add(1);
        return builder.build();
    }

    private Places places(int[] items, SparseRows more, Steps steps) {
        SparseRows own = known.of(features);
        SparseRows later = known.of(more);
        Kept[] shares = new Kept[items.length];
        Kept[] to = new Kept[items.length];
        Kept[] from = new Kept[items.length];
        Parallel.ranges(items.length, GRAIN, (first, last) -> {
            for (int k = first; k < last; k++) {
                boolean isLater = items[k] >= trust.length;
                float[] mixture =
                        regression.mixture(isLater ? later : own, isLater ? items[k] - trust.length : items[k]);
                shares[k] = Kept.of(mixture, parameters.limit());
                to[k] = weights(shares[k], transposed, (float) parameters.level());
                from[k] = weights(shares[k], behaviour, 1);
            }
            steps.add(last - first);
        });
        return new Places(rows(shares), rows(to), rows(from));
    }

    /** {@code factor · (kᵀ · matrix + δ kᵀ)}. */
    private Kept weights(Kept shares, SparseRows matrix, float factor) {
        float[] sum = new float[trust.length];
        for (int k = 0; k < shares.items().length; k++) {
            int item = shares.items()[k];
            matrix.addRow(item, factor * shares.values()[k], sum);
            sum[item] += factor * direct * shares.values()[k];
        }
        return Kept.of(sum, parameters.limit());
    }

    private SparseRows rows(Kept[] kept) {
        RowsBuilder builder = new RowsBuilder(trust.length);
        for (Kept row : kept) {
            builder.add(row);
        }
        return builder.build();
    }

    /** Weights between new items: new × new. */
    private SparseRows among(Places places) {
        SparseRows holders = places.shares().transpose();
        int count = places.shares().rows();
        Kept[] rows = new Kept[count];
        Parallel.ranges(count, GRAIN, (first, last) -> {
            float[] sum = new float[count];
            for (int row = first; row < last; row++) {
                rows[row] = among(row, places.from(), holders, sum);
            }
        });
        RowsBuilder builder = new RowsBuilder(count);
        for (Kept row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    private Kept among(int row, SparseRows from, SparseRows holders, float[] sum) {
        Arrays.fill(sum, 0);
        float[] known = new float[trust.length];
        from.addRow(row, 1, known);
        Kept followed = Kept.of(known, FOLLOWED);
        float largest = 0;
        for (int k = 0; k < followed.items().length; k++) {
            holders.addRow(followed.items()[k], (float) parameters.level() * followed.values()[k], sum);
            largest = Math.max(largest, Math.abs(followed.values()[k]));
        }
        sum[row] = 0;
        for (int other = 0; other < sum.length; other++) {
            if (Math.abs(sum[other]) < SMALL * largest) {
                sum[other] = 0;
            }
        }
        return Kept.of(sum, sum.length);
    }
}
