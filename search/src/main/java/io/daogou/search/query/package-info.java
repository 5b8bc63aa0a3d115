/**
 * How a query is read and answered: {@link io.daogou.search.query.QueryReader} makes a {@link io.daogou.search.query.Reading} of a text
 * with the help of what the index has, {@link io.daogou.search.query.Finder} finds and ranks. Read {@code Finder} first. Must not know how
 * the index is kept.
 */
@NullMarked
package io.daogou.search.query;

import org.jspecify.annotations.NullMarked;
