/**
 * Files with which a device ranks by itself: {@code docs/pocket.md} defines their bytes and the ranking. {@link
 * io.daogou.engine.pocket.PocketFile} is such a file, {@link io.daogou.engine.pocket.PocketRanker} the reference that other readers
 * are compared with, {@link io.daogou.engine.pocket.ServedPockets} makes files of the release that serves. Nothing here knows a person.
 */
@NullMarked
package io.daogou.engine.pocket;

import org.jspecify.annotations.NullMarked;
