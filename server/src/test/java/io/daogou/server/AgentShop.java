package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A small catalogue in which everything is there that agents must be told rightly. */
final class AgentShop {
    private AgentShop() {}

    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        items.add(shirt("shirt-red-s", "red", "S", "120", Availability.IN_STOCK));
        items.add(shirt("shirt-red-m", "red", "M", "130", Availability.OUT_OF_STOCK));
        items.add(shirt("shirt-blue-m", "blue", "M", "125.50", Availability.PREORDER));
        items.add(item("kettle", "Copper kettle", "Boils a litre in two minutes.")
                .price(Money.of("89.9", "CNY"))
                .salePrice(Money.of("79.90", "CNY"))
                .brand("Tongxiang")
                .gtin("6901234567892")
                .productType(List.of("Home", "Kitchen"))
                .attributes(Map.of("material", "copper"))
                .link("/p/kettle?a=1 2")
                .imageLink("javascript:alert(1)")
                .translation("zh", new Translation("铜水壶", "两分钟烧开一升水。", List.of("家居", "厨房"), Map.of()))
                .build());
        items.add(item("yen", "Paper lantern from Kyoto", "Folds flat.")
                .price(Money.of("1999", "JPY"))
                .build());
        items.add(item("fils", "Incense burner from Kuwait", "Brass.")
                .price(Money.of("3.125", "KWD"))
                .build());
        items.add(item("screw", "Brass screw", "Sold by the piece.")
                .price(Money.of("0.125", "EUR"))
                .build());
        items.add(item("priceless", "Lantern nobody has priced", "Ask.").build());
        items.add(new ItemBuilder("silent", "Lantern that says nothing of itself")
                .price(Money.of("10", "CNY"))
                .build());
        return items;
    }

    private static ItemBuilder item(String id, String title, String description) {
        return new ItemBuilder(id, title).description(description);
    }

    private static Item shirt(String id, String colour, String size, String price, Availability availability) {
        return item(id, "Linen shirt, " + colour + ", " + size, "Washed linen.")
                .price(Money.of(price, "CNY"))
                .availability(availability)
                .itemGroupId("shirt")
                .brand("Baima")
                .productType(List.of("Clothes", "Shirts"))
                // In an order that is always the same, unlike that of Map.of.
                .attributes(new TreeMap<>(Map.of("colour", colour, "size", size, "material", "linen")))
                .build();
    }

    /** Puts the items, and waits until the last of them is found. */
    static void fill(RunningShop shop, List<Item> items) {
        shop.assembly().engine().catalog().put(items);
        Item last = items.getLast();
        String words = String.join(" ", List.of(last.title().split(" ")).subList(0, 2));
        String request = OpenApi.JSON.createObjectNode().put("query", words).toString();
        ServeProcess.until(() -> search(shop, request).toString().contains("\"id\":\"" + last.itemId() + "\""));
    }

    static JsonNode search(RunningShop shop, String request) {
        return ask(shop, "search", request);
    }

    /** Asks the catalogue; what it answers keeps to the contract. */
    static JsonNode ask(RunningShop shop, String operation, String request) {
        HttpResponse<String> answer = shop.send(
                "POST", "/catalog/" + operation, null, RunningShop.JSON, request.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = OpenApi.JSON.readTree(answer.body());
        String shape = operation.equals("product") ? "detail" : operation;
        assertThat(OpenApi.violationsOfFile("schemas/catalog.schema.json#/$defs/" + shape, json))
                .as(answer.body())
                .isEmpty();
        return json;
    }
}
