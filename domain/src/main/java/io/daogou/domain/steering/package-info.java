/**
 * What a merchant says about shelves: {@link io.daogou.domain.steering.Rule}s and
 * {@link io.daogou.domain.steering.PlacementSettings}, kept with every earlier version behind
 * {@link io.daogou.domain.steering.Steering}. Must not know which placements there are, how shelves are filled, or what an
 * item earns: nothing here can ask for a margin.
 */
@NullMarked
package io.daogou.domain.steering;

import org.jspecify.annotations.NullMarked;
