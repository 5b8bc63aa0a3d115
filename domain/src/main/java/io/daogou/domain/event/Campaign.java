package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What brought somebody here, in the words of Google Analytics 4; at least one of them.
 *
 * @param name of the campaign, as in {@code utm_campaign}
 * @param source where they came from, as in {@code utm_source}
 * @param medium by what they came, as in {@code utm_medium}
 */
public record Campaign(
        @Nullable String name,
        @Nullable String source,
        @Nullable String medium) {
    public Campaign {
        Check.optionalId("campaign", name);
        Check.optionalId("source", source);
        Check.optionalId("medium", medium);
        if (Stream.of(name, source, medium).noneMatch(Objects::nonNull)) {
            throw new InvalidInput("campaign", "is missing", "null", "give campaign, source or medium");
        }
    }

    /** What is known; none where nothing is. */
    public static @Nullable Campaign of(@Nullable String name, @Nullable String source, @Nullable String medium) {
        return name == null && source == null && medium == null ? null : new Campaign(name, source, medium);
    }
}
