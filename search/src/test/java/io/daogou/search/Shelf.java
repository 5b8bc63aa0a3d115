package io.daogou.search;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A small shop whose index is under test. */
final class Shelf implements AutoCloseable {
    final Map<String, Item> truth = new ConcurrentSkipListMap<>();
    final LuceneItemIndex index;

    Shelf(Path folder, List<Item> items) {
        this(folder, items, SearchSettings.defaults());
    }

    Shelf(Path folder, List<Item> items, SearchSettings settings) {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("the index of a test would lie in " + folder.toAbsolutePath());
        }
        items.forEach(item -> truth.put(item.itemId(), item));
        index = LuceneItemIndex.open(folder, this::forEach, settings);
        awaitWhole();
    }

    private void forEach(Consumer<Item> reader) {
        truth.values().forEach(reader);
    }

    /** Waits until the index is compared with the truth. */
    void awaitWhole() {
        Waiting.until(() -> {
            index.refresh();
            FoundItems all = index.find(ItemQuery.of("", "en", 0));
            return all.total() == truth.size()
                    && all.degraded().stream().noneMatch(reason -> reason == FoundItems.Degraded.REBUILDING);
        });
    }

    void put(Item... items) {
        for (Item item : items) {
            truth.put(item.itemId(), item);
        }
        index.put(List.of(items));
        index.refresh();
    }

    FoundItems find(String text) {
        return index.find(ItemQuery.of(text, "en", 20));
    }

    /** The identifiers of what is found, best first. */
    List<String> ids(String text) {
        return ids(find(text));
    }

    static List<String> ids(FoundItems found) {
        return found.items().stream().map(FoundItem::itemId).toList();
    }

    /** Things of all kinds, some of them in Chinese too. */
    static List<Item> things() {
        return List.of(
                thing(
                        "sony-xm4",
                        "Sony WH-1000XM4 Wireless Headphones",
                        "Sony",
                        "299",
                        List.of("Electronics", "Audio"),
                        Map.of("color", "black"),
                        "索尼无线降噪蓝牙耳机",
                        List.of("电子", "音频"),
                        Map.of("颜色", "黑色")),
                thing(
                        "earbuds",
                        "Wireless Earbuds with Charging Case",
                        "Anker",
                        "79",
                        List.of("Electronics", "Audio"),
                        Map.of("color", "white"),
                        "蓝牙耳机带充电盒",
                        List.of("电子", "音频"),
                        Map.of("颜色", "白色")),
                thing(
                        "tv-55",
                        "55 in. 4K Smart TV",
                        "TCL",
                        "450",
                        List.of("Electronics", "TV"),
                        Map.of("color", "black"),
                        "55英寸4K智能电视",
                        List.of("电子", "电视"),
                        Map.of("颜色", "黑色")),
                thing(
                        "tv-65",
                        "65-inch OLED Television",
                        "LG",
                        "1500",
                        List.of("Electronics", "TV"),
                        Map.of("color", "black"),
                        "65寸OLED电视",
                        List.of("电子", "电视"),
                        Map.of("颜色", "黑色")),
                thing(
                        "kettle",
                        "Electric Kettle 1.5 L",
                        "Bosch",
                        "45",
                        List.of("Home", "Kitchen"),
                        Map.of("color", "red"),
                        "1.5升电热水壶",
                        List.of("家居", "厨房"),
                        Map.of("颜色", "红色")),
                thing(
                        "mug",
                        "Stoneware Mug",
                        "Anker",
                        "12.50",
                        List.of("Home", "Kitchen"),
                        Map.of("color", "blue"),
                        "陶瓷马克杯",
                        List.of("家居", "厨房"),
                        Map.of("颜色", "蓝色")),
                thing(
                        "shoes",
                        "Men's Running Shoes",
                        "Nike",
                        "120",
                        List.of("Sport", "Shoes"),
                        Map.of("color", "red"),
                        "男士跑步鞋",
                        List.of("运动", "鞋"),
                        Map.of("颜色", "红色")),
                thing(
                        "shoe-rack",
                        "Shoe Rack for Running Shoes",
                        "Ikea",
                        "30",
                        List.of("Home", "Storage"),
                        Map.of("color", "white"),
                        "鞋架",
                        List.of("家居", "收纳"),
                        Map.of("颜色", "白色")),
                thing(
                        "washer",
                        "Dishwasher Stainless Steel",
                        "Bosch",
                        "600",
                        List.of("Home", "Kitchen"),
                        Map.of("color", "silver"),
                        "不锈钢洗碗机",
                        List.of("家居", "厨房"),
                        Map.of("颜色", "银色")),
                thing(
                        "dress",
                        "Cotton Summer Dress",
                        "Zara",
                        "60",
                        List.of("Fashion", "Dresses"),
                        Map.of("color", "red"),
                        "棉质夏季连衣裙",
                        List.of("服装", "连衣裙"),
                        Map.of("颜色", "红色")));
    }

    private static Item thing(
            String id,
            String title,
            String brand,
            String price,
            List<String> path,
            Map<String, String> attributes,
            String chinese,
            List<String> chinesePath,
            Map<String, String> chineseAttributes) {
        return new ItemBuilder(id, title)
                .brand(brand)
                .price(Money.of(price, "USD"))
                .productType(path)
                .attributes(attributes)
                .translation("zh", new Translation(chinese, null, chinesePath, chineseAttributes))
                .build();
    }

    @Override
    public void close() {
        index.close();
    }
}
