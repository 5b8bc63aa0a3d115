/**
 * What is known at this moment, in memory: {@link io.daogou.engine.live.LiveState} keeps what each device and shopper
 * did, {@link io.daogou.engine.live.LiveCatalog} what can be ordered at which price. Read {@code LiveState} first. All of
 * it is derived: it is replayed from the truth at start and follows it event by event. One writer at a time; readers take
 * no lock, for everything they see is published whole. Must not know models, HTTP or SQL.
 */
@NullMarked
package io.daogou.engine.live;

import org.jspecify.annotations.NullMarked;
