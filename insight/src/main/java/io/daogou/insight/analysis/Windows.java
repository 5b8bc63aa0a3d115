package io.daogou.insight.analysis;

import io.daogou.domain.check.InvalidInput;
import java.time.Duration;

/** The check of stretches of time that are asked for. */
final class Windows {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Windows() {}

    static Duration check(String field, Duration window) {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            throw new InvalidInput(
                    field, "is out of range", window, "give a second to ten years, such as PT30M or P7D");
        }
        return window;
    }
}
