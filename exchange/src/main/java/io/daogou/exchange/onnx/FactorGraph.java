package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.factor.FactorModel;

/**
 * The pass of a {@link FactorModel} as a graph: {@code u = Σ w_i p_i}, scaled to length 1, and {@code scores = u · Qᵀ}.
 *
 * <p><b>Shapes.</b> Inputs {@code history}, batch × length, item indices, and {@code weights}, the same, one for each; indices
 * that are no item, such as -1 where a row is filled up, count nothing. Outputs {@code hidden}, batch × factors, and {@code
 * scores}, batch × items.
 */
final class FactorGraph {
    private static final float SHORTEST = 1e-12f;

    private FactorGraph() {}

    static GraphProto of(FactorModel model) {
        GraphBuilder graph = new GraphBuilder("factor");
        String inputs = table(graph, "inputs", model.inputs());
        String items = table(graph, "items", model.itemVectors());
        String history = graph.input("history", DataType.INT64, "batch", "length");
        String weights = graph.input("weights", DataType.FLOAT, "batch", "length");
        String known = graph.node(
                "And",
                graph.node("GreaterOrEqual", history, graph.row(0)),
                graph.node("Less", history, graph.row(model.items())));
        String rows = graph.node("Gather", inputs, graph.node("Where", known, history, graph.row(0)));
        String counted = graph.node("Where", known, clamped(graph, weights), graph.number(0));
        String sum = graph.node(
                "ReduceSum",
                "keepdims",
                0,
                graph.node("Mul", rows, graph.node("Unsqueeze", counted, graph.row(2))),
                graph.row(1));
        String hidden = unit(graph, sum);
        graph.output("hidden", hidden, "batch", model.factors());
        graph.output("scores", graph.productsWithRows(hidden, items), "batch", model.items());
        return graph.build();
    }

    private static String clamped(GraphBuilder graph, String weights) {
        float most = FactorModel.LARGEST_WEIGHT;
        return graph.node("Clip", weights, graph.number(-most), graph.number(most));
    }

    private static String unit(GraphBuilder graph, String sum) {
        String square = graph.node("ReduceSum", "keepdims", 1, graph.node("Mul", sum, sum), graph.row(1));
        String length = graph.node("Sqrt", square);
        String isLong = graph.node("Greater", length, graph.number(SHORTEST));
        return graph.node("Div", sum, graph.node("Where", isLong, length, graph.number(1)));
    }

    static String table(GraphBuilder graph, String name, DenseMatrix matrix) {
        return graph.table(name, matrix.values(), matrix.rows(), matrix.columns());
    }
}
