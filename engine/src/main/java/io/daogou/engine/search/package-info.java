/**
 * Search for somebody. {@link io.daogou.engine.search.ShopSearch} asks the index what fits the words, tells it what people
 * who typed the same went for ({@link io.daogou.engine.search.QueryIntents}), and puts what fits alike into the person's
 * own order ({@link io.daogou.engine.search.PersonalOrder}). Must not know how an index works, nor what a word is.
 */
@NullMarked
package io.daogou.engine.search;

import org.jspecify.annotations.NullMarked;
