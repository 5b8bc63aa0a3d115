package io.daogou.exchange.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.daogou.domain.check.InvalidInput;
import io.daogou.exchange.NativeThreads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An opened ONNX file. <b>Threads:</b> any number may call. */
public final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final NativeThreads threads;
    private final Map<String, TensorSpec> inputs;
    private final Map<String, TensorSpec> outputs;
    private final Map<String, String> metadata;

    /** Takes a session over; called on a native thread. */
    OnnxSession(String name, OrtSession session, NativeThreads threads) throws OrtException {
        this.name = name;
        this.session = session;
        this.threads = threads;
        inputs = specs(session.getInputInfo().values());
        outputs = specs(session.getOutputInfo().values());
        metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
    }

    private static Map<String, TensorSpec> specs(Collection<NodeInfo> nodes) {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        nodes.forEach(node -> specs.put(node.getName(), NativeOnnx.spec(node)));
        return java.util.Collections.unmodifiableMap(specs);
    }

    /** The name of its file. */
    public String name() {
        return name;
    }

    /** What it takes, by name, in its order. */
    public Map<String, TensorSpec> inputs() {
        return inputs;
    }

    /** What it gives, by name, in its order. */
    public Map<String, TensorSpec> outputs() {
        return outputs;
    }

    /** What its maker has written into it. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Runs the graph for one of its outputs.
     *
     * @param given a tensor for every input
     * @throws InvalidInput that says which input, what was expected and what was given
     */
    public Tensor.Floats run(Map<String, Tensor> given, String output) {
        check(given);
        if (!outputs.containsKey(output)) {
            throw new InvalidInput(name + " output", "is not known", output, "the graph gives " + outputs);
        }
        try {
            return threads.call(() -> runNative(given, output));
        } catch (OrtException refused) {
            throw new InvalidInput(
                    name, "refuses its input", String.valueOf(refused.getMessage()), "it takes " + inputs);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Tensor.Floats runNative(Map<String, Tensor> given, String output) throws OrtException {
        List<OnnxTensor> made = new ArrayList<>();
        try {
            Map<String, OnnxTensor> tensors = new HashMap<>();
            for (TensorSpec spec : inputs.values()) {
                OnnxTensor tensor = NativeOnnx.toNative(
                        OrtEnvironment.getEnvironment(),
                        spec,
                        java.util.Objects.requireNonNull(given.get(spec.name())));
                made.add(tensor);
                tensors.put(spec.name(), tensor);
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                return NativeOnnx.toFloats(name + " output \"" + output + "\"", result.get(0));
            }
        } finally {
            made.forEach(OnnxTensor::close);
        }
    }

    private void check(Map<String, Tensor> given) {
        for (String input : given.keySet()) {
            if (!inputs.containsKey(input)) {
                throw new InvalidInput(name + " input", "is not known", input, "the graph takes " + inputs);
            }
        }
        for (TensorSpec spec : inputs.values()) {
            Tensor tensor = given.get(spec.name());
            String where = name + " input \"" + spec.name() + "\"";
            if (tensor == null) {
                throw new InvalidInput(where, "is missing", given.keySet(), "the graph takes " + inputs);
            }
            spec.check(where, tensor);
        }
    }

    @Override
    public void close() {
        try {
            var _ = threads.call(() -> {
                session.close();
                return name;
            });
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot close " + name, failure);
        }
    }
}
