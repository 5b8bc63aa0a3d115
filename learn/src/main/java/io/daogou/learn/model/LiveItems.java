package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.QuantizedItems;
import org.jspecify.annotations.Nullable;

/** Quantised items that are made when the first live answer is asked for; models that only rank for all never pay. */
public final class LiveItems {
    private final DenseMatrix items;
    private volatile @Nullable QuantizedItems quantized;

    public LiveItems(DenseMatrix items) {
        this.items = items;
    }

    public QuantizedItems get() {
        QuantizedItems ready = quantized;
        return ready == null ? make() : ready;
    }

    private synchronized QuantizedItems make() {
        QuantizedItems made = quantized;
        if (made == null) {
            made = new QuantizedItems(items);
            quantized = made;
        }
        return made;
    }
}
