package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.ItemQuery;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop's own words find its own things, in both languages. */
class DemoQueriesTest {
    private final Map<String, Item> items = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNameOfACategoryFindsWhatIsInIt() {
        List<Item> all = DemoShop.generate(1).items();
        all.forEach(item -> items.put(item.itemId(), item));
        Map<String, String> queries = new LinkedHashMap<>();
        for (Item item : all) {
            String category = item.productType().getLast();
            queries.put(category, category);
            item.translations()
                    .values()
                    .forEach(one -> queries.put(one.productType().getLast(), category));
        }
        try (Shelf shelf = new Shelf(folder, all)) {
            int right = 0;
            for (Map.Entry<String, String> query : queries.entrySet()) {
                List<String> found = Shelf.ids(shelf.index.find(ItemQuery.of(query.getKey(), "zh", 10)));
                long fit =
                        found.stream().filter(id -> isIn(id, query.getValue())).count();
                right += fit > found.size() / 2 ? 1 : 0;
                if (fit <= found.size() / 2) {
                    System.out.println(query + " found " + found);
                }
            }
            assertThat((double) right / queries.size()).isGreaterThanOrEqualTo(0.97);
        }
    }

    @Test
    void aTitleFindsItsItemFirst() {
        List<Item> all = DemoShop.generate(1).items();
        try (Shelf shelf = new Shelf(folder, all)) {
            int asked = 0;
            int first = 0;
            for (int i = 0; i < all.size(); i += 10) {
                Item item = all.get(i);
                String chinese = item.translations().get("zh") == null
                        ? item.title()
                        : item.translations().get("zh").title();
                for (String title : List.of(item.title(), chinese)) {
                    asked++;
                    List<String> found = Shelf.ids(shelf.index.find(ItemQuery.of(title, "zh", 10)));
                    first += found.indexOf(item.itemId()) == 0 ? 1 : 0;
                }
            }
            assertThat((double) first / asked).isGreaterThanOrEqualTo(0.95);
        }
    }

    private boolean isIn(String itemId, String category) {
        Item item = items.get(itemId);
        return item != null && item.productType().contains(category);
    }
}
