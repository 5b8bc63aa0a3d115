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
    private final MatrixView queries;
    private final double[] norms;
    private final TopHeap[] heaps;
    private final int limit;
    private final int[][] excluded;
    private final float[] scores;
    private final int[] found = new int[TopProducts.BLOCK];

    /** The queries that are still looking, the first {@link #active} of it. */
    private final int[] looking;

    private int active;
    /** The queries whose factors are packed, the first {@link #packed} of it; some may have left since. */
    private final int[] inProduct;

    private final boolean[] left;
    private int packed;
    private @Nullable PackedProduct last;

    TopBatch(MatrixView queries, int limit, IntFunction<int[]> excluded) {
        int count = queries.rows();
        this.queries = queries;
        this.limit = limit;
        this.excluded = IntStream.range(0, count).mapToObj(excluded).toArray(int[][]::new);
        norms = TopProducts.norms(queries);
        heaps = new TopHeap[count];
        Arrays.setAll(heaps, query -> new TopHeap(limit));
        scores = new float[count * TopProducts.BLOCK];
        looking = IntStream.range(0, count).toArray();
        active = count;
        inProduct = new int[count];
        left = new boolean[count];
    }

    /** Lets every query go that no item of such a norm can help; returns whether any stays. */
    boolean leaveBelow(double itemNorm) {
        int stay = 0;
        for (int k = 0; k < active; k++) {
            int query = looking[k];
            left[query] = limit == 0 || norms[query] * itemNorm < heaps[query].threshold();
            if (!left[query]) {
                looking[stay++] = query;
            }
        }
        active = stay;
        return active > 0;
    }

    /** Scores the items of a block and keeps the best. */
    void meet(PackedProduct items, int[] order, int from, int to) {
        PackedProduct product = pack(items);
        int width = to - from;
        Arrays.fill(scores, 0, packed * width, 0);
        product.addPartTo(MatrixView.of(scores, packed, width), new PackedProduct.Part(0, packed, from, to, false));
        for (int row = 0; row < packed; row++) {
            if (!left[inProduct[row]]) {
                select(inProduct[row], row * width, width, order, from);
            }
        }
    }

    /** Packs anew when an eighth of the queries has left, which is cheaper than to score for them. */
    private PackedProduct pack(PackedProduct items) {
        PackedProduct before = last;
        if (before != null && active > packed - packed / 8) {
            return before;
        }
        System.arraycopy(looking, 0, inProduct, 0, active);
        packed = active;
        PackedProduct product = items.withRows(packed);
        product.fillRows(TopProducts.gather(queries, inProduct, packed), 1, 0, packed);
        last = product;
        return product;
    }

    private void select(int query, int start, int width, int[] order, int from) {
        TopHeap heap = heaps[query];
        int count = Kernels.atLeast(heap.threshold(), scores, start, start + width, found);
        for (int k = 0; k < count; k++) {
            int item = order[from + found[k] - start];
            float score = scores[found[k]];
            if (heap.accepts(item, score) && Arrays.binarySearch(excluded[query], item) < 0) {
                heap.offer(item, score);
            }
        }
    }

    /** Writes the lists from place {@code first} on; the batch is empty afterwards. */
    void drain(int[][] lists, int first) {
        for (int query = 0; query < heaps.length; query++) {
            lists[first + query] = heaps[query].drain();
        }
    }
}
