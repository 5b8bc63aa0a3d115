/**
 * The innermost loops, on plain arrays and one thread each: tiles of matrix products, dot products, sums of vectors, and
 * the search for high scores.
 *
 * <p>Read {@link io.daogou.learn.kernel.Kernels} first: the façade that checks arguments once and passes them on. Behind
 * it is one interface with two implementations: readable loops, which are the reference, and the same on the Vector API,
 * taken when the JVM was started with the module {@code jdk.incubator.vector}. Which one works here is chosen once, and
 * one log line says why. {@link io.daogou.learn.kernel.MatrixView} is how a caller names a part of a larger matrix. The
 * package knows no threads, no sparse matrices and no models: {@code matrix} does that on top of it.
 */
@NullMarked
package io.daogou.learn.kernel;

import org.jspecify.annotations.NullMarked;
