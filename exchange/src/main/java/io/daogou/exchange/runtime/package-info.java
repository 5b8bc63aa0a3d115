/**
 * Models made elsewhere, run on ONNX Runtime, which is an optional part.
 *
 * <p>Read {@link io.daogou.exchange.runtime.OnnxRuntime} first: it says whether the part is there, opens files, and makes all
 * native calls on platform threads of its own. {@link io.daogou.exchange.runtime.OnnxSession} is one opened file that refuses
 * wrong inputs by name. An {@link io.daogou.exchange.runtime.InputMapping}, a small JSON file, says which input gets what of
 * ours; with it {@link io.daogou.exchange.runtime.OnnxScorer} is a {@link io.daogou.learn.model.Model} like any other, and
 * {@link io.daogou.exchange.runtime.OnnxRanker} scores rows of features. Only {@code OnnxSession} and {@code NativeOnnx}
 * name the library's own classes, so that all else loads without it. No class here knows a shop.
 */
@NullMarked
package io.daogou.exchange.runtime;

import org.jspecify.annotations.NullMarked;
