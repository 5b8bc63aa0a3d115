package io.daogou.guide.catalog;

import io.daogou.domain.item.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What brands are called in other languages, which items do not say: where every translated title of a brand begins with
 * the same characters, those are its name, as
 * far as titles of other brands do not have them.
 */
final class BrandNames {
    private static final int SHORTEST = 2;
    private static final int FEWEST_ITEMS = 3;

    private final Map<String, Map<String, Beginning>> beginnings = new HashMap<>();

    void add(Item item) {
        String brand = item.brand();
        if (brand != null) {
            item.translations()
                    .forEach((tag, texts) -> beginnings
                            .computeIfAbsent(brand, key -> new HashMap<>())
                            .merge(tag, new Beginning(texts.title(), 1), Beginning::and));
        }
    }

    /** @param isOfOthers whether a pair of characters stands in titles of other brands too: then it is no name */
    Labels labels(String brand, Predicate<String> isOfOthers) {
        Map<String, String> names = new HashMap<>();
        beginnings.getOrDefault(brand, Map.of()).forEach((tag, beginning) -> {
            String name = own(beginning.text, isOfOthers);
            if (name.length() >= SHORTEST && beginning.count >= FEWEST_ITEMS) {
                names.put(tag, name);
            }
        });
        return new Labels(brand, names);
    }

    private static String own(String text, Predicate<String> isOfOthers) {
        int end = Math.min(1, text.length());
        while (end < text.length() && !isOfOthers.test(text.substring(end - 1, end + 1))) {
            end++;
        }
        return text.substring(0, end < text.length() ? end - 1 : end).strip();
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
