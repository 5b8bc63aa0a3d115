package io.daogou.exchange.runtime;

import io.daogou.learn.data.History;
import java.util.Arrays;

/** A history as an input of a graph: its latest items, filled up where the graph wants a fixed length. */
final class HistoryTensors {
    private HistoryTensors() {}

    /**
     * @param rows how often the history is repeated
     * @param items how many there are: the length of a bag
     */
    static Tensor of(InputSource source, History history, int rows, int items) {
        return switch (source.from()) {
            case HISTORY -> indices(source, history, rows);
            case WEIGHTS -> weights(source, history, rows);
            case BAG -> bag(history, items);
            case LENGTH -> length(source, history, rows);
            case FEATURES, ITEM, ITEM_VECTOR -> throw new IllegalArgumentException(source + " is of candidates");
        };
    }

    private static Tensor indices(InputSource source, History history, int rows) {
        int length = length(source, history);
        long padding = source.padding() == null ? -1 : source.padding();
        long[] row = new long[length];
        Arrays.fill(row, padding);
        int count = Math.min(length, history.size());
        int from = start(source, length, count);
        for (int k = 0; k < count; k++) {
            row[from + k] = history.items()[history.size() - count + k] + source.shift();
        }
        long[] all = new long[rows * length];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(row, 0, all, r * length, length);
        }
        return new Tensor.Longs(all, rows, length);
    }

    private static Tensor weights(InputSource source, History history, int rows) {
        int length = length(source, history);
        int count = Math.min(length, history.size());
        int from = start(source, length, count);
        float[] all = new float[rows * length];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(history.weights(), history.size() - count, all, r * length + from, count);
        }
        return new Tensor.Floats(all, rows, length);
    }

    private static Tensor bag(History history, int items) {
        float[] bag = new float[items];
        for (int k = 0; k < history.size(); k++) {
            bag[history.items()[k]] += history.weights()[k];
        }
        return new Tensor.Floats(bag, 1, items);
    }

    private static Tensor length(InputSource source, History history, int rows) {
        if (source.type().isWhole()) {
            long[] all = new long[rows];
            Arrays.fill(all, history.size());
            return new Tensor.Longs(all, rows);
        }
        float[] all = new float[rows];
        Arrays.fill(all, history.size());
        return new Tensor.Floats(all, rows);
    }

    /** Graphs of a varying length get at least one entry, since many cannot read none. */
    private static int length(InputSource source, History history) {
        return source.length() >= 0 ? source.length() : Math.max(1, history.size());
    }

    private static int start(InputSource source, int length, int count) {
        return source.paddedSide() == InputSource.Side.LEFT ? length - count : 0;
    }
}
