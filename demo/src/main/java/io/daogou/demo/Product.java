package io.daogou.demo;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Translation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the generator decided about one product; {@link #item} writes it down in both languages.
 *
 * @param choices the value chosen for each attribute
 * @param discount what the price is multiplied with; 1 when it is not on sale
 */
record Product(
        Family family,
        Brand brand,
        Map<String, Choice> choices,
        Phrase titlePattern,
        List<Phrase> sentences,
        double price,
        double discount,
        Instant addedAt) {

    /** The same product in another colour. */
    Product in(Choice colour) {
        Map<String, Choice> others = new LinkedHashMap<>(choices);
        others.put(Family.COLOUR, colour);
        return new Product(family, brand, others, titlePattern, sentences, price, discount, addedAt);
    }

    String englishTitle() {
        return Template.englishTitle(titlePattern.english() + (colourMissing() ? ", {colour}" : ""), words());
    }

    Item item(String itemId, @Nullable String group, Availability availability, Map<String, String> attributeNames) {
        BigDecimal regular = Prices.round(price);
        return new ItemBuilder(itemId, englishTitle())
                .description(sentences.stream()
                        .map(sentence -> Template.english(sentence.english(), words()))
                        .collect(Collectors.joining(" ")))
                .link("#/item/" + itemId)
                .imageLink("/demo/images/" + itemId + ".svg")
                .price(Prices.yuan(regular))
                .salePrice(discount < 1 ? Prices.yuan(Prices.reduce(regular, discount)) : null)
                .availability(availability)
                .brand(brand.name().english())
                .productType(family.path().stream().map(Phrase::english).toList())
                .itemGroupId(group)
                .attributes(englishAttributes())
                .translation("zh", chinese(attributeNames))
                .addedAt(addedAt)
                .build();
    }

    private Translation chinese(Map<String, String> attributeNames) {
        return new Translation(
                Template.chinese(titlePattern.chinese() + (colourMissing() ? " {colour}" : ""), words()),
                sentences.stream()
                        .map(sentence -> Template.chinese(sentence.chinese(), words()))
                        .collect(Collectors.joining()),
                family.path().stream().map(Phrase::chinese).toList(),
                chineseAttributes(attributeNames));
    }

    /** Variants differ by colour, so the title has to name it. */
    private boolean colourMissing() {
        return choices.containsKey(Family.COLOUR) && !titlePattern.english().contains("{colour}");
    }

    private Map<String, Phrase> words() {
        Map<String, Phrase> words = new LinkedHashMap<>();
        choices.forEach((name, choice) -> words.put(name, choice.name()));
        words.put("brand", brand.name());
        return words;
    }

    private Map<String, String> englishAttributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        choices.forEach((name, choice) -> {
            if (!name.startsWith("_")) {
                attributes.put(name, choice.name().english());
            }
        });
        return attributes;
    }

    private Map<String, String> chineseAttributes(Map<String, String> names) {
        Map<String, String> attributes = new LinkedHashMap<>();
        choices.forEach((name, choice) -> {
            if (!name.startsWith("_")) {
                String chinese = names.get(name);
                if (chinese == null) {
                    throw new IllegalArgumentException("shop.json has no Chinese name for the attribute " + name);
                }
                attributes.put(chinese, choice.name().chinese());
            }
        });
        return attributes;
    }
}
