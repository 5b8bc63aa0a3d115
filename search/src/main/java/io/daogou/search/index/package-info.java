/**
 * How items lie in the index, and how the index lives on disk: {@link io.daogou.search.index.ItemDocument} makes a document of an
 * item, {@link io.daogou.search.index.OpenIndex} is an index in service. Read {@code Fields} first. Must not know how queries are read.
 */
@NullMarked
package io.daogou.search.index;

import org.jspecify.annotations.NullMarked;
