package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;

/**
 * The vectors of items in the order in which products read them: a copy, made once for many products. May be used by several
 * threads at once.
 */
public final class PackedItems {
    /** Items that a core packs at a time. */
    private static final int GRAIN = 256 * PackedProduct.tileColumns();

    private final PackedProduct product;
    private final int items;
    private final int factors;

    /** Packs items × factors, on all cores. */
    public PackedItems(DenseMatrix vectors) {
        items = vectors.rows();
        factors = vectors.columns();
        product = new PackedProduct(0, items, factors);
        MatrixView columns = vectors.view().transposed();
        Parallel.ranges(items, GRAIN, (from, to) -> product.fillColumns(columns, from, to));
    }

    /** {@code out = left · itemsᵀ}: rows × items, in the calling thread. */
    public void times(float[] left, int rows, float[] out) {
        PackedProduct own = product.withRows(rows);
        own.fillRows(MatrixView.of(left, rows, factors), 1, 0, rows);
        Arrays.fill(out, 0, rows * items, 0);
        own.addTo(MatrixView.of(out, rows, items), new PackedProduct.Part(0, rows, 0, items, false));
    }
}
