/**
 * Brings a shop's files in: reads CSV, TSV, NDJSON, Google Analytics 4 exports and Google Merchant feeds, turns rows into
 * items and events, and hands them to the ports of the domain. Read {@link io.daogou.server.imports.Importer} first;
 * {@link io.daogou.server.imports.ImportCommand} is its command line. A table's columns are found by
 * {@code ColumnMapping}, its rows are read by a {@code RowSource} and understood by {@code TableImport}; GA4 and Merchant
 * files have their own readers. All of them write through one {@code ImportRun}, which batches, counts and reports.
 * Must not know how the ports keep what they are given.
 */
@NullMarked
package io.daogou.server.imports;

import org.jspecify.annotations.NullMarked;
