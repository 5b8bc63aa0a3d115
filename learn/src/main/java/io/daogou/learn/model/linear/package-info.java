/**
 * Linear models of items: weights that predict the whole matrix of interactions from itself, in closed form.
 *
 * <p>Read {@link io.daogou.learn.model.linear.Ease} first, the dense ridge regression without a diagonal; {@link
 * io.daogou.learn.model.linear.SparseInverse} solves it on a support for catalogues whose square does not fit the memory,
 * and {@link io.daogou.learn.model.linear.GraphFilter} joins the neighbours' matrix with a low-pass filter of the spectrum.
 * All need the Gram matrix of the interactions from {@code SparseGram}: Ease whole, to invert it; SparseInverse one row at a
 * time; GraphFilter too, after the singular vectors that tell how far to blur it. The package knows
 * no other kind of model.
 */
@NullMarked
package io.daogou.learn.model.linear;

import org.jspecify.annotations.NullMarked;
