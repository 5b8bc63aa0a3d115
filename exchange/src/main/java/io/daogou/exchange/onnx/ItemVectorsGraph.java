package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.daogou.learn.matrix.DenseMatrix;

/**
 * Item vectors as a graph: what is like an item.
 *
 * <p><b>Shapes.</b> Input {@code item}, batch, item indices. Outputs {@code vector}, batch × factors, and {@code scores}, batch ×
 * items: the products with all vectors.
 */
final class ItemVectorsGraph {
    private ItemVectorsGraph() {}

    static GraphProto of(DenseMatrix vectors) {
        GraphBuilder graph = new GraphBuilder("item-vectors");
        String table = FactorGraph.table(graph, "items", vectors);
        String item = graph.input("item", DataType.INT64, "batch");
        String vector = graph.node("Gather", table, item);
        graph.output("vector", vector, "batch", vectors.columns());
        graph.output("scores", graph.productsWithRows(vector, table), "batch", vectors.rows());
        return graph.build();
    }
}
