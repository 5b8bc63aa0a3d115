package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody said about one purpose, with what proves it.
 *
 * @param granted whether they agreed
 * @param time when, in milliseconds
 * @param source who asked: the page, the app, {@link #GLOBAL_PRIVACY_CONTROL} or {@link #MINOR}
 * @param version of the text they were asked with
 */
public record Consent(Subject subject, Purpose purpose, boolean granted, Instant time, String source, String version) {
    /** The browser said it, with the header {@code Sec-GPC: 1}. */
    public static final String GLOBAL_PRIVACY_CONTROL = "gpc";

    /** The person is a minor, who is not profiled whatever is agreed to. */
    public static final String MINOR = "minor";

    public Consent {
        time = Check.time("time", time).truncatedTo(ChronoUnit.MILLIS);
        Check.id("source", source);
        Check.id("version", version);
    }
}
