package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogues that the guide is tried on. */
final class GuideCatalogs {
    private final Bench.Data data;

    GuideCatalogs(Bench.Data data) {
        this.data = data;
    }

    static List<Item> demo() {
        return DemoShop.generate(1).items();
    }

    /** Through the import that a shop would use. */
    List<Item> amazon(Path folder) {
        String shop = folder.resolve("shop").toString();
        Child.runDaogou(List.of(
                "import",
                data.file("amazon-in-catalog/products.csv.gz").toString(),
                "--data",
                shop,
                "--currency",
                "INR"));
        List<Item> items = new ArrayList<>();
        try (Store store = Store.open(folder.resolve("shop"))) {
            store.catalog().forEach(items::add);
        }
        return items;
    }

    /** Chinese, with categories for half of it, and no attributes: the name and the line below it are the title. */
    List<Item> newbee() throws IOException {
        Map<String, String[]> categories = new HashMap<>();
        for (String line : Files.readAllLines(data.file("newbee-mall/categories.tsv"))) {
            String[] columns = line.split("\t", -1);
            categories.put(columns[0], columns);
        }
        List<Item> items = new ArrayList<>();
        Path goods = data.file("newbee-mall/goods.jsonl.gz");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(goods)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode row = JsonMapper.shared().readTree(line);
                String title = row.path("goods_name").asString() + " "
                        + row.path("goods_intro").asString();
                items.add(new ItemBuilder(row.path("goods_id").asString(), title.strip())
                        .price(Money.of(row.path("selling_price").asString(), "CNY"))
                        .productType(path(row.path("goods_category_id").asString(), categories))
                        .build());
            }
        }
        return items;
    }

    private static List<String> path(String category, Map<String, String[]> categories) {
        List<String> path = new ArrayList<>();
        String[] at = categories.get(category);
        while (at != null) {
            path.addFirst(at[3]);
            at = categories.get(at[2]);
        }
        return path;
    }
}
