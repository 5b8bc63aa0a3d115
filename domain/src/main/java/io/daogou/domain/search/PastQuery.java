package io.daogou.domain.search;

import io.daogou.domain.check.InvalidInput;

/**
 * A query that led people to something.
 *
 * @param text as people write it
 * @param language BCP 47 tag of the language in which it was asked
 * @param weight above 0; how many it helped, or any other measure that grows with it
 */
public record PastQuery(String text, String language, double weight) {
    public PastQuery {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InvalidInput("weight", "is not above 0", weight, "give a number above 0");
        }
    }
}
