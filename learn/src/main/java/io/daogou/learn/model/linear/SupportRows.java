package io.daogou.learn.model.linear;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseGram;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Damping;
import io.daogou.learn.model.Steps;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * What {@link SparseInverse} keeps of the Gram matrix: the support of every item with its products, and every pair of items
 * once, in the row of the less popular one.
 *
 * <p>Items are numbered by popularity here ("ranks"): row r has only columns less than r, so that even the most popular
 * items, which occur in most supports, have short rows.
 */
final class SupportRows {
    /** Entries kept per row, in supports. */
    private static final int KEPT = 2;

    private final int items;
    private final SparseInverse.Parameters parameters;
    /** The item of a rank, and the rank of an item. */
    private final int[] itemOf;

    private final int[] rankOf;
    /** By rank: {@code G_rr}. */
    private final float[] diagonal;
    /** By rank: the pairs with more popular ones. */
    private final int[][] columns;

    private final float[][] values;
    /** By item: the ranks of its support, ascending, and its products with them. */
    private final int[][] supports;

    private final float[][] products;
    private final ConcurrentLinkedQueue<SupportSolver> idle = new ConcurrentLinkedQueue<>();

    private SupportRows(Interactions interactions, SparseInverse.Parameters parameters) {
        this.items = interactions.items();
        this.parameters = parameters;
        int[] counts = interactions.itemCounts();
        this.itemOf = byFallingCount(counts);
        this.rankOf = new int[items];
        for (int rank = 0; rank < items; rank++) {
            rankOf[itemOf[rank]] = rank;
        }
        this.diagonal = new float[items];
        this.columns = new int[items][];
        this.values = new float[items][];
        this.supports = new int[items][];
        this.products = new float[items][];
    }

    /** Most popular first, among equals the lower index. */
    private static int[] byFallingCount(int[] counts) {
        long[] keys = IntStream.range(0, counts.length)
                .mapToLong(item -> (long) -counts[item] << 32 | item)
                .sorted()
                .toArray();
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** The most entries that the rows can have. */
    static long mostEntries(Interactions interactions, int support) {
        long products = 0;
        for (int user = 0; user < interactions.users(); user++) {
            long count = interactions.count(user);
            products += count * (count - 1) / 2;
        }
        return Math.min(products, (long) interactions.items() * KEPT * support);
    }

    static SupportRows of(Interactions interactions, SparseInverse.Parameters parameters, Steps steps) {
        SupportRows rows = new SupportRows(interactions, parameters);
        SparseRows damped = Damping.gramFactor(interactions, parameters.userDamping());
        rows.sumDiagonal(damped);
        SparseGram.rows(
                damped,
                (item, columns, count, products) -> {
                    int[] ranks = rows.ranks(columns, count, products);
                    rows.keepSupport(item, ranks, products);
                    rows.keepRow(rows.rankOf[item], ranks, products);
                },
                steps::add);
        return rows;
    }

    private void sumDiagonal(SparseRows damped) {
        double[] sums = new double[items];
        for (int entry = 0; entry < damped.size(); entry++) {
            sums[damped.column(entry)] += (double) damped.value(entry) * damped.value(entry);
        }
        for (int item = 0; item < items; item++) {
            diagonal[rankOf[item]] = (float) sums[item];
        }
    }

    /** Without products of 0, as of weights of 0: they rebuild nothing, and would take places of those that do. */
    private int[] ranks(int[] columns, int count, float[] row) {
        int[] ranks = new int[count];
        int size = 0;
        for (int k = 0; k < count; k++) {
            if (row[columns[k]] != 0) {
                ranks[size++] = rankOf[columns[k]];
            }
        }
        return Arrays.copyOf(ranks, size);
    }

    private void keepSupport(int item, int[] ranks, float[] row) {
        TopHeap heap = new TopHeap(parameters.support());
        for (int rank : ranks) {
            if (rank != rankOf[item]) {
                heap.offer(rank, gain(row[itemOf[rank]], rank));
            }
        }
        int[] support = heap.drain();
        Arrays.sort(support);
        supports[item] = support;
        products[item] = at(row, support);
    }

    /** How much one item on its own rebuilds of another, by their product. */
    private float gain(float product, int rank) {
        return product * product / (diagonal[rank] + (float) parameters.regularization());
    }

    private void keepRow(int rank, int[] ranks, float[] row) {
        int most = KEPT * parameters.support();
        int[] kept = below(rank, ranks);
        kept = kept.length <= most ? kept : strongest(kept, row, most);
        // In order of ranks, the solver's look-ups walk through memory instead of jumping.
        Arrays.sort(kept);
        columns[rank] = kept;
        values[rank] = at(row, kept);
    }

    private static int[] below(int rank, int[] ranks) {
        int[] lower = new int[ranks.length];
        int size = 0;
        for (int other : ranks) {
            if (other < rank) {
                lower[size++] = other;
            }
        }
        return Arrays.copyOf(lower, size);
    }

    private int[] strongest(int[] ranks, float[] row, int most) {
        TopHeap heap = new TopHeap(most);
        for (int rank : ranks) {
            heap.offer(rank, gain(row[itemOf[rank]], rank));
        }
        return heap.drain();
    }

    private float[] at(float[] row, int[] ranks) {
        float[] found = new float[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            found[k] = row[itemOf[ranks[k]]];
        }
        return found;
    }

    SupportSolver solver() {
        SupportSolver solver = idle.poll();
        return solver == null ? new SupportSolver(this, parameters) : solver;
    }

    void back(SupportSolver solver) {
        idle.add(solver);
    }

    int items() {
        return items;
    }

    int[] support(int item) {
        return supports[item];
    }

    float[] products(int item) {
        return products[item];
    }

    float diagonal(int rank) {
        return diagonal[rank];
    }

    int[] columns(int rank) {
        return columns[rank];
    }

    float[] values(int rank) {
        return values[rank];
    }

    /** The solutions, one column an item, as rows of what each item says about others. */
    SparseRows weights(float[][] solutions) {
        int[] starts = new int[items + 1];
        for (int item = 0; item < items; item++) {
            starts[item + 1] = Math.addExact(starts[item], solutions[item].length);
        }
        int[] all = new int[starts[items]];
        float[] weights = new float[all.length];
        for (int item = 0; item < items; item++) {
            int[] order = inOrderOfItems(supports[item]);
            for (int k = 0; k < order.length; k++) {
                all[starts[item] + k] = itemOf[supports[item][order[k]]];
                weights[starts[item] + k] = solutions[item][order[k]];
            }
        }
        return new SparseRows(items, starts, all, weights).transpose();
    }

    private int[] inOrderOfItems(int[] support) {
        long[] keys = new long[support.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = (long) itemOf[support[k]] << 32 | k;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int k = 0; k < keys.length; k++) {
            order[k] = (int) keys[k];
        }
        return order;
    }
}
