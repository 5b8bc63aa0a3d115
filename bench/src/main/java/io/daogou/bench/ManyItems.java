package io.daogou.bench;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A large catalogue from the titles of a smaller one: with brands, categories, prices and attributes made up by chance. */
final class ManyItems {
    private static final List<String> COLOURS = List.of("black", "white", "red", "blue", "green", "silver", "brown");
    private static final List<String> MATERIALS = List.of("steel", "wood", "plastic", "brass", "glass");
    private static final long SEED = 1;

    private ManyItems() {}

    static List<Item> of(List<Item> some, int count) {
        Random random = new Random(SEED);
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String title = some.get(i % some.size()).title();
            String[] words = title.split(" ", -1);
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("colour", COLOURS.get(random.nextInt(COLOURS.size())));
            attributes.put("material", MATERIALS.get(random.nextInt(MATERIALS.size())));
            attributes.put("width", 1 + random.nextInt(40) + " in.");
            many.add(new ItemBuilder("item-" + i, title)
                    .brand(words[0].isBlank() ? "none" : words[0])
                    .productType(List.of("Room " + random.nextInt(12), "Shelf " + random.nextInt(300)))
                    .price(new Money(
                            BigDecimal.valueOf(1 + (long) Math.exp(random.nextDouble() * 7)), Money.currency("USD")))
                    .attributes(attributes)
                    .build());
        }
        return many;
    }
}
