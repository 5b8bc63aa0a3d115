package io.daogou.exchange.runtime;

import io.daogou.domain.check.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a graph says of one of its inputs or outputs.
 *
 * @param type the type of its numbers; none where it is nothing of numbers: texts, maps
 * @param dimensions sizes; a name, or {@code ?}, where the size may vary
 */
public record TensorSpec(String name, @Nullable TensorType type, List<String> dimensions) {
    public TensorSpec {
        dimensions = List.copyOf(dimensions);
    }

    /** The size of a dimension, or -1 where it may vary. */
    long size(int dimension) {
        String text = dimensions.get(dimension);
        return Character.isDigit(text.charAt(0)) ? Long.parseLong(text) : -1;
    }

    /** The size of the last dimension, or -1 where it may vary or there is none. */
    long lastSize() {
        return dimensions.isEmpty() ? -1 : size(dimensions.size() - 1);
    }

    /**
     * Refuses what the graph would.
     *
     * @param where for people: {@code gru.onnx input "history"}
     */
    void check(String where, Tensor tensor) {
        boolean whole = tensor instanceof Tensor.Longs;
        if (type == null || type.isWhole() != whole) {
            throw new InvalidInput(
                    where, "has another type", whole ? "whole numbers" : "floats", "the graph takes " + this);
        }
        if (!fits(tensor.shape())) {
            throw new InvalidInput(where, "has another shape", shape(tensor.shape()), "the graph takes " + this);
        }
    }

    private boolean fits(long[] shape) {
        if (shape.length != dimensions.size()) {
            return false;
        }
        for (int k = 0; k < shape.length; k++) {
            if (size(k) >= 0 && size(k) != shape[k]) {
                return false;
            }
        }
        return true;
    }

    private static String shape(long[] shape) {
        return LongStream.of(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Its type and shape: {@code int32 [batch, 12]}. */
    @Override
    public String toString() {
        return (type == null ? "no numbers" : type.wireName()) + " " + dimensions;
    }
}
