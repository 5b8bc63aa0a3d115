/**
 * The event log as columns in a DuckDB file. {@link io.daogou.insight.mirror.Mirror} takes over what is new, batch by batch;
 * {@link io.daogou.insight.mirror.ColumnsFile} is the file, {@link io.daogou.insight.mirror.Schema} what is in it. Read
 * {@code Mirror} first. All of it is derived: what is damaged is thrown away and written anew. Must not know what is asked of
 * the columns.
 */
@NullMarked
package io.daogou.insight.mirror;

import org.jspecify.annotations.NullMarked;
