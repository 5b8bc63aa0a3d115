package io.daogou.server.agents;

import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In what the variants of a product differ: the attributes that all of them have, with at least two values among them.
 *
 * @param values names in the order of the first variant, each with its values in the order of the variants
 */
record Options(Map<String, Set<String>> values) {
    static Options of(Product product) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        List<Map<String, String>> variants =
                product.variants().stream().map(Options::attributes).toList();
        for (String name : variants.getFirst().keySet()) {
            Set<String> found = new LinkedHashSet<>();
            variants.forEach(attributes -> found.add(attributes.get(name)));
            if (found.size() > 1 && !found.contains(null)) {
                values.put(name, found);
            }
        }
        return new Options(values);
    }

    /** What a variant has of them. */
    Map<String, String> of(Item variant) {
        Map<String, String> chosen = attributes(variant);
        chosen.keySet().retainAll(values.keySet());
        return chosen;
    }

    /**
     * What is left of a choice that may fit no variant: what the product does not have is dropped, then one option after the other
     * until a variant fits.
     *
     * @param preferences the options to keep longest first; what is not named goes first, the last chosen before the others
     */
    Map<String, String> effective(Product product, Map<String, String> selected, List<String> preferences) {
        Map<String, String> left = new LinkedHashMap<>(selected);
        left.entrySet()
                .removeIf(one -> !values.getOrDefault(one.getKey(), Set.of()).contains(one.getValue()));
        List<String> dropped = new ArrayList<>(left.keySet().stream()
                .filter(name -> !preferences.contains(name))
                .toList()
                .reversed());
        dropped.addAll(preferences.reversed());
        for (String name : dropped) {
            if (!product.variants(item -> fits(item, left)).isEmpty()) {
                break;
            }
            left.remove(name);
        }
        return left;
    }

    static boolean fits(Item variant, Map<String, String> selected) {
        return attributes(variant).entrySet().containsAll(selected.entrySet());
    }

    /** As agents see them, so that what they send back is found again. */
    static Map<String, String> attributes(Item item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        item.attributes().forEach((name, value) -> attributes.put(PlainText.of(name), PlainText.of(value)));
        return attributes;
    }
}
