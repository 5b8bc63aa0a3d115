/**
 * How a shelf is filled. {@link io.daogou.engine.rank.ShelfRecommender} answers a request: it asks one source of candidates
 * after another, best source first, until the {@link io.daogou.engine.rank.Shelf} is full. What may stand on the shelf, how
 * mixed it is and why each item is there are decided here and nowhere else. Everything a request needs is in memory; what it
 * borrows to compute with is {@link io.daogou.engine.rank.Scratch}. Must not know how models are fitted or stored.
 */
@NullMarked
package io.daogou.engine.rank;

import org.jspecify.annotations.NullMarked;
