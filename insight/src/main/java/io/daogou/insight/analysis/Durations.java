package io.daogou.insight.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Many stretches of time, in milliseconds. */
final class Durations {
    private long[] millis = new long[16];
    private int count;

    void add(long one) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = one;
    }

    int count() {
        return count;
    }

    /** The middle one, or the mean of the two in the middle; none where there is none. */
    @Nullable
    Double medianSeconds() {
        if (count == 0) {
            return null;
        }
        Arrays.sort(millis, 0, count);
        return (millis[(count - 1) / 2] + millis[count / 2]) / 2_000.0;
    }
}
