package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The best items of many queries by inner product: the exact answer, without a look at every item.
 *
 * <p><b>Source.</b> Search in order of norms with the bound of Cauchy and Schwarz: Teflioudi, Gemulla and Mykytiuk, LEMP,
 * SIGMOD 2015, 3; products by blocks as in {@link PackedProduct}.
 *
 * <p><b>Model.</b> Items are sorted by their norm, longest first, and taken in blocks. A batch of queries meets one block
 * after another: one product for all scores, then a comparison by vectors with the score that a query has to beat. A query
 * leaves the batch when its norm times the longest norm to come cannot reach that score; the bound is widened by what
 * rounding can do, so nothing is missed.
 *
 * <p><b>Shapes.</b> Queries and items in rows, as many columns (factors). <b>Cost.</b> At most {@code 2 · queries · items ·
 * factors} operations; memory: a copy of the items' factors, and less than a megabyte a thread.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads; equal scores go to the lower index ({@link TopHeap}). A score
 * does not depend on the batch it was computed in.
 */
public final class TopProducts {
    /** Queries together: enough to be worth a block of items in the cache. */
    private static final int BATCH = 32 * PackedProduct.tileRows();
    /** Items at a time; a multiple of every tile's columns. */
    static final int BLOCK = 256;

    private final int factors;
    /** The item at each place of the sorted order. */
    private final int[] order;
    /** The longest norm in each block and all after it. */
    private final double[] norms;

    private final PackedProduct packed;

    /**
     * Prepares items.
     *
     * @param items a row of factors for each; not kept
     */
    public TopProducts(DenseMatrix items) {
        factors = items.columns();
        double[] all = norms(items.view());
        order = byNorm(all);
        norms = new double[(order.length + BLOCK - 1) / BLOCK];
        for (int place = order.length - 1; place >= 0; place--) {
            int block = place / BLOCK;
            double later = block + 1 < norms.length ? norms[block + 1] : 0;
            norms[block] = Math.max(Math.max(norms[block], later), all[order[place]]);
        }
        packed = new PackedProduct(0, order.length, factors);
        packed.fillColumns(gather(items.view(), order, order.length).transposed(), 0, order.length);
    }

    static double[] norms(MatrixView rows) {
        double[] norms = new double[rows.rows()];
        for (int row = 0; row < norms.length; row++) {
            double sum = 0;
            for (int k = 0; k < rows.columns(); k++) {
                double value = rows.values()[rows.at(row, k)];
                sum += value * value;
            }
            norms[row] = Math.sqrt(sum);
        }
        return norms;
    }

    /** Indices by falling norm; bits of floats that are not negative order like the floats, NaN first. */
    static int[] byNorm(double[] norms) {
        long[] keys = new long[norms.length];
        for (int item = 0; item < keys.length; item++) {
            keys[item] = (long) (Integer.MAX_VALUE - Float.floatToIntBits((float) norms[item])) << 32 | item;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int place = 0; place < order.length; place++) {
            order[place] = (int) keys[place];
        }
        return order;
    }

    /** The chosen rows, one after the other. */
    static MatrixView gather(MatrixView rows, int[] chosen, int count) {
        float[] values = new float[Math.multiplyExact(count, rows.columns())];
        for (int k = 0; k < count; k++) {
            System.arraycopy(rows.values(), rows.at(chosen[k], 0), values, k * rows.columns(), rows.columns());
        }
        return MatrixView.of(values, count, rows.columns());
    }

    /**
     * The items with the highest products for each query, best first; fewer than {@code limit} only where there are fewer.
     *
     * @param queries a row of factors for each, columns side by side
     * @param excluded the items that must not appear for a query, ascending; called from several threads
     * @throws IllegalArgumentException if queries and items differ in their factors, or the limit is negative
     */
    public int[][] best(MatrixView queries, int limit, IntFunction<int[]> excluded) {
        if (queries.columns() != factors || (queries.columnStride() != 1 && factors > 1)) {
            throw new IllegalArgumentException("Queries of " + queries.columns() + " factors, " + queries.columnStride()
                    + " apart, do not fit items of " + factors + "; they must be as many, side by side");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be at least 0");
        }
        int[][] lists = new int[queries.rows()][];
        Parallel.ranges(queries.rows(), BATCH, (from, to) -> {
            TopBatch batch = new TopBatch(queries.rows(from, to), limit, query -> excluded.apply(from + query));
            for (int block = 0; block < norms.length && batch.leaveBelow(bound(block)); block++) {
                int first = block * BLOCK;
                batch.meet(packed, order, first, Math.min(order.length, first + BLOCK));
            }
            batch.drain(lists, from);
        });
        return lists;
    }

    /** What a product can be at most in a block and after it, for a query of norm 1, however it was rounded. */
    private double bound(int block) {
        return norms[block] * (1 + 1e-6 + 2e-7 * factors);
    }
}
