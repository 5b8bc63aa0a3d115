/**
 * What models are trained on, as Parquet files for other tools.
 *
 * <p>Read {@link io.daogou.exchange.extract.Extract} first: it reads the truth through the ports of {@code domain} and writes
 * {@code events}, {@code interactions} and {@code items}. {@code ExtractTables} is all that speaks SQL, to a DuckDB in memory,
 * which is an optional part; {@code Pseudonyms} stand in for shoppers and devices. Nothing here knows models.
 */
@NullMarked
package io.daogou.exchange.extract;

import org.jspecify.annotations.NullMarked;
