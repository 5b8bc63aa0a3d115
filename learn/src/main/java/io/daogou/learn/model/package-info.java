/**
 * The contract of all models, and what they share: each is fitted and then scores all items for any history.
 *
 * <p>Read {@link io.daogou.learn.model.Model} first, then {@link io.daogou.learn.model.ItemToItem} for models that are a
 * matrix of items and {@link io.daogou.learn.model.Popular} for the simplest one. The models themselves have a room each by
 * what they are: {@code neighbour}, {@code linear}, {@code factor}, {@code sequence}, {@code deep} and {@code content}, which do not know each other.
 * Every model has a {@code Parameters} record that checks its {@link io.daogou.learn.model.Ranges}, a {@code fit} that
 * counts its {@link io.daogou.learn.model.Steps}, reports {@link io.daogou.learn.model.Progress} and can be cancelled, and a
 * way back from the arrays that were saved. Models that may need much more than their data, those of {@code linear} and
 * {@code factor}, look at the {@link io.daogou.learn.model.Memory} before they begin. A new model inherits the tests of {@code ModelContract}. No room knows evaluation or files.
 */
@NullMarked
package io.daogou.learn.model;

import org.jspecify.annotations.NullMarked;
