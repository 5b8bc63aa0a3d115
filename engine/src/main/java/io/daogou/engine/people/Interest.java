package io.daogou.engine.people;

import java.time.Instant;

/**
 * Something a person seems to be interested in.
 *
 * @param tag see {@link io.daogou.engine.live.Tags}
 * @param strength share of all they did lately that had to do with it, 0 to 1; what is a month old counts half
 * @param evidence how many items it is seen in
 * @param latest when it was last seen
 */
public record Interest(String tag, double strength, int evidence, Instant latest) {}
