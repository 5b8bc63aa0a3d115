/**
 * Finds what must be known before a model is fitted: how much each kind of event counts.
 *
 * <p>Read {@link io.daogou.learn.search.BehaviourSearch} first. A search asks questions of the training data only, each
 * answered by a model that is fitted without the answer, and returns what was best; it never sees a test. The package knows
 * models and measures, but no files.
 */
@NullMarked
package io.daogou.learn.search;

import org.jspecify.annotations.NullMarked;
