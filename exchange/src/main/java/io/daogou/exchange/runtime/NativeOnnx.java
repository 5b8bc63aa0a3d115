package io.daogou.exchange.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.daogou.domain.check.InvalidInput;
import io.daogou.exchange.NativeThreads;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between ONNX Runtime and us: opens files and turns tensors into each other; only called on native threads. */
final class NativeOnnx {
    private NativeOnnx() {}

    static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /** Opens a file; each call of the session uses one core. */
    static OnnxSession open(Path file, NativeThreads threads) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            return new OnnxSession(String.valueOf(file.getFileName()), session, threads);
        }
    }

    static OnnxTensor toNative(OrtEnvironment environment, TensorSpec spec, Tensor tensor) throws OrtException {
        long[] shape = tensor.shape();
        return switch (tensor) {
            case Tensor.Floats floats ->
                spec.type() == TensorType.FLOAT32
                        ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), shape)
                        : OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles(floats.values())), shape);
            case Tensor.Longs longs ->
                spec.type() == TensorType.INT64
                        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), shape)
                        : OnnxTensor.createTensor(environment, IntBuffer.wrap(ints(longs.values())), shape);
        };
    }

    static Tensor.Floats toFloats(String where, Object value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new InvalidInput(
                    where, "is no tensor", value.getClass().getSimpleName(), "choose an output of numbers");
        }
        long[] shape = tensor.getInfo().getShape();
        float[] values = new float[Math.toIntExact(tensor.getInfo().getNumElements())];
        switch (tensor.getInfo().type) {
            case FLOAT -> tensor.getFloatBuffer().get(values);
            case DOUBLE -> {
                DoubleBuffer buffer = tensor.getDoubleBuffer();
                for (int k = 0; k < values.length; k++) {
                    values[k] = (float) buffer.get(k);
                }
            }
            case INT64 -> {
                LongBuffer buffer = tensor.getLongBuffer();
                for (int k = 0; k < values.length; k++) {
                    values[k] = buffer.get(k);
                }
            }
            case INT32 -> {
                IntBuffer buffer = tensor.getIntBuffer();
                for (int k = 0; k < values.length; k++) {
                    values[k] = buffer.get(k);
                }
            }
            case INT8, INT16, BOOL, STRING, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new InvalidInput(
                        where,
                        "has a type that is not read here",
                        tensor.getInfo().type,
                        "let the graph give float32, float64, int32 or int64");
        }
        return new Tensor.Floats(values, shape);
    }

    static TensorSpec spec(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo info)) {
            return new TensorSpec(node.getName(), null, List.of());
        }
        long[] shape = info.getShape();
        String[] names = info.getDimensionNames();
        List<String> dimensions = new ArrayList<>();
        for (int k = 0; k < shape.length; k++) {
            boolean named = names.length > k && !names[k].isEmpty();
            dimensions.add(shape[k] >= 0 ? String.valueOf(shape[k]) : named ? names[k] : "?");
        }
        return new TensorSpec(node.getName(), type(info.type), dimensions);
    }

    private static @Nullable TensorType type(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> TensorType.FLOAT32;
            case DOUBLE -> TensorType.FLOAT64;
            case INT32 -> TensorType.INT32;
            case INT64 -> TensorType.INT64;
            case INT8, INT16, BOOL, STRING, UINT8, FLOAT16, BFLOAT16, UNKNOWN -> null;
        };
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            wide[k] = values[k];
        }
        return wide;
    }

    private static int[] ints(long[] values) {
        int[] narrow = new int[values.length];
        for (int k = 0; k < values.length; k++) {
            narrow[k] = Math.toIntExact(values[k]);
        }
        return narrow;
    }
}
