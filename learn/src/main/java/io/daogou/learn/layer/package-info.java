/**
 * Layers of deep models with their passes forward and back, losses, and the optimiser.
 *
 * <p>A layer takes rows of floats and gives rows of floats; {@link io.daogou.learn.layer.Layer} says how. Sequences of a batch
 * lie below each other without padding, see {@link io.daogou.learn.layer.Packing}. What is trained is in {@link
 * io.daogou.learn.layer.Parameter}s, which the copies of a network on several cores share; what is saved between the passes
 * belongs to a copy. Gradients are summed by {@link io.daogou.learn.layer.Gradients} and applied by {@link
 * io.daogou.learn.layer.Adam}.
 *
 * <p>Knows kernels and no model.
 */
@NullMarked
package io.daogou.learn.layer;

import org.jspecify.annotations.NullMarked;
