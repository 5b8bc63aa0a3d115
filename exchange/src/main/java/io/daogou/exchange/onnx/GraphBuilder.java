package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a graph down, one operator after the other. Every method answers the name of the value it adds, so that a network
 * reads like its formulas.
 */
final class GraphBuilder {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<List<Long>, String> constants = new HashMap<>();
    private final Set<String> tables = new HashSet<>();

    GraphBuilder(String name) {
        graph.setName(name);
    }

    GraphProto build() {
        return graph.build();
    }

    /** Declares an input. A dimension is a number, or a name where it may vary. */
    String input(String name, TensorProto.DataType type, Object... shape) {
        graph.addInput(info(name, type, shape));
        return name;
    }

    /** Declares a value as an output. */
    void output(String name, String value, Object... shape) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(info(name, TensorProto.DataType.FLOAT, shape));
    }

    /** A table of floats that belongs to the model; one of a name that is there already is that. */
    String table(String name, float[] values, long... shape) {
        if (!tables.add(name)) {
            return name;
        }
        long size = 1;
        for (long dimension : shape) {
            size *= dimension;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "The table " + name + " has " + values.length + " entries where its shape needs " + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, TensorProto.DataType.FLOAT, UnsafeByteOperations.unsafeWrap(bytes), shape);
    }

    /** A single float. */
    String number(float value) {
        return table(fresh("number"), new float[] {value});
    }

    /** A row of whole numbers. */
    String row(long... values) {
        return constants.computeIfAbsent(java.util.Arrays.stream(values).boxed().toList(), key -> {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            return tensor(fresh("row"), TensorProto.DataType.INT64, UnsafeByteOperations.unsafeWrap(bytes), new long[] {
                values.length
            });
        });
    }

    /** The result of an operator with only inputs. */
    String node(String operator, String... inputs) {
        return add(NodeProto.newBuilder().setOpType(operator), inputs);
    }

    /** The result of an operator with one attribute that is a whole number. */
    String node(String operator, String attribute, long value, String... inputs) {
        return add(NodeProto.newBuilder().setOpType(operator).addAttribute(attribute(attribute, value)), inputs);
    }

    String transposed(String value, long... order) {
        AttributeProto.Builder permutation =
                AttributeProto.newBuilder().setName("perm").setType(AttributeProto.AttributeType.INTS);
        for (long axis : order) {
            permutation.addInts(axis);
        }
        return add(NodeProto.newBuilder().setOpType("Transpose").addAttribute(permutation), value);
    }

    /** Normalised over the last dimension. */
    String layerNorm(String value, String gain, String bias, float epsilon) {
        return add(
                NodeProto.newBuilder()
                        .setOpType("LayerNormalization")
                        .addAttribute(attribute("axis", -1))
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("epsilon")
                                .setType(AttributeProto.AttributeType.FLOAT)
                                .setF(epsilon)),
                value,
                gain,
                bias);
    }

    /** Scores of all rows of a table: {@code value · tableᵀ}. */
    String productsWithRows(String value, String table) {
        return node("Gemm", "transB", 1, value, table);
    }

    String cast(String value, TensorProto.DataType type) {
        return node("Cast", "to", type.getNumber(), value);
    }

    private String add(NodeProto.Builder node, String... inputs) {
        String name = fresh(node.getOpType());
        graph.addNode(node.setName(name).addAllInput(List.of(inputs)).addOutput(name));
        return name;
    }

    private String fresh(String stem) {
        return stem + "_" + names.merge(stem, 1, Integer::sum);
    }

    private String tensor(String name, TensorProto.DataType type, ByteString bytes, long[] shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(bytes);
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
        return name;
    }

    private static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto info(String name, TensorProto.DataType type, Object... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (Object dimension : shape) {
            dimensions.addDim(
                    dimension instanceof Number number
                            ? TensorShapeProto.Dimension.newBuilder().setDimValue(number.longValue())
                            : TensorShapeProto.Dimension.newBuilder().setDimParam(dimension.toString()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
