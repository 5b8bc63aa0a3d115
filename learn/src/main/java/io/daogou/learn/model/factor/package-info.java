/**
 * Models of factors: histories and items are vectors of one space, and a score is their product.
 *
 * <p>Read {@link io.daogou.learn.model.EmbeddingModel} first, then {@link
 * io.daogou.learn.model.factor.ImplicitAls}, which solves alternating least squares, exactly for rows of few entries and
 * by conjugate gradients for longer ones; {@link
 * io.daogou.learn.model.factor.FactorModel} starts from it and learns to rank with a sampled softmax. A history that was
 * not fitted on is folded in, so nobody waits for the next training. Large products come from {@code matrix}. The package
 * knows no other kind of model.
 */
@NullMarked
package io.daogou.learn.model.factor;

import org.jspecify.annotations.NullMarked;
