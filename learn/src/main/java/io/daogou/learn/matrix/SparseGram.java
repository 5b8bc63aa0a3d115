package io.daogou.learn.matrix;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/**
 * {@code XᵀX} of a sparse matrix: how often columns occur together, on all cores.
 *
 * <p>Of interactions it is items × items: {@code new SparseRows(x.items(), x.starts(), x.columns(), x.weights())} shares
 * their arrays. <b>Cost.</b> The sum of the squared lengths of the rows of {@code X}, half of it for {@link #lower}; one
 * transposed copy of {@code X}, and for each thread one row. <b>Determinism.</b> Bitwise for any number of threads: a row
 * of the result is summed by one thread in the order of the rows of {@code X}.
 */
public final class SparseGram {
    private static final int GRAIN = 64;

    private final SparseRows x;
    private final SparseRows transposed;

    private SparseGram(SparseRows x) {
        this.x = x;
        transposed = SparseProducts.transposed(x);
    }

    /** Takes rows of the result, from several threads at once. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * Takes a row.
         *
         * @param row its number
         * @param columns where it is not zero, in no order; valid during the call
         * @param count how many of {@code columns} count
         * @param dense the values by column; valid during the call, in which it may be written to at {@code columns}
         */
        void accept(int row, int[] columns, int count, float[] dense);
    }

    /** The lower triangle of {@code XᵀX}; what is right of the diagonal stays zero. */
    public static DenseMatrix lower(SparseRows x) {
        return lower(x, rows -> {});
    }

    /** As {@link #lower(SparseRows)}; tells how many more rows are done, from several threads, and may be ended by an exception. */
    public static DenseMatrix lower(SparseRows x, IntConsumer rowsDone) {
        DenseMatrix result = new DenseMatrix(x.columns(), x.columns());
        SparseGram gram = new SparseGram(x);
        Parallel.ranges(x.columns(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                gram.addLower(row, result.values(), row * x.columns());
            }
            rowsDone.accept(to - from);
        });
        return result;
    }

    private void addLower(int row, float[] sums, int base) {
        int[] columns = x.columnIndices();
        float[] values = x.values();
        for (int k = transposed.start(row); k < transposed.end(row); k++) {
            float factor = transposed.value(k);
            int end = x.end(transposed.column(k));
            for (int e = x.start(transposed.column(k)); e < end && columns[e] <= row; e++) {
                sums[base + columns[e]] += factor * values[e];
            }
        }
    }

    /**
     * Hands over every row of {@code XᵀX}, whole, in memory for one row a thread; an exception of the sink ends it.
     *
     * @param rowsDone takes how many more rows are done, from several threads, and may end it by an exception too
     */
    public static void rows(SparseRows x, RowSink sink, IntConsumer rowsDone) {
        SparseGram gram = new SparseGram(x);
        ConcurrentLinkedQueue<SparseSum> idle = new ConcurrentLinkedQueue<>();
        Parallel.ranges(x.columns(), GRAIN, (from, to) -> {
            SparseSum used = idle.poll();
            SparseSum sum = used == null ? new SparseSum(x.columns()) : used;
            for (int row = from; row < to; row++) {
                gram.addRow(row, sum);
                sink.accept(row, sum.touched(), sum.size(), sum.values());
                sum.clear();
            }
            idle.add(sum);
            rowsDone.accept(to - from);
        });
    }

    /** The highest {@code limit} positive values of every row of {@code XᵀX}; ties go to the lower column. */
    public static SparseRows rows(SparseRows x, int limit) {
        TopRows top = new TopRows(x.columns(), x.columns(), limit);
        rows(x, top::keepHighest, rows -> {});
        return top.build();
    }

    private void addRow(int row, SparseSum sum) {
        int[] columns = x.columnIndices();
        float[] values = x.values();
        for (int k = transposed.start(row); k < transposed.end(row); k++) {
            float factor = transposed.value(k);
            for (int e = x.start(transposed.column(k)); e < x.end(transposed.column(k)); e++) {
                sum.add(columns[e], factor * values[e]);
            }
        }
    }
}
