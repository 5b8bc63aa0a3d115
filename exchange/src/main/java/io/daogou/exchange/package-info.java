/**
 * What both halves of the exchange share: libraries that are optional, and the threads that call them.
 *
 * <p>Read {@link io.daogou.exchange.OptionalPart} first. ONNX Runtime and DuckDB bring native code for every platform, 54 and 80
 * MB, which most shops never call; they are compiled against and not shipped. {@code onnx} writes models, {@code runtime} runs
 * them, {@code extract} writes what models are trained on. Each sees {@code learn} or {@code domain} alone; none knows of the
 * engine, of HTTP or of the command line.
 */
@NullMarked
package io.daogou.exchange;

import org.jspecify.annotations.NullMarked;
