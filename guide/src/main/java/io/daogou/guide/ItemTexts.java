package io.daogou.guide;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Translation;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.understand.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as the truth has it, in one language where it has that. */
record ItemTexts(Item item, @Nullable Translation translation) {
    static ItemTexts of(Item item, String language) {
        return new ItemTexts(item, item.translations().get(language));
    }

    String title() {
        return translation == null ? item.title() : translation.title();
    }

    /** Name and value of each attribute, by slot. */
    Map<String, Map.Entry<String, String>> attributes() {
        List<Map.Entry<String, String>> own = new ArrayList<>(item.attributes().entrySet());
        boolean isTranslated = translation != null
                && translation.attributes().size() == item.attributes().size();
        List<Map.Entry<String, String>> shown = isTranslated && translation != null
                ? new ArrayList<>(translation.attributes().entrySet())
                : own;
        Map<String, Map.Entry<String, String>> attributes = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            attributes.put(
                    Facet.ATTRIBUTE + own.get(i).getKey(),
                    Map.entry(shown.get(i).getKey(), shown.get(i).getValue()));
        }
        return attributes;
    }

    /** Whether the truth has one of a wish's values; true for words, which the index found. */
    boolean has(Wish wish) {
        if (wish.slot().equals(Wish.WORDS)) {
            return true;
        }
        if (wish.isCategory()) {
            String path = String.join(" > ", item.productType());
            return wish.values().stream().anyMatch(value -> path.equals(value) || path.startsWith(value + " > "));
        }
        String value = wish.slot().equals(Facet.BRAND)
                ? item.brand()
                : item.attributes().get(wish.slot().substring(Facet.ATTRIBUTE.length()));
        return value != null && wish.values().contains(value);
    }
}
