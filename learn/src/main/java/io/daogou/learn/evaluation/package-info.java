/**
 * How good a model is: full ranking of all items, measured on what the model has not seen.
 *
 * <p>Read {@link io.daogou.learn.evaluation.Evaluator} first: it asks a model {@link io.daogou.learn.evaluation.Questions} and
 * keeps every list in an {@link io.daogou.learn.evaluation.Evaluation}. {@link io.daogou.learn.evaluation.Measure} states
 * each formula of one list and its edge cases, {@link io.daogou.learn.evaluation.ListMeasures} those of all lists;
 * {@link io.daogou.learn.evaluation.Bootstrap} and {@link io.daogou.learn.evaluation.PairedTest} say how sure a figure and a
 * difference are. {@link io.daogou.learn.evaluation.Ranker} and {@link io.daogou.learn.evaluation.TopK} make ranked lists
 * and are what serving uses too, so that what is measured is what is shown. Sampled negatives are not offered: they do not rank models
 * faithfully (Krichene and Rendle, KDD 2020).
 */
@NullMarked
package io.daogou.learn.evaluation;

import org.jspecify.annotations.NullMarked;
