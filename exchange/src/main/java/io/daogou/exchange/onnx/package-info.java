/**
 * Models of {@code learn} as ONNX files, for any runtime: servers, browsers, phones.
 *
 * <p>Read {@link io.daogou.exchange.onnx.OnnxExport} first: one method a model, each of which writes its pass down as a graph
 * of standard operators (opset 17) with {@code GraphBuilder}. {@link io.daogou.exchange.onnx.OnnxModel} is such a graph with
 * the vocabulary and the parameters in its metadata, and writes itself into a file. Nothing here needs ONNX Runtime, and
 * nothing here knows a shop: items are indices, and identifiers are only passed on.
 */
@NullMarked
package io.daogou.exchange.onnx;

import org.jspecify.annotations.NullMarked;
