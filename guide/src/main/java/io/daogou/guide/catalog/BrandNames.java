package io.daogou.guide.catalog;

import io.daogou.domain.item.Item;
import java.util.HashMap;
import java.util.Map;

/**
 * What brands are called in other languages, which items do not say: where every translated title of a brand begins with
 * the same characters, those are its name.
 */
final class BrandNames {
    private static final int SHORTEST = 2;
    private static final int FEWEST_ITEMS = 3;

    private final Map<String, Map<String, Beginning>> beginnings = new HashMap<>();

    void add(Item item) {
        String brand = item.brand();
        if (brand != null) {
            item.translations().forEach((tag, texts) -> beginnings
                    .computeIfAbsent(brand, key -> new HashMap<>())
                    .merge(tag, new Beginning(texts.title(), 1), Beginning::and));
        }
    }

    Labels labels(String brand) {
        Map<String, String> names = new HashMap<>();
        beginnings.getOrDefault(brand, Map.of()).forEach((tag, beginning) -> {
            String name = beginning.text.strip();
            if (name.length() >= SHORTEST && beginning.count >= FEWEST_ITEMS) {
                names.put(tag, name);
            }
        });
        return new Labels(brand, names);
    }

    private record Beginning(String text, int count) {
        Beginning and(Beginning other) {
            int common = 0;
            while (common < Math.min(text.length(), other.text.length())
                    && text.charAt(common) == other.text.charAt(common)) {
                common++;
            }
            return new Beginning(text.substring(0, common), count + other.count);
        }
    }
}
