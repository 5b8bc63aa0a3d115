/**
 * How the shop does now: figures of the last hour and day, counted in memory from the latest events. {@link io.daogou.engine.today.Today}
 * is the door, and the class to read first. It must not keep anything by which a person could be found: devices are counted by a
 * hash, and all of it is counted anew when somebody is erased.
 */
@NullMarked
package io.daogou.engine.today;

import org.jspecify.annotations.NullMarked;
