/**
 * The truth of a shop: its events, its items, and who shops on which device, kept behind the ports of the domain. Read
 * {@link io.daogou.store.Store} first: it opens a data directory with one SQLite file in it, or a store in memory that
 * keeps the same contract. {@code JdbcDatabase} owns the threads: one that writes, many callers to a commit
 * ({@code GroupCommit}), and a few that read, each with a connection of its own; all are platform threads, because native
 * code on virtual threads holds up every other virtual thread. What differs from one kind of database to another is in its
 * {@code Dialect} alone. The schema is a row of numbered SQL scripts and a version in the database ({@code Schema}): a
 * migration library took 600 ms of the start for the same. No SQL type leaves this package, and it must not know what is
 * concluded from events.
 */
@NullMarked
package io.daogou.store;

import org.jspecify.annotations.NullMarked;
