/**
 * A library for implicit-feedback learning that stands on its own: who took what, as numbers, and models that say what
 * comes next.
 *
 * <p>The prediction is {@code scores = history · W}: a person's interest in an item is the sum over the items of that
 * person's own history of how much each says about it. So every model answers for a history it has never seen, without
 * retraining. Read {@link io.daogou.learn.data.Interactions} first (the input), then {@link io.daogou.learn.model.Model}
 * (the answer), then {@link io.daogou.learn.evaluation.Evaluator} (how good it is). {@code matrix} holds the kernels and
 * {@code file} the checksummed files.
 *
 * <p>Users and items are dense ints everywhere; only {@link io.daogou.learn.data.Vocabulary} knows the outside ids. This
 * library must not know titles, shops, HTTP or SQL, and it depends on nothing but the JDK. Parallel loops run in the
 * fork-join pool of the caller; results are the same for any number of threads.
 */
@NullMarked
package io.daogou.learn;

import org.jspecify.annotations.NullMarked;
