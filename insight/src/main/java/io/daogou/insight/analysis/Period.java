package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
public record Period(Instant from, Instant to) {
    /** All that ever was. */
    public static final Period ALWAYS = new Period(Check.EARLIEST, Check.LATEST);

    public Period {
        Check.time("from", from);
        Check.time("to", to);
        if (!from.isBefore(to)) {
            throw new InvalidInput("to", "is not after from", to, "give a moment after " + from);
        }
    }

    /** The same, going on for longer. */
    Period longerBy(Duration more) {
        Instant later = to.isBefore(Check.LATEST.minus(more)) ? to.plus(more) : Check.LATEST;
        return new Period(from, later);
    }

    /** The same, beginning earlier. */
    Period earlierBy(Duration more) {
        Instant earlier = from.isAfter(Check.EARLIEST.plus(more)) ? from.minus(more) : Check.EARLIEST;
        return new Period(earlier, to);
    }

    /** The SQL that says that a column with a time lies within it. */
    String holds(String column) {
        return "(" + column + " >= make_timestamp(" + micros(from) + ") AND " + column + " < make_timestamp("
                + micros(to) + "))";
    }

    boolean contains(long millis) {
        return millis >= from.toEpochMilli() && millis < to.toEpochMilli();
    }

    private static long micros(Instant moment) {
        return moment.toEpochMilli() * 1_000;
    }
}
