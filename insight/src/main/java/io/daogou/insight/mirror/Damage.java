package io.daogou.insight.mirror;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How DuckDB tells that a file, or every connection to it, cannot be used any more. */
public final class Damage {
    private static final List<String> WORDS = List.of(
            "corrupt",
            "checksum",
            "could not read",
            "serialization error",
            "fatal error",
            "internal error",
            "invalidated");

    private Damage() {}

    /** Whether a failure means that the columns are broken, so that writing them anew helps. */
    public static boolean isMeantBy(@Nullable Throwable failure) {
        String message =
                failure == null ? "" : String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(message::contains);
    }
}
