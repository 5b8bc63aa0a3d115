package io.daogou.insight.analysis;

import java.time.Instant;
import java.util.List;

/** What somebody is interested in, kind by kind. */
public record InterestsAnswer(List<Interest> interests) {
    public InterestsAnswer {
        interests = List.copyOf(interests);
    }

    /**
     * One interest.
     *
     * @param kind {@code attribute}, {@code brand}, {@code category} or {@code price}
     * @param strength against the strongest of its kind, which has 1; to six places, since sums of fractions come in any order
     * @param evidence how many events tell of it
     */
    public record Interest(String kind, String name, double strength, long evidence, Instant lastSeen) {}
}
