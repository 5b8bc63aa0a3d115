package io.daogou.learn.model.content;

import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Steps;
import java.util.Arrays;
import java.util.function.Function;

/** Places new items among known ones: the work of a {@link ContentModel}. */
final class Newcomers {
    private static final int GRAIN = 8;
    /** Weights of a new item that are followed to other new items. */
    private static final int FOLLOWED = 32;
    /** Weights between new items that are kept, as a share of the largest to a known one. */
    private static final float SMALL = 0.05f;

    private final SparseRows behaviour;
    private final SparseRows features;
    private final float[] trust;
    private final ContentModel.Parameters parameters;
    private final Mixtures mixtures;
    private final MixedWeights weights;

    Newcomers(ContentModel.State state) {
        behaviour = state.behaviour();
        features = state.features();
        trust = state.trust();
        parameters = state.parameters();
        mixtures = new Mixtures(features, trust, parameters.regularization());
        weights = new MixedWeights(behaviour, trust, parameters);
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
        RowsBuilder all = new RowsBuilder(features.columns());
        for (int item : items) {
            boolean isLater = item >= trust.length;
            all.add(isLater ? more : features, isLater ? item - trust.length : item);
        }
        SparseRows wanted = all.build();
        Places[] parts = new Places[(items.length + Mixtures.BATCH - 1) / Mixtures.BATCH];
        Parallel.ranges(parts.length, 1, (first, last) -> {
            for (int part = first; part < last; part++) {
                int from = part * Mixtures.BATCH;
                int to = Math.min(items.length, from + Mixtures.BATCH);
                SparseRows shares = mixtures.shares(wanted, from, to, parameters.limit());
                parts[part] = new Places(shares, weights.to(shares), weights.from(shares));
                steps.add(to - from);
            }
        });
        return new Places(rows(parts, Places::shares), rows(parts, Places::to), rows(parts, Places::from));
    }

    private SparseRows rows(Places[] parts, Function<Places, SparseRows> which) {
        return SparseRows.concatenated(
                trust.length, Arrays.stream(parts).map(which).toList());
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
