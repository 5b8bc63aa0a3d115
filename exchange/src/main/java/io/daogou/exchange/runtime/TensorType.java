package io.daogou.exchange.runtime;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** The types of numbers that graphs may take and give here. */
public enum TensorType {
    FLOAT32,
    FLOAT64,
    INT32,
    INT64;

    private static final TensorType[] ALL = values();

    /** As mappings write it: {@code float32}. */
    public String wireName() {
        return Check.lowerCase(this);
    }

    static TensorType ofWireName(String field, @Nullable String name) {
        return Check.named(field, name, ALL, TensorType::wireName);
    }

    boolean isWhole() {
        return this == INT32 || this == INT64;
    }
}
