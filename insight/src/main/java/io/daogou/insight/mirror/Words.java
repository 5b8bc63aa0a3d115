package io.daogou.insight.mirror;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The different texts of one batch, numbered from 0 in the order of their first appearance. Not for several threads. */
final class Words {
    /** Stands for no text. */
    static final int NONE = -1;

    private final Map<String, Integer> numbers = new HashMap<>();

    int number(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int next = numbers.size();
        numbers.put(text, next);
        return next;
    }

    Map<String, Integer> numbers() {
        return numbers;
    }
}
