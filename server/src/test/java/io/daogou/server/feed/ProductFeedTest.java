package io.daogou.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.store.Store;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProductFeedTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FeedSeller SELLER = new FeedSeller("Tea House", URI.create("https://shop.example/"), "CN");

    private final Store store = Store.inMemory();
    private final Catalog catalog = store.catalog();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLineSaysWhatTheCatalogueSays() {
        catalog.put(List.of(kettle().salePrice(Money.of("79.5", "CNY"))
                .gtin("6901234567892")
                .productType(List.of("Home", "Kitchen"))
                .availability(Availability.PREORDER)
                .build()));
        FeedReport report = new ProductFeed(catalog, SELLER).write(out);
        assertThat(report).isEqualTo(new FeedReport(1, 0, Map.of()));
        assertThat(lines().getFirst().toString())
                .isEqualTo("{\"item_id\":\"kettle\",\"title\":\"Copper kettle\",\"description\":\"Boils a litre.\","
                        + "\"url\":\"https://shop.example/p/kettle\",\"brand\":\"Tongxiang\","
                        + "\"image_url\":\"https://cdn.example/kettle.jpg\",\"price\":\"89.90 CNY\","
                        + "\"sale_price\":\"79.50 CNY\",\"availability\":\"pre_order\",\"gtin\":\"6901234567892\","
                        + "\"product_category\":\"Home > Kitchen\",\"seller_name\":\"Tea House\","
                        + "\"seller_url\":\"https://shop.example/\",\"store_country\":\"CN\",\"target_countries\":[\"CN\"],"
                        + "\"is_eligible_search\":true,\"is_eligible_checkout\":false}");
    }

    @Test
    void pricesHaveAsManyDigitsAsTheirCurrency() {
        for (String price : List.of("5 USD", "1999 JPY", "3.1 KWD", "0.125 EUR")) {
            String[] parts = price.split(" ", 2);
            catalog.put(
                    List.of(kettle(parts[1]).price(Money.of(parts[0], parts[1])).build()));
        }
        var _ = new ProductFeed(catalog, SELLER).write(out);
        assertThat(lines())
                .extracting(line -> line.get("price").asString())
                .containsExactlyInAnyOrder("5.00 USD", "1999 JPY", "3.100 KWD", "0.13 EUR");
    }

    @Test
    void whatIsRequiredAndMissingIsReportedAndNotInvented() {
        catalog.put(List.of(
                kettle().build(),
                Item.of("bare", "Only a title"),
                kettle("script").link("javascript:alert(1)").build()));
        FeedReport report = new ProductFeed(catalog, SELLER).write(out);
        assertThat(report.written()).isEqualTo(1);
        assertThat(report.leftOut()).isEqualTo(2);
        assertThat(report.problems())
                .containsOnlyKeys("description", "url", "brand", "image_url", "price")
                .containsEntry(
                        "url",
                        new FeedReport.Problem(
                                "give link, absolute, or agents.publicUrl in the configuration",
                                true,
                                2,
                                List.of("bare", "script")));
        assertThat(lines()).extracting(line -> line.get("item_id").asString()).containsExactly("kettle");
    }

    @Test
    void aShopThatSaysNotWhereItIsHasNoFeed() {
        catalog.put(List.of(kettle().link("https://shop.example/kettle").build()));
        FeedReport report = new ProductFeed(catalog, new FeedSeller("Tea House", null, null)).write(out);
        assertThat(report.problems()).containsOnlyKeys("seller_url");
        assertThat(out.size()).isZero();
    }

    @Test
    void variantsNameTheirGroupAndInWhatTheyDiffer() {
        catalog.put(List.of(
                shirt("red-s", "red", "S"),
                shirt("red-m", "red", "M"),
                shirt("blue-m", "blue", "M"),
                kettle().build()));
        var _ = new ProductFeed(catalog, SELLER).write(out);
        JsonNode redS = lines().get(3);
        assertThat(redS.get("group_id").asString()).isEqualTo("shirt");
        assertThat(redS.get("listing_has_variations").asBoolean()).isTrue();
        assertThat(redS.get("variant_dict").toString()).isEqualTo("{\"colour\":\"red\",\"size\":\"S\"}");
        assertThat(lines().get(1).has("group_id")).isFalse();
    }

    @Test
    void whatIsTooLongIsShortenedAtAWordAndReported() {
        catalog.put(List.of(
                kettle("long").title("tea ".repeat(60).strip()).build(),
                kettle("emoji").title("🍵".repeat(100)).build(),
                kettle("i".repeat(101)).build()));
        FeedReport report = new ProductFeed(catalog, SELLER).write(out);
        assertThat(report.problems()).containsOnlyKeys("title", "item_id");
        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("title").asString())
                        .hasSizeLessThanOrEqualTo(150)
                        .endsWith("…")
                        .matches("(tea )*tea…|(🍵)+…"));
    }

    private static ItemBuilder kettle() {
        return kettle("kettle");
    }

    private static ItemBuilder kettle(String id) {
        return new ItemBuilder(id, "Copper kettle")
                .description("Boils a litre.")
                .link("/p/" + (id.length() > 100 ? "x" : id))
                .imageLink("https://cdn.example/kettle.jpg")
                .brand("Tongxiang")
                .price(Money.of("89.9", "CNY"));
    }

    private static Item shirt(String id, String colour, String size) {
        return kettle(id)
                .itemGroupId("shirt")
                .attributes(new TreeMap<>(Map.of("colour", colour, "size", size, "material", "linen")))
                .build();
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add(JSON.readTree(line)));
        return lines;
    }
}
