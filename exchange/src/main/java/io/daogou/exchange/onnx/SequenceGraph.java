package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.FrequencyFilter;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceWeights;
import org.jspecify.annotations.Nullable;

/**
 * The pass of a {@link SequenceModel} as a graph: {@code x_t = E[i_t] + P[t]}, the blocks, a last norm, and {@code scores = h_last
 * · Eᵀ}, or their cosines.
 *
 * <p><b>Shapes.</b> Input {@code history}, batch × length, item indices, oldest first; rows are filled up at their ends with -1,
 * which changes nothing, since no entry looks ahead. At most as many columns as the model has positions. Outputs {@code
 * hidden}, batch × factors, and {@code scores}, batch × items; zeros for a history of nothing. A model that reads kinds of events
 * takes {@code kinds}, batch × length, an index into the kinds that the metadata name, -1 where unknown; one that reads pauses takes {@code
 * gaps}, batch × length, the range of the pause before each entry, 0 for the first or an unknown one, otherwise 1 + the number of binary digits
 * of its whole seconds (0 s: 1, 1 s: 2, 2 to 3 s: 3 …) and at most the last range. Attributes of items are in the tables.
 */
final class SequenceGraph {
    private static final float FORBIDDEN = -1e9f;
    private static final float SMALL = 1e-5f;

    private final SequenceModel model;
    private final SequenceWeights weights;
    private final SequenceShape shape;
    private final GraphBuilder graph = new GraphBuilder("sequence");
    /** The numbers 0 .. length-1. */
    private final String order;
    /** Added to what rows find in each other: length × length, nothing for those before, a lot for those after. */
    private final String mask;
    /** The part of each row before that is slow in this one: length × length. */
    private final @Nullable String slow;

    private SequenceGraph(SequenceModel model) {
        this.model = model;
        this.weights = model.weights();
        this.shape = weights.shape();
        graph.input("history", DataType.INT64, "batch", "length");
        order = graph.node("Range", scalar(0), graph.node("Squeeze", columns()), scalar(1));
        String column = graph.node("Unsqueeze", order, graph.row(1));
        String ahead = graph.node("Greater", order, column);
        mask = graph.node("Where", ahead, graph.number(FORBIDDEN), graph.number(0));
        slow = shape.filter() > 0 ? slow(ahead, graph.node("Sub", column, order)) : null;
    }

    static GraphProto of(SequenceModel model) {
        return new SequenceGraph(model).build();
    }

    private GraphProto build() {
        String items = graph.table(
                isTied() ? "items" : "readItems", model.readVectors().values(), model.items(), shape.factors());
        String there = graph.node("GreaterOrEqual", "history", graph.row(0));
        String lengths =
                graph.node("ReduceSum", "keepdims", 1, graph.cast(there, DataType.INT64), graph.row(1)); // batch × 1
        String entries = graph.node("Gather", items, graph.node("Where", there, "history", graph.row(0)));
        String positions = graph.node("Slice", table(weights.positions()), graph.row(0), columns(), graph.row(0));
        String x = withInputs(graph.node("Add", entries, positions));
        for (SequenceWeights.Block block : weights.blocks()) {
            x = feed(block, mix(block, x));
        }
        String hidden = last(norm(weights.norm(), x), lengths);
        graph.output("hidden", hidden, "batch", shape.factors());
        String scores = graph.productsWithRows(hidden, isTied() ? items : table(weights.items()));
        if (shape.scale() > 0) {
            scores = graph.node("Mul", scores, graph.table("itemScales", itemScales(), model.items()));
        }
        graph.output("scores", scores, "batch", model.items());
        return graph.build();
    }

    /** Whether what is read of items and what scores them are the same, but for lengths. */
    private boolean isTied() {
        return shape.inputs().attributes() == 0 || shape.inputs().isScored();
    }

    private String withInputs(String x) {
        String sum = x;
        if (!shape.inputs().kinds().isEmpty()) {
            graph.input("kinds", DataType.INT64, "batch", "length");
            String isKnown = graph.node("GreaterOrEqual", "kinds", graph.row(0));
            String found = graph.node(
                    "Gather",
                    vectors("kindVectors", weights.inputs().kinds()),
                    graph.node("Where", isKnown, "kinds", graph.row(0)));
            String share = graph.node("Unsqueeze", graph.cast(isKnown, DataType.FLOAT), graph.row(2));
            sum = graph.node("Add", sum, graph.node("Mul", found, share));
        }
        if (shape.inputs().gaps() > 0) {
            graph.input("gaps", DataType.INT64, "batch", "length");
            String range = graph.node("Max", "gaps", graph.row(0));
            sum = graph.node(
                    "Add",
                    sum,
                    graph.node("Gather", vectors("gapVectors", weights.inputs().gaps()), range));
        }
        return sum;
    }

    /** A table under another name, as an input has its own. */
    private String vectors(String name, Parameter parameter) {
        return graph.table(name, parameter.values(), parameter.rows(), parameter.columns());
    }

    /** By how much the vectors that score are shorter than those that are read: one table less in the file. */
    private float[] itemScales() {
        float[] read = isTied() ? model.readVectors().values() : weights.items().values();
        float[] scoring = model.itemVectors().values();
        float[] scales = new float[model.items()];
        for (int item = 0; item < scales.length; item++) {
            int from = item * shape.factors();
            float square = Kernels.dot(read, from, read, from, shape.factors());
            scales[item] = square > 0 ? Kernels.dot(read, from, scoring, from, shape.factors()) / square : 1;
        }
        return scales;
    }

    private String columns() {
        return graph.node("Gather", "axis", 0, graph.node("Shape", "history"), graph.row(1));
    }

    private String scalar(long value) {
        return graph.node("Squeeze", graph.row(value));
    }

    private String slow(String ahead, String distance) {
        String kernel =
                graph.table("slow", FrequencyFilter.kernel(shape.length(), shape.frequencies()), shape.length());
        String taken = graph.node("Gather", kernel, graph.node("Max", distance, graph.row(0)));
        return graph.node("Where", ahead, graph.number(0), taken);
    }

    private String mix(SequenceWeights.Block block, String x) {
        String n = norm(block.attentionNorm(), x);
        String found = attention(block, n);
        if (slow != null) {
            String kept = graph.node("Mul", found, graph.number((float) (1 - shape.filter())));
            String filtered = graph.node("Mul", filter(block, slow, n), graph.number((float) shape.filter()));
            found = graph.node("Add", kept, filtered);
        }
        return graph.node("Add", x, found);
    }

    private String filter(SequenceWeights.Block block, String square, String n) {
        String low = graph.node("MatMul", square, n);
        String beta = table(block.beta(), shape.factors());
        String fast = graph.node("Mul", graph.node("Mul", beta, beta), graph.node("Sub", n, low));
        return graph.node("Add", low, fast);
    }

    private String attention(SequenceWeights.Block block, String n) {
        int headWidth = shape.factors() / shape.heads();
        String vectors = dense(block.projections(), n);
        String queries = heads(vectors, 0, 0, 2, 1, 3);
        String keys = heads(vectors, 1, 0, 2, 3, 1);
        String values = heads(vectors, 2, 0, 2, 1, 3);
        String products = graph.node(
                "Mul", graph.node("MatMul", queries, keys), graph.number((float) (1 / Math.sqrt(headWidth))));
        String shares = graph.node("Softmax", "axis", -1, graph.node("Add", products, mask));
        String joined = graph.transposed(graph.node("MatMul", shares, values), 0, 2, 1, 3);
        return dense(block.merge(), graph.node("Reshape", joined, graph.row(0, 0, shape.factors())));
    }

    /** Queries (0), keys (1) or values (2), cut into heads, with their axes in this order. */
    private String heads(String vectors, int which, long... axes) {
        int headWidth = shape.factors() / shape.heads();
        String own = part(vectors, which, shape.factors());
        return graph.transposed(graph.node("Reshape", own, graph.row(0, 0, shape.heads(), headWidth)), axes);
    }

    private String feed(SequenceWeights.Block block, String y) {
        String up = dense(block.up(), norm(block.forwardNorm(), y));
        return graph.node("Add", y, dense(block.down(), activated(up)));
    }

    private String activated(String x) {
        return switch (shape.activation()) {
            case RELU -> graph.node("Relu", x);
            case SILU -> silu(x);
            case SWIGLU -> graph.node("Mul", silu(part(x, 0, shape.hidden())), part(x, 1, shape.hidden()));
            case GELU -> {
                // x · σ(√(8/π) · x · (1 + .044715 · x²)), the form with a tanh.
                double root = Math.sqrt(8 / Math.PI);
                String square = graph.node("Mul", graph.node("Mul", x, x), graph.number((float) (0.044715 * root)));
                String slope = graph.node("Add", square, graph.number((float) root));
                yield graph.node("Mul", x, graph.node("Sigmoid", graph.node("Mul", x, slope)));
            }
        };
    }

    private String silu(String x) {
        return graph.node("Mul", x, graph.node("Sigmoid", x));
    }

    /** One of several parts of equal width that lie side by side in rows. */
    private String part(String rows, int which, int width) {
        return graph.node(
                "Slice", rows, graph.row((long) which * width), graph.row((which + 1L) * width), graph.row(2));
    }

    private String dense(SequenceWeights.Linear layer, String x) {
        Parameter bias = layer.bias();
        return graph.node("Add", graph.node("MatMul", x, table(layer.weights())), table(bias, bias.size()));
    }

    private String norm(SequenceWeights.Norm norm, String x) {
        return graph.layerNorm(x, table(norm.gain(), shape.factors()), table(norm.bias(), shape.factors()), SMALL);
    }

    /** The last row of each history: a product with zeros and a one, which all runtimes know. */
    private String last(String rows, String lengths) {
        String latest = graph.node("Equal", order, graph.node("Sub", lengths, graph.row(1))); // batch × length
        String chosen = graph.node("Unsqueeze", graph.cast(latest, DataType.FLOAT), graph.row(1));
        return graph.node("Squeeze", graph.node("MatMul", chosen, rows), graph.row(1));
    }

    private String table(Parameter parameter) {
        return table(parameter, parameter.rows(), parameter.columns());
    }

    private String table(Parameter parameter, long... sizes) {
        return graph.table(parameter.name(), parameter.values(), sizes);
    }
}
