/**
 * The index of the catalogue: {@link io.daogou.search.LuceneItemIndex} finds items by words, on Lucene. Everything in it is
 * derived from the catalogue and comes back when it is thrown away. Must not know who asks, nor what shoppers did.
 */
@NullMarked
package io.daogou.search;

import org.jspecify.annotations.NullMarked;
