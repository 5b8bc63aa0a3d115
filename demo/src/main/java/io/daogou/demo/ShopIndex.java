package io.daogou.demo;

import io.daogou.domain.event.EventItem;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shop in arrays: for each item its family, brand, colour and place among the prices of its family. */
final class ShopIndex {
    final List<Item> items;
    final List<Family> families;
    final Map<String, Integer> itemIndexes = new HashMap<>();
    final Map<String, Integer> familyIndexes = new HashMap<>();
    final int[] family;
    final int[] brand;
    final int[] colour;
    /** 0 for the cheapest of its family to 1 for the dearest. */
    final double[] pricePlace;

    final int[][] itemsOfFamily;
    private final @Nullable EventItem[][] eventItems;
    final int brands;
    final int colours;

    ShopIndex(DemoShop shop) {
        items = shop.items();
        families = List.copyOf(Vocabulary.SHARED.families().values());
        family = new int[items.size()];
        brand = new int[items.size()];
        colour = new int[items.size()];
        pricePlace = new double[items.size()];
        eventItems = new EventItem[Shelves.LENGTH + 1][items.size()];
        families.forEach(one -> familyIndexes.put(one.id(), familyIndexes.size()));
        Map<String, Integer> brandIndexes = new HashMap<>();
        Map<String, Integer> colourIndexes = new HashMap<>();
        for (int item = 0; item < items.size(); item++) {
            Item one = items.get(item);
            itemIndexes.put(one.itemId(), item);
            family[item] = familyIndex(Vocabulary.SHARED.familyOf(one.itemId()).id());
            brand[item] = indexOf(String.valueOf(one.brand()), brandIndexes);
            colour[item] = indexOf(one.attributes().getOrDefault(Family.COLOUR, ""), colourIndexes);
        }
        brands = brandIndexes.size();
        colours = colourIndexes.size();
        itemsOfFamily = itemsOfFamily();
        placePrices();
    }

    int familyIndex(String familyId) {
        Integer index = familyIndexes.get(familyId);
        if (index == null) {
            throw new IllegalArgumentException("no family of the demo shop: " + familyId);
        }
        return index;
    }

    int itemIndex(String itemId) {
        Integer index = itemIndexes.get(itemId);
        if (index == null) {
            throw new IllegalArgumentException("no item of this shop: " + itemId);
        }
        return index;
    }

    boolean canBeBought(int item, long time) {
        Item one = items.get(item);
        return one.availability() != Availability.OUT_OF_STOCK
                && (one.addedAt() == null || one.addedAt().toEpochMilli() <= time);
    }

    double price(int item) {
        return money(item).amount().doubleValue();
    }

    Money money(int item) {
        return Objects.requireNonNull(items.get(item).currentPrice(), "an item of the demo shop without a price");
    }

    /** One piece of an item at its price of today, perhaps at a position; made once, for there are many impressions. */
    EventItem eventItem(int item, @Nullable Integer position) {
        int place = position == null ? 0 : position + 1;
        EventItem made = eventItems[place][item];
        if (made == null) {
            made = new EventItem(items.get(item).itemId(), money(item).amount(), 1, position);
            eventItems[place][item] = made;
        }
        return made;
    }

    private static int indexOf(String name, Map<String, Integer> indexes) {
        return indexes.computeIfAbsent(name, _ -> indexes.size());
    }

    private int[][] itemsOfFamily() {
        List<List<Integer>> lists = new ArrayList<>();
        families.forEach(_ -> lists.add(new ArrayList<>()));
        for (int item = 0; item < family.length; item++) {
            lists.get(family[item]).add(item);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void placePrices() {
        for (int[] members : itemsOfFamily) {
            for (int item : members) {
                int cheaper = 0;
                for (int other : members) {
                    cheaper += price(other) < price(item) ? 1 : 0;
                }
                pricePlace[item] = members.length < 2 ? .5 : (double) cheaper / (members.length - 1);
            }
        }
    }
}
