package io.daogou.domain.steering;

/**
 * All that a merchant says about shelves.
 *
 * @param rules by their {@code ruleId}
 * @param placements by their names; only those that are not as they come
 */
public record Steering(Kept<Rule> rules, Kept<PlacementSettings> placements) {}
