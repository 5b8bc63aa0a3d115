package io.daogou.learn.model.linear;

import io.daogou.learn.data.History;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of a {@link GraphFilter} for a few histories.
 *
 * <p>A history becomes two weights per vector, and every item's score two sums over the vectors; all in tiles of items that
 * stay in the cache while the histories pass.
 */
final class GraphFilterAnswer {
    private static final int TILE = 1024;

    private final GraphFilter.State state;
    private final int items;
    private final int rank;
    private final int histories;
    /** 2 · histories × rank: the weights of the vectors in the sharpened blur, then those in the low-pass filter. */
    private final float[] weights;

    GraphFilterAnswer(GraphFilter.State state, int histories) {
        this.state = state;
        this.items = state.blur().rows();
        this.rank = state.vectors().rows();
        this.histories = histories;
        this.weights = new float[2 * histories * rank];
    }

    /** Overwrites {@code scores}, one row of items a history. */
    void answer(List<History> histories, float[] scores) {
        for (int h = 0; h < histories.size(); h++) {
            project(histories.get(h), h);
        }
        if (histories.size() == 1) {
            addVectors(scores);
        } else {
            addAllVectors(scores);
        }
        for (int h = 0; h < histories.size(); h++) {
            addBlur(histories.get(h), scores, h * items);
        }
    }

    /** The scores of one history by the vectors: to pack them would take longer than to add them. */
    private void addVectors(float[] scores) {
        float[] vectors = state.vectors().values();
        float[] low = new float[Math.min(TILE, items)];
        Arrays.fill(scores, 0, items, 0);
        for (int first = 0; first < items; first += TILE) {
            int length = Math.min(TILE, items - first);
            Arrays.fill(low, 0);
            for (int k = 0; k < rank; k++) {
                Kernels.addScaled(weights[k], vectors, k * items + first, scores, first, length);
                Kernels.addScaled(weights[rank + k], vectors, k * items + first, low, 0, length);
            }
            for (int j = 0; j < length; j++) {
                scores[first + j] += low[j] * state.scales()[first + j];
            }
        }
    }

    private void addAllVectors(float[] scores) {
        PackedProduct product = product(Math.min(TILE, items));
        for (int first = 0; first < items; first += TILE) {
            int length = Math.min(TILE, items - first);
            addVectors(length < TILE ? product(length) : product, first, length, scores);
        }
    }

    private PackedProduct product(int columns) {
        return new PackedProduct(2 * histories, columns, PackedProduct.DEPTH);
    }

    private void project(History history, int h) {
        float[] vectors = state.vectors().values();
        int sharp = h * rank;
        int low = (histories + h) * rank;
        for (int e = 0; e < history.size(); e++) {
            int item = history.items()[e];
            if (item >= 0 && item < items) {
                float weight = history.weights()[e];
                float scaled = weight / state.scales()[item];
                for (int k = 0; k < rank; k++) {
                    float value = vectors[k * items + item];
                    weights[sharp + k] += weight * value;
                    weights[low + k] += scaled * value;
                }
            }
        }
        for (int k = 0; k < rank; k++) {
            weights[sharp + k] *= state.sharpened()[k];
            weights[low + k] *= state.lowPass()[k];
        }
    }

    /** The scores of a tile of items by the vectors. */
    private void addVectors(PackedProduct product, int first, int length, float[] scores) {
        MatrixView left = MatrixView.of(weights, 2 * histories, rank);
        MatrixView vectors = state.vectors().view().columns(first, first + length);
        float[] sums = new float[2 * histories * length];
        for (int k = 0; k < rank; k += PackedProduct.DEPTH) {
            int end = Math.min(rank, k + PackedProduct.DEPTH);
            product.fillRows(left.columns(k, end), 1, 0, 2 * histories);
            product.fillColumns(vectors.rows(k, end), 0, length);
            product.addTo(
                    MatrixView.of(sums, 2 * histories, length),
                    new PackedProduct.Part(0, 2 * histories, 0, length, false));
        }
        for (int h = 0; h < histories; h++) {
            int low = (histories + h) * length;
            for (int j = 0; j < length; j++) {
                scores[h * items + first + j] = sums[h * length + j] + sums[low + j] * state.scales()[first + j];
            }
        }
    }

    private void addBlur(History history, float[] scores, int from) {
        for (int e = 0; e < history.size(); e++) {
            int item = history.items()[e];
            if (item >= 0 && item < items) {
                state.blur().addRow(item, history.weights()[e], scores, from);
            }
        }
    }
}
