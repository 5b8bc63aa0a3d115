package io.daogou.exchange.runtime;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model made elsewhere that scores candidates by their features. <b>Threads:</b> any number. <b>Failure:</b> candidates that
 * lack a feature, and answers that are no scores, are an {@link InvalidInput} that says which.
 */
public final class OnnxRanker implements AutoCloseable {
    private final InputMapping mapping;
    private final OnnxSession session;

    private OnnxRanker(InputMapping mapping, OnnxSession session) {
        this.mapping = mapping;
        this.session = session;
    }

    /**
     * Opens a model by its mapping.
     *
     * @throws InvalidInput that says which input is wrong, what the graph expects and what is declared
     */
    public static OnnxRanker open(OnnxRuntime runtime, InputMapping mapping) {
        if (mapping.kind() != InputMapping.Kind.RANKER) {
            throw new InvalidInput(
                    InputMapping.name(mapping.file()) + " kind", "is another", mapping.kind(), "use OnnxScorer for it");
        }
        OnnxSession session = runtime.session(mapping.model());
        try {
            mapping.check(session);
            return new OnnxRanker(mapping, session);
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /** The names of all features that it wants, in the order of its inputs. */
    public List<String> features() {
        return mapping.inputs().values().stream()
                .flatMap(source -> source.features().stream())
                .distinct()
                .toList();
    }

    /** A score for every candidate, in their order; higher is better. */
    public float[] score(Candidates candidates) {
        int rows = candidates.items().length;
        if (rows == 0) {
            return new float[0];
        }
        Map<String, Tensor> inputs = new HashMap<>();
        mapping.inputs()
                .forEach((name, source) ->
                        inputs.put(name, tensor(InputMapping.where(mapping.file(), name), source, candidates)));
        Tensor.Floats answer = session.run(inputs, mapping.output());
        int width = answer.size() / rows;
        int column = mapping.column() == null ? 0 : mapping.column();
        if (width * rows != answer.size() || column >= width || (mapping.column() == null && width != 1)) {
            throw new InvalidInput(
                    session.name() + " output \"" + mapping.output() + "\"",
                    "has another shape",
                    java.util.Arrays.toString(answer.shape()),
                    "expected [" + rows + "], or [" + rows + ", columns] and the column in the mapping");
        }
        float[] scores = new float[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = answer.values()[row * width + column];
            if (!Float.isFinite(scores[row])) {
                throw new InvalidInput(
                        session.name(), "answers a score that is no number", scores[row], "look at candidate " + row);
            }
        }
        return scores;
    }

    private static Tensor tensor(String where, InputSource source, Candidates candidates) {
        return switch (source.from()) {
            case FEATURES -> features(where, source, candidates);
            case ITEM -> items(source, candidates);
            case ITEM_VECTOR -> vectors(where, candidates);
            case HISTORY, WEIGHTS, LENGTH ->
                HistoryTensors.of(source, candidates.history(), candidates.items().length, 0);
            case BAG -> throw new InvalidInput(where, "is of a scorer", "bag", "a ranker takes history and weights");
        };
    }

    private static Tensor features(String where, InputSource source, Candidates candidates) {
        int rows = candidates.items().length;
        int width = source.features().size();
        float[] values = new float[rows * width];
        for (int k = 0; k < width; k++) {
            int column = candidates.features().indexOf(source.features().get(k));
            if (column < 0) {
                throw new InvalidInput(
                        where,
                        "wants a feature that is not there",
                        source.features().get(k),
                        "there are " + candidates.features());
            }
            for (int row = 0; row < rows; row++) {
                values[row * width + k] = candidates.values().get(row, column);
            }
        }
        return new Tensor.Floats(values, rows, width);
    }

    private static Tensor items(InputSource source, Candidates candidates) {
        long[] items = new long[candidates.items().length];
        for (int row = 0; row < items.length; row++) {
            items[row] = candidates.items()[row] + source.shift();
        }
        return source.dimensions().size() == 1
                ? new Tensor.Longs(items, items.length)
                : new Tensor.Longs(items, items.length, 1);
    }

    private static Tensor vectors(String where, Candidates candidates) {
        DenseMatrix table = candidates.itemVectors();
        if (table == null) {
            throw new InvalidInput(where, "wants item vectors", "none", "give a model that has them");
        }
        int rows = candidates.items().length;
        int factors = table.columns();
        float[] values = new float[rows * factors];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table.values(), candidates.items()[row] * factors, values, row * factors, factors);
        }
        return new Tensor.Floats(values, rows, factors);
    }

    @Override
    public void close() {
        session.close();
    }
}
