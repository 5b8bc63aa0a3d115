package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.engine.TrainingProgress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An item that is put while the server runs finds its place without a training, in a shop where only words tell which. */
final class NewItemTest {
    private static final int EACH = 40;
    private static final int SHOPPERS = 120;
    /** Generous: what is claimed is about a second, on a machine that does nothing else. */
    private static final long MOST_SECONDS = 30;

    private static final String[] TEAS = {"green tea of the hills", "black tea of the lake", "tea of white flowers"};
    private static final String[] TOOLS = {"hammer of steel", "saw with a steel blade", "pliers made of steel"};

    @TempDir
    private Path folder;

    /** Two worlds in one category: people take either teas or tools. */
    private static RunningShop shop(Path folder) {
        RunningShop shop = RunningShop.onDisk(folder);
        List<Item> items = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            items.add(new ItemBuilder("tea-" + n, TEAS[n % 3] + " " + n)
                    .productType(List.of("All"))
                    .build());
            items.add(new ItemBuilder("tool-" + n, TOOLS[n % 3] + " " + n)
                    .productType(List.of("All"))
                    .build());
        }
        shop.assembly().engine().catalog().put(items);
        Instant start = Instant.now().minusSeconds(86_400);
        List<Event> events = new ArrayList<>();
        for (int shopper = 0; shopper < SHOPPERS; shopper++) {
            String world = shopper % 2 == 0 ? "tea-" : "tool-";
            for (int k = 0; k < 6; k++) {
                String itemId = world + (shopper * 7 + k * k * 3) % EACH;
                EventHeader header = new EventHeader(
                        "e" + shopper + "-" + k,
                        start.plusSeconds(60L * shopper + k),
                        "device " + shopper,
                        "shopper " + shopper,
                        null,
                        Platform.WEB,
                        null);
                events.add(new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of(itemId)), null));
            }
        }
        shop.assembly().engine().events().append(events);
        shop.assembly().engine().training().train(TrainingProgress.SILENT);
        return shop;
    }

    private static JsonNode shelf(RunningShop shop, String query) {
        return JSON.readTree(shop.get("/v1/recommendations?" + query).body()).get("items");
    }

    private static JsonNode similar(RunningShop shop, String itemId) {
        return shelf(shop, "placement=item-similar&limit=10&itemId=" + itemId);
    }

    private static Stream<String> ids(JsonNode shelf) {
        return shelf.valueStream().map(item -> item.get("itemId").asString());
    }

    private static String reason(JsonNode shelf) {
        return shelf.at("/0/reasons/0/type").asString();
    }

    /** Asks again until it is so; returns what it was in the end. */
    private static JsonNode until(RunningShop shop, String itemId, Predicate<JsonNode> condition) {
        long start = System.nanoTime();
        JsonNode shelf = similar(shop, itemId);
        while (!condition.test(shelf) && System.nanoTime() - start < MOST_SECONDS * 1_000_000_000) {
            shelf = similar(shop, itemId);
        }
        System.out.printf("%s has its shelf after %d ms%n", itemId, (System.nanoTime() - start) / 1_000_000);
        return shelf;
    }

    private static void put(RunningShop shop, String title) {
        String body = "{\"title\":\"" + title + "\",\"productType\":[\"All\"]}";
        assertThat(shop.admin("PUT", "/v1/items/new-1", body).statusCode()).isLessThan(300);
    }

    @Test
    void aPutItemAppearsWhereItBelongsMovesWithItsTextAndIsGoneWithoutATrace() {
        try (RunningShop shop = shop(folder)) {
            List<String> queries = List.of(
                    "placement=home&shopperId=shopper%2020",
                    "placement=home&shopperId=shopper%2021",
                    "placement=item-similar&itemId=tea-0",
                    "placement=item-similar&itemId=tool-0");
            List<JsonNode> before =
                    queries.stream().map(query -> shelf(shop, query)).toList();

            put(shop, "yellow tea of the lake");
            JsonNode teas = until(shop, "new-1", shelf -> reason(shelf).equals("similar_to"));
            assertThat(ids(teas).limit(5)).allMatch(id -> id.startsWith("tea-"));
            assertThat(reason(teas)).isEqualTo("similar_to");
            assertThat(teas.at("/0/reasons/0/itemId").asString()).isEqualTo("new-1");
            JsonNode likeATea = shelf(shop, "placement=item-similar&itemId=tea-0&limit=200");
            assertThat(likeATea.valueStream()
                            .filter(item -> item.get("itemId").asString().equals("new-1")))
                    .as("on the shelf of a tea, because it is like it")
                    .singleElement()
                    .satisfies(item ->
                            assertThat(item.at("/reasons/0/type").asString()).isEqualTo("similar_to"));

            put(shop, "pincers of steel");
            JsonNode tools = until(
                    shop, "new-1", shelf -> ids(shelf).findFirst().orElse("").startsWith("tool-"));
            assertThat(ids(tools).limit(5)).allMatch(id -> id.startsWith("tool-"));

            assertThat(shop.send("DELETE", "/v1/items/new-1", RunningShop.ADMIN, null, null)
                            .statusCode())
                    .isLessThan(300);
            for (int k = 0; k < queries.size(); k++) {
                assertThat(shelf(shop, queries.get(k))).as(queries.get(k)).isEqualTo(before.get(k));
            }
        }
    }

    /** What is new when the server starts has its place too. */
    @Test
    void afterARestartItHasItsPlaceAgain() {
        JsonNode before;
        try (RunningShop shop = shop(folder)) {
            put(shop, "yellow tea of the lake");
            before = until(shop, "new-1", shelf -> reason(shelf).equals("similar_to"));
        }
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            assertThat(until(shop, "new-1", shelf -> reason(shelf).equals("similar_to")))
                    .isEqualTo(before);
        }
    }
}
