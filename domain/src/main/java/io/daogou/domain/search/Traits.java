package io.daogou.domain.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of items, by what the catalogue says of them; each value in any language the catalogue has, in any case. An item has
 * a trait of a kind if it has any of its values.
 *
 * @param categories category paths, widest first; everything below a path belongs to it
 * @param attributes names, and the values of each
 */
public record Traits(Set<List<String>> categories, Set<String> brands, Map<String, Set<String>> attributes) {
    public static final Traits NONE = new Traits(Set.of(), Set.of(), Map.of());

    public Traits {
        Set<List<String>> paths = new LinkedHashSet<>();
        categories.forEach(path -> paths.add(List.copyOf(path)));
        categories = Collections.unmodifiableSet(paths);
        brands = Collections.unmodifiableSet(new LinkedHashSet<>(brands));
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        attributes.forEach((name, values) -> copy.put(name, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        attributes = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return categories.isEmpty() && brands.isEmpty() && attributes.isEmpty();
    }

    /** These, and one more category. */
    public Traits andCategory(List<String> path) {
        Set<List<String>> more = new LinkedHashSet<>(categories);
        more.add(path);
        return new Traits(more, brands, attributes);
    }

    /** These, and one more brand. */
    public Traits andBrand(String brand) {
        Set<String> more = new LinkedHashSet<>(brands);
        more.add(brand);
        return new Traits(categories, more, attributes);
    }

    /** These, and one more value of an attribute. */
    public Traits andAttribute(String name, String value) {
        Map<String, Set<String>> more = new LinkedHashMap<>(attributes);
        Set<String> values = new LinkedHashSet<>(more.getOrDefault(name, Set.of()));
        values.add(value);
        more.put(name, values);
        return new Traits(categories, brands, more);
    }
}
