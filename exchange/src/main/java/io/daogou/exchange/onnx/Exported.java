package io.daogou.exchange.onnx;

import io.daogou.learn.model.Model;

/**
 * A model that is to be exported.
 *
 * @param name for its file, such as {@code sequence}
 * @param ours what it was made of, to compare answers with
 * @param onnx its graph
 */
public record Exported(String name, Model ours, OnnxModel onnx) {}
