package io.daogou.guide.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A category that has something in stock.
 *
 * @param number dense
 * @param path levels, widest first, in the shop's first language
 * @param paths the same in further languages, by language tag
 * @param items everything in it and below it, ascending
 * @param children the next narrower ones
 */
public record Department(
        int number,
        List<String> path,
        Map<String, List<String>> paths,
        @Nullable Department parent,
        int[] items,
        List<Department> children) {
    static final String LEVEL = " > ";

    /** What identifies it. */
    public String name() {
        return String.join(LEVEL, path);
    }

    /** Its last level in a language, or in the shop's first. */
    public String label(String language) {
        return paths.getOrDefault(language, path).getLast();
    }

    /** Whether it is another one or lies below it. */
    public boolean isWithin(Department other) {
        return path.size() >= other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }

    /** A category is its path: what hangs above and below it follows. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Department department && department.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
