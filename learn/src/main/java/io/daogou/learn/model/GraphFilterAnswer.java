package io.daogou.learn.model;

import io.daogou.learn.data.History;
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
    /** Histories × rank: the weights of the vectors in the sharpened blur and in the low-pass filter. */
    private final float[] sharpened;

    private final float[] lowPass;

    GraphFilterAnswer(GraphFilter.State state, int histories) {
        this.state = state;
        this.items = state.blur().rows();
        this.rank = state.vectors().rows();
        this.sharpened = new float[histories * rank];
        this.lowPass = new float[histories * rank];
    }

    /** Overwrites {@code scores}, one row of items a history. */
    void answer(List<History> histories, float[] scores) {
        for (int h = 0; h < histories.size(); h++) {
            project(histories.get(h), h);
        }
        for (int first = 0; first < items; first += TILE) {
            int length = Math.min(TILE, items - first);
            float[] low = new float[length];
            float[] sums = new float[length];
            for (int h = 0; h < histories.size(); h++) {
                tile(h, first, low, sums);
                System.arraycopy(sums, 0, scores, h * items + first, length);
            }
        }
        for (int h = 0; h < histories.size(); h++) {
            addBlur(histories.get(h), scores, h * items);
        }
    }

    private void project(History history, int h) {
        float[] vectors = state.vectors().values();
        int base = h * rank;
        for (int e = 0; e < history.size(); e++) {
            int item = history.items()[e];
            if (item >= 0 && item < items) {
                float weight = history.weights()[e];
                float scaled = weight / state.scales()[item];
                for (int k = 0; k < rank; k++) {
                    float value = vectors[k * items + item];
                    sharpened[base + k] += weight * value;
                    lowPass[base + k] += scaled * value;
                }
            }
        }
        for (int k = 0; k < rank; k++) {
            sharpened[base + k] *= state.sharpened()[k];
            lowPass[base + k] *= state.lowPass()[k];
        }
    }

    private void tile(int h, int first, float[] low, float[] sums) {
        float[] vectors = state.vectors().values();
        Arrays.fill(low, 0);
        Arrays.fill(sums, 0);
        for (int k = 0; k < rank; k++) {
            add(vectors, k * items + first, lowPass[h * rank + k], low);
            add(vectors, k * items + first, sharpened[h * rank + k], sums);
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] += low[j] * state.scales()[first + j];
        }
    }

    private static void add(float[] source, int from, float factor, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * source[from + j];
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
