/**
 * Sorting again what other models found: a small network that reads everything known about each candidate of a list, learned
 * from lists that were shown and from what was chosen on them.
 *
 * <p>Read {@link io.daogou.learn.model.ranking.ListRanker} first, then {@link io.daogou.learn.model.ranking.ShownList} (what it learns
 * from) and {@link io.daogou.learn.model.ranking.RankerFit} (whether there was enough to learn). Whoever uses it computes the
 * features; here they are names and numbers.
 */
@NullMarked
package io.daogou.learn.model.ranking;

import org.jspecify.annotations.NullMarked;
