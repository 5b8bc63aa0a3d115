package io.daogou.server.imports;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** Which number comes first in dates such as {@code 12/1/2010}. */
public enum DateOrder {
    DMY,
    MDY;

    private static final DateOrder[] ALL = values();

    public static DateOrder ofWireName(@Nullable String name) {
        return Check.named("dates", name, ALL, Check::lowerCase);
    }
}
