package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;

/**
 * Items in the order in which a group of queries meets them, the most promising ones first, in blocks.
 *
 * <p>An item promises {@code h · |head| + r · |rest|} with the mean norms of the queries' heads and rests. A query whose
 * norms are at most {@code s} times these has products of at most {@code s} times what an item promises.
 */
final class ItemBlocks {
    /** Items at a time; a multiple of every tile's columns. */
    static final int BLOCK = 128;

    private final DenseMatrix items;
    private final int[] order;
    /** The highest promise in each block and all after it. */
    private final double[] promises;
    /** The longest norm of all items. */
    private final double longest;

    private final double meanHead;
    private final double meanRest;
    private final PackedProduct packed;

    ItemBlocks(DenseMatrix items, Head head, Head.Cut queries) {
        this.items = items;
        int columns = head.columns();
        meanHead = mean(queries.head());
        meanRest = mean(queries.rest());
        DenseMatrix heads = new DenseMatrix(items.rows(), columns);
        double[] promise = new double[items.rows()];
        double[] norms = new double[items.rows()];
        Parallel.ranges(items.rows(), BLOCK, (from, to) -> {
            Head.Cut cut = head.cut(items.view().rows(from, to));
            System.arraycopy(cut.vectors().values(), 0, heads.values(), from * columns, (to - from) * columns);
            for (int item = from; item < to; item++) {
                promise[item] = meanHead * cut.head()[item - from] + meanRest * cut.rest()[item - from];
                norms[item] = Math.hypot(cut.head()[item - from], cut.rest()[item - from]);
            }
        });
        order = byFalling(promise);
        longest = Arrays.stream(norms).max().orElse(0);
        promises = new double[(order.length + BLOCK - 1) / BLOCK];
        for (int place = order.length - 1; place >= 0; place--) {
            int block = place / BLOCK;
            double later = block + 1 < promises.length ? promises[block + 1] : 0;
            promises[block] = Math.max(Math.max(promises[block], later), promise[order[place]]);
        }
        packed = pack(heads);
    }

    /** The mean, or 1 where it would give no scale. */
    private static double mean(double[] norms) {
        double mean = Arrays.stream(norms).average().orElse(1);
        return mean > 0 && mean < Double.POSITIVE_INFINITY ? mean : 1;
    }

    /** Indices by falling value; bits of floats that are not negative order like the floats, NaN first. */
    static int[] byFalling(double[] values) {
        long[] keys = new long[values.length];
        for (int item = 0; item < keys.length; item++) {
            keys[item] = (long) (Integer.MAX_VALUE - Float.floatToIntBits((float) values[item])) << 32 | item;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[keys.length];
        for (int place = 0; place < order.length; place++) {
            order[place] = (int) keys[place];
        }
        return order;
    }

    private PackedProduct pack(DenseMatrix heads) {
        PackedProduct product = new PackedProduct(0, order.length, heads.columns());
        MatrixView sorted = gather(heads.view(), order).view();
        Parallel.ranges(order.length, BLOCK, (from, to) -> product.fillColumns(sorted.transposed(), from, to));
        return product;
    }

    /** The chosen rows, one after the other. */
    static DenseMatrix gather(MatrixView rows, int... chosen) {
        DenseMatrix gathered = new DenseMatrix(chosen.length, rows.columns());
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(
                    rows.values(), rows.at(chosen[k], 0), gathered.values(), k * rows.columns(), rows.columns());
        }
        return gathered;
    }

    int count() {
        return promises.length;
    }

    int from(int block) {
        return block * BLOCK;
    }

    int to(int block) {
        return Math.min(order.length, from(block) + BLOCK);
    }

    /** The item at a place of the order. */
    int item(int place) {
        return order[place];
    }

    /** The vectors of the items, not cut. */
    float[] vectors() {
        return items.values();
    }

    /** The cut vectors, in this order. */
    PackedProduct heads() {
        return packed;
    }

    /** How much larger a query is than what the promises are made for. */
    double scale(double head, double rest) {
        return Math.max(head / meanHead, rest / meanRest);
    }

    /** What an item of a block or after it promises at most. */
    double promise(int block) {
        return promises[block];
    }

    /**
     * What rounding can do to a product with a query: to that of the cut vectors and to the score itself.
     *
     * @param norm that of the query
     */
    double rounding(double norm) {
        return norm * longest * (1e-5 + 6e-7 * items.columns());
    }
}
