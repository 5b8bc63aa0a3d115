/**
 * How processes that share one truth hear of each other's changes: {@link io.daogou.domain.change.Changes}. Must not know
 * what became of what changed; whoever hears of a change reads the truth again.
 */
@NullMarked
package io.daogou.domain.change;

import org.jspecify.annotations.NullMarked;
