package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/**
 * The pass of a {@link SequenceWeights} as a graph.
 *
 * <p><b>Model.</b> {@code x_t = inputs[i_t] + positions[t]}; in each block {@code n = LN(x)}, {@code y = x + (1-α) ·
 * attention(n) + α · filter(n)}, {@code x' = y + feed(LN(y))}; {@code h = LN(x)} of the last item and {@code scores = h · items}.
 *
 * <p><b>Shapes.</b> Input {@code history}, batch × length, item indices, oldest first; rows are filled up at their ends with -1,
 * which changes nothing, since no token looks ahead. At most as many columns as the model has positions. Outputs {@code
 * hidden}, batch × factors, and {@code scores}, batch × items; zeros for a history of nothing.
 */
final class SequenceGraph {
    private static final float FORBIDDEN = -1e9f;
    private static final float SMALL = 1e-5f;

    private final SequenceWeights weights;
    private final SequenceShape shape;
    private final GraphBuilder graph = new GraphBuilder("sequence");
    /** Column of numbers 0 .. length-1, the row of them, and what of a token the others may see. */
    private String order = "";

    private String ahead = "";
    private String mask = "";
    private String lowPass = "";

    private SequenceGraph(SequenceWeights weights) {
        this.weights = weights;
        this.shape = weights.shape();
    }

    static GraphProto of(SequenceWeights weights) {
        return new SequenceGraph(weights).build();
    }

    private GraphProto build() {
        String items = table("items", shape.items(), shape.factors());
        String inputs = weights.has("inputs") ? table("inputs", shape.items(), shape.factors()) : items;
        String history = graph.input("history", DataType.INT64, "batch", "length");
        String there = graph.node("GreaterOrEqual", history, graph.row(0));
        String lengths =
                graph.node("ReduceSum", "keepdims", 1, graph.cast(there, DataType.INT64), graph.row(1)); // batch × 1
        orderTokens(history);
        String safe = graph.node("Where", there, history, graph.row(0));
        String x = graph.node("Add", graph.node("Gather", inputs, safe), positions(history));
        for (int block = 0; block < shape.blocks(); block++) {
            x = feed(block, mix(block, x));
        }
        String hidden = last(norm("norm", x), lengths);
        graph.output("hidden", hidden, "batch", shape.factors());
        graph.output("scores", graph.productsWithRows(hidden, items), "batch", shape.items());
        return graph.build();
    }

    private String columns(String history) {
        return graph.node("Gather", "axis", 0, graph.node("Shape", history), graph.row(1));
    }

    private String positions(String history) {
        String positions = table("positions", shape.length(), shape.factors());
        return graph.node("Slice", positions, graph.row(0), columns(history), graph.row(0));
    }

    private void orderTokens(String history) {
        String zero = graph.node("Squeeze", graph.row(0));
        String one = graph.node("Squeeze", graph.row(1));
        order = graph.node("Range", zero, graph.node("Squeeze", columns(history)), one);
        String column = graph.node("Unsqueeze", order, graph.row(1));
        ahead = graph.node("Greater", order, column);
        mask = graph.node("Where", ahead, graph.number(FORBIDDEN), graph.number(0));
        if (shape.hasFilter()) {
            String distance = graph.node("Max", graph.node("Sub", column, order), graph.row(0));
            String kernel = graph.table("lowPass", lowPassKernel(shape.length(), shape.cutoff()), shape.length());
            lowPass = graph.node("Where", ahead, graph.number(0), graph.node("Gather", kernel, distance));
        }
    }

    /** {@code D(k) = (1 + 2 Σ_(0<f<cutoff) cos(2πfk/length)) / length}: what is left of a step when high frequencies go. */
    static float[] lowPassKernel(int length, int cutoff) {
        float[] kernel = new float[length];
        for (int k = 0; k < length; k++) {
            double sum = 1;
            for (int f = 1; f < cutoff; f++) {
                sum += 2 * Math.cos(2 * Math.PI * f * k / length);
            }
            kernel[k] = (float) (sum / length);
        }
        return kernel;
    }

    private String mix(int block, String x) {
        String name = "block" + block + ".";
        String n = norm(name + "attentionNorm", x);
        if (!shape.hasFilter()) {
            return graph.node("Add", x, attention(name, n));
        }
        String filtered = graph.node("Mul", filter(name, n), graph.number((float) shape.filterShare()));
        if (!shape.hasAttention()) {
            return graph.node("Add", x, filtered);
        }
        String attended = graph.node("Mul", attention(name, n), graph.number((float) (1 - shape.filterShare())));
        return graph.node("Add", x, graph.node("Add", filtered, attended));
    }

    private String filter(String name, String n) {
        String low = graph.node("MatMul", lowPass, n);
        float[] high = weights.array(name + "filter.high").clone();
        for (int k = 0; k < high.length; k++) {
            high[k] *= high[k];
        }
        String squared = graph.table(name + "filter.high.squared", high, shape.factors());
        return graph.node("Add", low, graph.node("Mul", squared, graph.node("Sub", n, low)));
    }

    private String attention(String name, String n) {
        int width = shape.factors() / shape.heads();
        String query = heads(dense(name + "query", n, shape.factors(), shape.factors(), true), 0, 2, 1, 3);
        String key = heads(dense(name + "key", n, shape.factors(), shape.factors(), true), 0, 2, 3, 1);
        String value = heads(dense(name + "value", n, shape.factors(), shape.factors(), true), 0, 2, 1, 3);
        String affinity =
                graph.node("Mul", graph.node("MatMul", query, key), graph.number((float) (1 / Math.sqrt(width))));
        String shares = graph.node("Softmax", "axis", -1, graph.node("Add", affinity, mask));
        String joined = graph.transposed(graph.node("MatMul", shares, value), 0, 2, 1, 3);
        String flat = graph.node("Reshape", joined, graph.row(0, 0, shape.factors()));
        return dense(name + "out", flat, shape.factors(), shape.factors(), true);
    }

    private String heads(String value, long... axes) {
        int width = shape.factors() / shape.heads();
        return graph.transposed(graph.node("Reshape", value, graph.row(0, 0, shape.heads(), width)), axes);
    }

    private String feed(int block, String y) {
        String name = "block" + block + ".";
        String n = norm(name + "feedNorm", y);
        boolean plain = shape.activation() != SequenceShape.Activation.SWIGLU;
        String up = dense(name + "up", n, shape.factors(), shape.hidden(), plain);
        String middle = switch (shape.activation()) {
            case RELU -> graph.node("Relu", up);
            case GELU -> gelu(up);
            case SWIGLU -> {
                String gate = dense(name + "gate", n, shape.factors(), shape.hidden(), false);
                yield graph.node("Mul", graph.node("Mul", gate, graph.node("Sigmoid", gate)), up);
            }
        };
        return graph.node("Add", y, dense(name + "down", middle, shape.hidden(), shape.factors(), plain));
    }

    /** {@code x · σ(√(8/π) (x + .044715 x³))}, the form with a tanh. */
    private String gelu(String x) {
        double root = Math.sqrt(8 / Math.PI);
        String square = graph.node("Mul", x, x);
        String slope = graph.node(
                "Add", graph.node("Mul", square, graph.number((float) (0.044715 * root))), graph.number((float) root));
        return graph.node("Mul", x, graph.node("Sigmoid", graph.node("Mul", x, slope)));
    }

    private String dense(String name, String x, int inputs, int outputs, boolean biased) {
        String product = graph.node("MatMul", x, table(name + ".weights", inputs, outputs));
        return biased ? graph.node("Add", product, table(name + ".bias", outputs)) : product;
    }

    private String norm(String name, String x) {
        return graph.layerNorm(
                x, table(name + ".gain", shape.factors()), table(name + ".bias", shape.factors()), SMALL);
    }

    /** The vector of the last item of each row: a product with a row of zeros and a one, which all runtimes know. */
    private String last(String states, String lengths) {
        String latest = graph.node("Equal", order, graph.node("Sub", lengths, graph.row(1))); // batch × length
        String chosen = graph.node("Unsqueeze", graph.cast(latest, DataType.FLOAT), graph.row(1));
        return graph.node("Squeeze", graph.node("MatMul", chosen, states), graph.row(1));
    }

    private String table(String name, long... sizes) {
        return graph.table(name, weights.array(name), sizes);
    }
}
