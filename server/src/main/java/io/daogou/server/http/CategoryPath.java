package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A category path as it is written in a query: {@code Home > Kitchen}. */
final class CategoryPath {
    private static final int DEEPEST = 10;

    private CategoryPath() {}

    /** Its levels; empty for none. */
    static List<String> of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> levels =
                Stream.of(text.split(" > ", -1)).map(String::strip).toList();
        if (levels.size() > DEEPEST || levels.contains("")) {
            throw new InvalidInput(
                    "category", "is not a path", text, "give 1 to " + DEEPEST + " levels such as Home > Kitchen");
        }
        return levels;
    }
}
