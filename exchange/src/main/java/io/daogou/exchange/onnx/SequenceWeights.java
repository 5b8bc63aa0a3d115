package io.daogou.exchange.onnx;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A causal transformer that predicts the next item, as its sizes and its arrays: what an export needs to know of it.
 *
 * <p>Names of the arrays; matrices are inputs × outputs, row after row:
 *
 * <pre>
 * items                                   items × factors, read from and scored with
 * inputs                                  the same, read from in place of {@code items} where an item is more than its
 *                                         own vector; may be absent
 * positions                               length × factors, the oldest item of a history at 0
 * blockN.attentionNorm.gain, .bias        factors
 * blockN.query, .key, .value, .out        .weights factors × factors, .bias factors
 * blockN.filter.high                      factors: what high frequencies are multiplied with
 * blockN.feedNorm.gain, .bias             factors
 * blockN.up, .down                        .weights factors × hidden, hidden × factors; .bias
 * blockN.gate.weights                     factors × hidden, SwiGLU alone, which has no biases here
 * norm.gain, .bias                        factors
 * </pre>
 *
 * @param shape the sizes
 * @param arrays by name; shared, not copied: they are as large as the model
 */
public record SequenceWeights(SequenceShape shape, Map<String, float[]> arrays) {
    public SequenceWeights {
        arrays = Map.copyOf(arrays);
    }

    /** An array that must be there. */
    float[] array(String name) {
        float @Nullable [] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("The weights have no array '" + name + "'; there are "
                    + arrays.keySet().stream().sorted().toList());
        }
        return array;
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }
}
