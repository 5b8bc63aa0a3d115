/**
 * Deep models: networks of {@code io.daogou.learn.layer}, trained by steps of gradients.
 *
 * <p>Read {@link io.daogou.learn.model.deep.SequenceModel} first. Training is reproducible bit for bit for a seed, whatever the
 * number of threads; it shows its progress, keeps its best state, and can be resumed.
 */
@NullMarked
package io.daogou.learn.model.deep;

import org.jspecify.annotations.NullMarked;
