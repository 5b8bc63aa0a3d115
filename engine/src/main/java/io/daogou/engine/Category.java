package io.daogou.engine;

import java.util.List;
import java.util.Map;

/**
 * A category of the catalogue.
 *
 * @param path its levels, widest first
 * @param items how many items in it, or below it, can be ordered now
 * @param translations the path in further languages, by language tag
 */
public record Category(List<String> path, int items, Map<String, List<String>> translations) {
    public Category {
        path = List.copyOf(path);
        translations = Map.copyOf(translations);
    }
}
