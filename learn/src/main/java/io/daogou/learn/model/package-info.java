/**
 * The models: each is fitted from {@link io.daogou.learn.data.Interactions} and scores all items for any history.
 *
 * <p>Read {@link io.daogou.learn.model.Model} first, then {@link io.daogou.learn.model.ItemToItem} for models that are a
 * matrix of items and {@link io.daogou.learn.model.EmbeddingModel} for those that are vectors. Every model has a {@code
 * Parameters} record that checks its ranges, a {@code fit} that reports {@link io.daogou.learn.model.Progress} and
 * can be cancelled, and a way back from the arrays that were saved. A new model inherits the tests of {@code
 * ModelContract}. Models of order ({@link io.daogou.learn.model.Transitions}, {@link
 * io.daogou.learn.model.LinearTransitions}, {@link io.daogou.learn.model.SessionKnn}, {@link
 * io.daogou.learn.model.RepeatConsumption}) are fitted from {@link io.daogou.learn.data.Sequences}. The package knows no
 * evaluation and no files.
 */
@NullMarked
package io.daogou.learn.model;

import org.jspecify.annotations.NullMarked;
