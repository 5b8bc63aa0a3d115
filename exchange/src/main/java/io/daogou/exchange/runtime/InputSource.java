package io.daogou.exchange.runtime;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input of a graph is fed with.
 *
 * @param from which of ours
 * @param type of the graph's input
 * @param dimensions of the graph's input: a number, or a name where the size varies
 * @param features names of the columns, for {@link From#FEATURES}; empty otherwise
 * @param padding what fills a history up to a fixed length; none where it is given as long as it is
 * @param paddedSide where it is filled up
 * @param shift added to every item index, for models that keep 0 for the padding
 */
public record InputSource(
        From from,
        TensorType type,
        List<String> dimensions,
        List<String> features,
        @Nullable Long padding,
        Side paddedSide,
        long shift) {
    /** Ours. */
    public enum From {
        /** The items of a history, oldest first: [1, length], or [rows, length] for a ranker, the same in each row. */
        HISTORY,
        /** The weights of the items of a history, in the same places; 0 where it is filled up. */
        WEIGHTS,
        /** The sum of the weights of each item in a history: [1, items]. */
        BAG,
        /** How many entries the history has: [1]. */
        LENGTH,
        /** Named columns of the candidates: [rows, columns]. */
        FEATURES,
        /** The candidates' item indices: [rows] or [rows, 1]. */
        ITEM,
        /** The candidates' item vectors: [rows, factors]. */
        ITEM_VECTOR;

        private static final From[] ALL = values();

        String wireName() {
            return Check.lowerCase(this).replace('_', '-');
        }

        static From ofWireName(String field, @Nullable String name) {
            return Check.named(field, name, ALL, From::wireName);
        }

        private boolean isWhole() {
            return this == HISTORY || this == LENGTH || this == ITEM;
        }

        /** What a candidate has and a history has not. */
        boolean isOfCandidates() {
            return this == FEATURES || this == ITEM || this == ITEM_VECTOR;
        }
    }

    /** Where a history is filled up. */
    public enum Side {
        LEFT,
        RIGHT;

        private static final Side[] ALL = values();

        static Side ofWireName(String field, @Nullable String name) {
            return Check.named(field, name, ALL, Check::lowerCase);
        }
    }

    public InputSource {
        dimensions = List.copyOf(dimensions);
        features = List.copyOf(features);
    }

    /** The fixed size of the last dimension; -1 where it varies. */
    int length() {
        String last = dimensions.getLast();
        return Character.isDigit(last.charAt(0)) ? Integer.parseInt(last) : -1;
    }

    /**
     * Refuses what does not belong together.
     *
     * @param where for people: {@code mapping.json input "history"}
     */
    void check(String where) {
        boolean whole = from.isWhole();
        if (whole != type.isWhole() && from != From.LENGTH) {
            throw new InvalidInput(
                    where,
                    "has a type that " + from.wireName() + " has not",
                    type.wireName(),
                    whole ? "use int32 or int64" : "use float32 or float64");
        }
        int rank = dimensions.size();
        boolean fits = switch (from) {
            case LENGTH -> rank == 1;
            case ITEM -> rank == 1 || rank == 2;
            case HISTORY, WEIGHTS, BAG, FEATURES, ITEM_VECTOR -> rank == 2;
        };
        if (!fits) {
            throw new InvalidInput(where, "has a wrong number of dimensions", dimensions, "declare " + allowed());
        }
        boolean columns = from == From.FEATURES;
        if (columns == features.isEmpty()) {
            throw new InvalidInput(
                    where,
                    columns ? "has no features" : "has features that " + from.wireName() + " does not use",
                    features,
                    columns ? "name the columns in their order" : "leave them out");
        }
        if (columns && length() >= 0 && length() != features.size()) {
            throw new InvalidInput(
                    where,
                    "has another number of features",
                    features,
                    "the shape " + dimensions + " needs " + length());
        }
        if (from == From.HISTORY && length() >= 0 && padding == null) {
            throw new InvalidInput(
                    where, "has a fixed length and no padding", dimensions, "say what fills a shorter history up");
        }
    }

    private String allowed() {
        return switch (from) {
            case HISTORY, WEIGHTS -> "[\"batch\", length]";
            case BAG -> "[\"batch\", items]";
            case LENGTH -> "[\"batch\"]";
            case FEATURES -> "[\"rows\", columns]";
            case ITEM -> "[\"rows\"] or [\"rows\", 1]";
            case ITEM_VECTOR -> "[\"rows\", factors]";
        };
    }
}
