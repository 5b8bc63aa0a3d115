package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A few queries on their way through the blocks of {@link TopProducts}; one thread's work. */
final class TopBatch {
    private final ItemBlocks items;
    private final MatrixView queries;
    private final MatrixView heads;
    /** How much larger each query is than what blocks promise for. */
    private final double[] scales;
    /** What rounding can do to each query's products. */
    private final double[] rounding;

    private final TopHeap[] lists;
    private final int limit;
    private final int[][] excluded;
    private final float[] bounds;
    private final int[] found = new int[ItemBlocks.BLOCK];

    /** The queries that are still looking, the first {@link #active} of it. */
    private final int[] looking;

    private int active;
    /** The queries whose heads are packed, the first {@link #packed} of it; some may have left since. */
    private final int[] inProduct;

    private final boolean[] left;
    private int packed;
    private @Nullable PackedProduct last;

    /**
     * What is asked for.
     *
     * @param limit the longest list
     * @param excluded the items that must not appear for a query of the batch, ascending
     */
    record Wanted(int limit, IntFunction<int[]> excluded) {}

    TopBatch(ItemBlocks items, Head head, MatrixView queries, Wanted wanted) {
        int count = queries.rows();
        this.items = items;
        this.queries = queries;
        Head.Cut cut = head.cut(queries);
        heads = cut.vectors().view();
        scales = new double[count];
        rounding = new double[count];
        for (int query = 0; query < count; query++) {
            scales[query] = items.scale(cut.head()[query], cut.rest()[query]);
            rounding[query] = items.rounding(Math.hypot(cut.head()[query], cut.rest()[query]));
        }
        limit = wanted.limit;
        excluded = IntStream.range(0, count).mapToObj(wanted.excluded).toArray(int[][]::new);
        lists = new TopHeap[count];
        Arrays.setAll(lists, query -> new TopHeap(limit));
        bounds = new float[count * ItemBlocks.BLOCK];
        looking = IntStream.range(0, count).toArray();
        active = count;
        inProduct = new int[count];
        left = new boolean[count];
    }

    /** Meets all blocks, until no query is looking any more. */
    void meetAll() {
        for (int block = 0; block < items.count() && leaveBelow(items.promise(block)); block++) {
            meet(items.from(block), items.to(block));
        }
    }

    /** Lets every query go that no item of such a promise can help; returns whether any stays. */
    private boolean leaveBelow(double promise) {
        int stay = 0;
        for (int k = 0; k < active; k++) {
            int query = looking[k];
            left[query] = limit == 0 || scales[query] * promise < least(query);
            if (!left[query]) {
                looking[stay++] = query;
            }
        }
        active = stay;
        return active > 0;
    }

    /** What a bound must reach for the score to be listed, however both were rounded. */
    private float least(int query) {
        double least = lists[query].threshold() - rounding[query];
        return Double.isNaN(least) ? Float.NEGATIVE_INFINITY : (float) least;
    }

    /** Bounds the scores of the items of a block, and scores those that may be listed. */
    private void meet(int from, int to) {
        PackedProduct product = pack();
        int width = to - from;
        Arrays.fill(bounds, 0, packed * width, 0);
        product.addPartTo(MatrixView.of(bounds, packed, width), new PackedProduct.Part(0, packed, from, to, false));
        for (int row = 0; row < packed; row++) {
            if (!left[inProduct[row]]) {
                select(inProduct[row], row * width, width, from);
            }
        }
    }

    /** Packs anew when an eighth of the queries has left, which is cheaper than to bound for them. */
    private PackedProduct pack() {
        PackedProduct before = last;
        if (before != null && active > packed - packed / 8) {
            return before;
        }
        System.arraycopy(looking, 0, inProduct, 0, active);
        packed = active;
        PackedProduct product = items.heads().withRows(packed);
        product.fillRows(
                ItemBlocks.gather(heads, Arrays.copyOf(inProduct, packed)).view(), 1, 0, packed);
        last = product;
        return product;
    }

    private void select(int query, int start, int width, int from) {
        TopHeap list = lists[query];
        int count = Kernels.atLeast(least(query), bounds, start, start + width, found);
        int factors = queries.columns();
        int own = queries.at(query, 0);
        for (int k = 0; k < count; k++) {
            int item = items.item(from + found[k] - start);
            float score = Kernels.dot(queries.values(), own, items.vectors(), item * factors, factors);
            if (list.accepts(item, score) && Arrays.binarySearch(excluded[query], item) < 0) {
                list.offer(item, score);
            }
        }
    }

    /** The lists; the batch is empty afterwards. */
    int[][] drain() {
        return Arrays.stream(lists).map(TopHeap::drain).toArray(int[][]::new);
    }
}
