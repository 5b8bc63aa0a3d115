package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The best items of many queries by inner product: the exact answer, without a look at every item.
 *
 * <p><b>Source.</b> Search in order of norms, and bounds by partial products: Teflioudi, Gemulla and Mykytiuk, LEMP, SIGMOD
 * 2015, 3 and 4; products by blocks as in {@link PackedProduct}. <b>Differences.</b> Norms and partial products are those
 * along axes that hold most of a group of queries, not of all.
 *
 * <p><b>Model.</b> Queries of like direction make a {@link QueryGroups group}, whose vectors lie close to few axes. Items
 * with little along these come last. A batch of queries meets one {@link ItemBlocks block} of items after another: a product
 * of vectors {@link Head cut} to the axes bounds all scores, a comparison by vectors with the score that a query has to beat
 * leaves few items, and those are scored. A query leaves when no later item can reach that score. All bounds are widened by
 * what rounding can do, so nothing is missed. A few queries make one group that meets the items in order of their norms.
 *
 * <p><b>Shapes.</b> Queries and items in rows, as many columns (factors). <b>Cost.</b> At most {@code 2 · queries · items ·
 * factors} operations, and much less where people differ in what they take; memory: a copy of the items' and queries'
 * factors, and less than a megabyte a thread.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads; a score is {@link Kernels#dot}, whatever was computed before;
 * equal scores go to the lower index ({@link TopHeap}).
 */
public final class TopProducts {
    /** Queries together: enough to be worth a block of items in the cache. */
    private static final int BATCH = 24 * PackedProduct.tileRows();
    /** A group smaller than this is not worth an order of all items. */
    static final int LEAST_GROUP = 2048;

    private static final int MOST_GROUPS = 32;
    /** With fewer factors there is nothing to cut. */
    static final int LEAST_FACTORS = 32;
    /** Coordinates of a cut vector, of 16: fewer let more items through, and a score costs as much as ten bounds. */
    private static final int KEPT = 7;

    private final DenseMatrix items;

    /**
     * Prepares items.
     *
     * @param items a row of factors for each; kept, so it must not change
     */
    public TopProducts(DenseMatrix items) {
        this.items = items;
    }

    /**
     * The items with the highest products for each query, best first; fewer than {@code limit} only where there are fewer.
     *
     * @param queries a row of factors for each, columns side by side
     * @param excluded the items that must not appear for a query, ascending; called from several threads
     * @throws IllegalArgumentException if queries and items differ in their factors, or the limit is negative
     */
    public int[][] best(MatrixView queries, int limit, IntFunction<int[]> excluded) {
        check(queries, limit);
        Questions questions = new Questions(queries, limit, excluded, new int[queries.rows()][]);
        int groups = Math.min(MOST_GROUPS, queries.rows() / LEAST_GROUP);
        if (groups < 2 || items.columns() < LEAST_FACTORS) {
            answer(questions, IntStream.range(0, queries.rows()).toArray(), items.columns());
            return questions.lists;
        }
        for (int[] group : QueryGroups.of(queries, groups)) {
            answer(questions, group, KEPT * items.columns() / 16);
        }
        return questions.lists;
    }

    // Inside this class only.
    @SuppressWarnings("ArrayRecordComponent")
    private record Questions(MatrixView queries, int limit, IntFunction<int[]> excluded, int[][] lists) {}

    /** Answers the queries of a group, with vectors cut to so many coordinates. */
    private void answer(Questions all, int[] group, int columns) {
        DenseMatrix own = ItemBlocks.gather(all.queries, group);
        Head head = columns < own.columns() ? Head.of(own, columns) : Head.whole(columns);
        ItemBlocks blocks = new ItemBlocks(items, head, head.cut(own.view()));
        Parallel.ranges(group.length, BATCH, (from, to) -> {
            var wanted = new TopBatch.Wanted(all.limit, k -> all.excluded.apply(group[from + k]));
            TopBatch batch = new TopBatch(blocks, head, own.view().rows(from, to), wanted);
            batch.meetAll();
            int[][] lists = batch.drain();
            for (int k = 0; k < lists.length; k++) {
                all.lists[group[from + k]] = lists[k];
            }
        });
    }

    private void check(MatrixView queries, int limit) {
        int factors = items.columns();
        if (queries.columns() != factors || (queries.columnStride() != 1 && factors > 1)) {
            throw new IllegalArgumentException("Queries of " + queries.columns() + " factors, " + queries.columnStride()
                    + " apart, do not fit items of " + factors + "; they must be as many, side by side");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be at least 0");
        }
    }
}
