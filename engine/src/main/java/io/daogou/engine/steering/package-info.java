/**
 * What a merchant says about shelves, ready for answers. {@link io.daogou.engine.steering.LiveSteering} follows the truth and
 * the catalogue and holds a {@link io.daogou.engine.steering.SteeredShelf} for each
 * {@link io.daogou.engine.steering.Placement}, which is read without a lock. Must not know how candidates are found.
 */
@NullMarked
package io.daogou.engine.steering;

import org.jspecify.annotations.NullMarked;
