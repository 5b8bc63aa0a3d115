package io.daogou.engine.train;

import io.daogou.engine.live.LiveCatalog;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What goes with an item by its category, where too few shoppers took it with other items: the items that enough shoppers took
 * together with anything of that category. A teapot that four people bought with four teas goes with tea all the same.
 */
final class CategoryPairs {
    /** Up to how many entries a row is filled. */
    private static final int LENGTH = 60;

    private final int[] categories;
    /** Categories × items. */
    private final SparseRows pairs;

    /**
     * @param taken rows × items: what was taken together
     * @param owner of each row
     * @param categories of each item, from 0; -1 for none
     * @param log whose owners they are
     * @param least how many shoppers make a pair
     */
    CategoryPairs(
            Interactions taken, IntUnaryOperator owner, int[] categories, ActionLog log, int least, Recipe recipe) {
        this.categories = categories;
        Interactions both = withCategories(taken, categories);
        SparseRows all = recipe.fit(both, Progress.NONE).weights();
        pairs = ofOthers(new Related(both, owner, log, least).of(all), taken.items());
    }

    /** The narrowest category of each item, as the catalogue has it. */
    static int[] categories(Vocabulary items, LiveCatalog catalog) {
        LiveCatalog.Columns columns = catalog.columns();
        int[] categories = new int[items.size()];
        for (int item = 0; item < categories.length; item++) {
            int slot = catalog.slot(items.id(item));
            categories[item] = slot < 0 || slot >= columns.size() ? -1 : columns.category(slot);
        }
        return categories;
    }

    /** Each category as one more item, behind all others, of whatever row has something of it. */
    private static Interactions withCategories(Interactions taken, int[] categories) {
        InteractionsBuilder builder = Interactions.builder();
        for (int row = 0; row < taken.users(); row++) {
            int[] items = taken.itemsOf(row);
            int[] there = Arrays.stream(items)
                    .map(item -> categories[item])
                    .filter(category -> category >= 0)
                    .distinct()
                    .toArray();
            for (int item : items) {
                builder.add(row, item, 1);
            }
            for (int category : there) {
                builder.add(row, taken.items() + category, 1);
            }
        }
        return builder.build(
                taken.users(),
                taken.items() + 1 + Arrays.stream(categories).max().orElse(-1));
    }

    /** The rows of categories, without what is of the category itself, which it always goes with. */
    private SparseRows ofOthers(SparseRows all, int items) {
        List<SparseRows> rows = new ArrayList<>();
        for (int row = items; row < all.rows(); row++) {
            int category = row - items;
            int[] entries = IntStream.range(all.start(row), all.end(row))
                    .filter(entry -> all.column(entry) < items && categories[all.column(entry)] != category)
                    .toArray();
            int[] columns = Arrays.stream(entries).map(all::column).toArray();
            float[] values = new float[entries.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = all.value(entries[k]);
            }
            rows.add(new SparseRows(items, new int[] {0, values.length}, columns, values));
        }
        return SparseRows.concatenated(items, rows);
    }

    /** Rows of what goes with items, the short ones filled, behind what is said of the items themselves. */
    SparseRows fill(SparseRows rows) {
        int[] shorts = IntStream.range(0, rows.rows())
                .filter(item -> categories[item] >= 0 && rows.end(item) - rows.start(item) < LENGTH)
                .toArray();
        List<SparseRows> further = Arrays.stream(shorts).mapToObj(this::further).toList();
        return new FilledRows(rows, shorts, SparseRows.concatenated(rows.columns(), further), LENGTH).build();
    }

    private SparseRows further(int item) {
        int start = pairs.start(categories[item]);
        int end = pairs.end(categories[item]);
        return new SparseRows(
                pairs.columns(),
                new int[] {0, end - start},
                Arrays.copyOfRange(pairs.columnIndices(), start, end),
                Arrays.copyOfRange(pairs.values(), start, end));
    }
}
