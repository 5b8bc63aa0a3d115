/**
 * How what the shop offers is found by words. {@link io.daogou.domain.search.ItemIndex} is the port behind which an index of
 * the catalogue is kept; an {@link io.daogou.domain.search.ItemQuery} goes in, {@link io.daogou.domain.search.FoundItems} come
 * out. {@link io.daogou.domain.search.PricePhrases} and {@link io.daogou.domain.search.Measures} read prices, sizes and weights out
 * of what people write, in English and Chinese. Read {@code ItemIndex} first. Must not know how an index works, nor who asks.
 */
@NullMarked
package io.daogou.domain.search;

import org.jspecify.annotations.NullMarked;
