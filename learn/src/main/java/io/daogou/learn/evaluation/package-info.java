/**
 * How good a model is: full ranking of all items, measured on what the model has not seen.
 *
 * <p>Read {@link io.daogou.learn.evaluation.Evaluator} first; {@link io.daogou.learn.evaluation.Metrics} states each
 * formula and its edge cases. {@link io.daogou.learn.evaluation.TopK} makes a ranked list from scores and is what serving
 * uses too, so that what is measured is what is shown. Sampled negatives are not offered: they do not rank models
 * faithfully (Krichene and Rendle, KDD 2020).
 */
@NullMarked
package io.daogou.learn.evaluation;

import org.jspecify.annotations.NullMarked;
