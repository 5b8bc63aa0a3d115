package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.engine.EngineSettings;
import io.daogou.server.configuration.IdentitySettings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Search and the guide as a client meets them: over HTTP, in a shop of twenty lamps and twenty mugs. */
final class SearchAndGuideTest {
    private static final String AGREED =
            "{\"analytics\": true, \"personalization\": true, \"source\": \"test\", \"version\": \"1\"}";

    @TempDir
    private Path folder;

    private RunningShop shop;
    private int events;

    @BeforeEach
    void open() {
        shop = RunningShop.onDisk(
                folder,
                EngineSettings.defaults().withTraining(List.of("item-knn", "popular"), .2),
                IdentitySettings.defaults());
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String kind = i % 2 == 0 ? "Lamp" : "Mug";
            String chinese = i % 2 == 0 ? "台灯" : "马克杯";
            String colour = i % 4 < 2 ? "red" : "blue";
            String chineseColour = i % 4 < 2 ? "红色" : "蓝色";
            items.append("{\"itemId\":\"item-")
                    .append(i)
                    .append("\",\"title\":\"")
                    .append(kind)
                    .append(" No ")
                    .append(i);
            items.append("\",\"brand\":\"Maker ").append(i % 3).append("\",\"productType\":[\"Home\",\"");
            items.append(kind).append("s\"],\"attributes\":{\"colour\":\"").append(colour);
            items.append("\"},\"price\":{\"amount\":").append(10 + 10 * i).append(",\"currency\":\"CNY\"},");
            items.append("\"translations\":{\"zh\":{\"title\":\"")
                    .append(chinese)
                    .append(' ')
                    .append(i);
            items.append("\",\"productType\":[\"家居\",\"").append(chinese).append("\"],\"attributes\":{\"颜色\":\"");
            items.append(chineseColour).append("\"}}}}\n");
        }
        shop.send(
                "POST",
                "/v1/items",
                RunningShop.ADMIN,
                RunningShop.NDJSON,
                items.toString().getBytes(StandardCharsets.UTF_8));
        ServeProcess.until(() -> search("q=mug").at("/total").asInt() == 20);
        ServeProcess.until(() -> turn("{\"text\": \"a lamp\"}").at("/products").size() > 0
                || turn("{\"text\": \"a lamp\"}").has("question"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode search(String query) {
        return OpenApi.JSON.readTree(searched(query));
    }

    private String searched(String query) {
        HttpResponse<String> answer = shop.get("/v1/search?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode turn(String body) {
        HttpResponse<String> answer = shop.post("/v1/guide/turns", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OpenApi.JSON.readTree(answer.body());
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.at("/itemId").asString()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void view(String device, String item) {
        String event = "{\"eventId\":\"event-" + events++ + "\",\"event\":\"view_item\",\"time\":\"" + Instant.now()
                + "\",\"deviceId\":\"" + device + "\",\"items\":[{\"itemId\":\"" + item + "\"}]}";
        assertThat(shop.post("/v1/events", event).body()).contains("stored");
    }

    @Test
    void answersKeepToTheContract() {
        JsonNode found = search("q=" + encoded("red lamp under 200"));
        assertThat(OpenApi.violations("#/components/schemas/Found", found)).isEmpty();
        assertThat(found.at("/understood/price/max").asInt()).isEqualTo(200);
        assertThat(found.at("/items")).isNotEmpty();
        for (String said : List.of("hello", "a red lamp under 200", "compare the first two", "马克杯，不要蓝色")) {
            JsonNode answer = turn("{\"deviceId\": \"phone\", \"text\": \"" + said + "\"}");
            assertThat(OpenApi.violations("#/components/schemas/GuideAnswer", answer))
                    .as(said)
                    .isEmpty();
        }
    }

    @Test
    void facetsAndPagesGoTogether() {
        JsonNode found = search("q=mug&limit=5");
        assertThat(found.at("/facets/brands").size()).isEqualTo(3);
        List<String> all = ids(search("q=mug&limit=20").at("/items"));
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 20; offset += 5) {
            paged.addAll(ids(search("q=mug&limit=5&offset=" + offset).at("/items")));
        }
        assertThat(paged).containsExactlyElementsOf(all).doesNotHaveDuplicates();
        assertThat(search("q=mug&attribute=" + encoded("colour:red"))
                        .at("/total")
                        .asInt())
                .isEqualTo(10);
        assertThat(search("q=" + encoded("马克杯") + "&language=zh&attribute=" + encoded("颜色:红色"))
                        .at("/total")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void aChangeOfTheCatalogueIsFoundWithinASecond() {
        long begin = System.nanoTime();
        shop.admin("PUT", "/v1/items/new-1", "{\"title\": \"Samovar\"}");
        ServeProcess.until(() -> search("q=samovar").at("/total").asInt() == 1);
        shop.send("DELETE", "/v1/items/new-1", RunningShop.ADMIN, null, null);
        ServeProcess.until(() -> search("q=samovar").at("/total").asInt() == 0);
        assertThat(System.nanoTime() - begin).as("both").isLessThan(4_000_000_000L);
    }

    @Test
    void whoRefusesIsAnsweredAsAStrangerByteForByte() {
        shop.send(
                "PUT",
                "/v1/devices/phone/consent",
                RunningShop.BROWSER,
                RunningShop.JSON,
                AGREED.getBytes(StandardCharsets.UTF_8));
        view("phone", "item-3");
        view("phone", "item-5");
        shop.send(
                "PUT",
                "/v1/devices/phone/consent",
                RunningShop.BROWSER,
                RunningShop.JSON,
                "{\"analytics\": false, \"personalization\": false}".getBytes(StandardCharsets.UTF_8));
        assertThat(searched("q=mug&deviceId=phone")).isEqualTo(searched("q=mug&deviceId=stranger"));
    }

    @Test
    void aGuestTalksOnByTheConversationAlone() {
        JsonNode first = turn("{\"text\": \"a lamp\"}");
        String conversation = first.at("/conversationId").asString();
        JsonNode second = turn("{\"conversationId\": \"" + conversation + "\", \"text\": \"under 100\"}");
        assertThat(second.at("/conversationId").asString()).isEqualTo(conversation);
        assertThat(second.at("/understood").toString()).contains("Lamps").contains("100");
        assertThat(turn("{\"text\": \"under 100\"}").at("/understood").toString())
                .as("another guest")
                .doesNotContain("Lamps");
    }

    @Test
    void aConversationFollowsTheShopperAndIsNobodyElses() {
        choose("laptop", AGREED);
        choose("phone", AGREED);
        shop.admin("PUT", "/v1/shoppers/lin/devices/laptop", "");
        shop.admin("PUT", "/v1/shoppers/lin/devices/phone", "");
        JsonNode begun = turn("{\"deviceId\": \"laptop\", \"text\": \"a red lamp\"}");
        assertThat(turn("{\"deviceId\": \"phone\"}").at("/understood").toString())
                .contains("Lamps");
        String stolen = begun.at("/conversationId").asString();
        assertThat(turn("{\"deviceId\": \"thief\", \"conversationId\": \"" + stolen + "\"}")
                        .at("/understood"))
                .isEmpty();
    }

    @Test
    void theSignalForPrivacyKeepsTheConversationAndHidesThePerson() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/guide/turns"))
                .header("Authorization", "Bearer " + RunningShop.BROWSER)
                .header("Content-Type", "application/json")
                .header("Sec-GPC", "1")
                .POST(BodyPublishers.ofString("{\"deviceId\": \"phone\", \"text\": \"a lamp\"}"))
                .build();
        shop.send(request);
        JsonNode seen = turn("{\"deviceId\": \"phone\"}");
        assertThat(seen.at("/understood")).as("not the device's").isEmpty();
    }

    @Test
    void aBrowserMayNotSpeakForAShopperItCannotProve() {
        shop.admin("PUT", "/v1/shoppers/lin/devices/laptop", "");
        turn("{\"deviceId\": \"laptop\", \"text\": \"a red lamp\"}");
        assertThat(shop.post("/v1/guide/turns", "{\"deviceId\": \"thief\", \"shopperId\": \"lin\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.get("/v1/search?q=lamp&shopperId=lin").statusCode()).isEqualTo(403);
        assertThat(turn("{\"deviceId\": \"laptop\", \"shopperId\": \"lin\"}").at("/understood"))
                .isNotEmpty();
    }

    @Test
    void theConversationGoesWithThePersonWhoIsErasedRefusesOrIsUnlinked() {
        turn("{\"deviceId\": \"newcomer\", \"text\": \"a red lamp\"}");
        shop.send("DELETE", "/v1/devices/newcomer", RunningShop.BROWSER, null, null);
        assertThat(turn("{\"deviceId\": \"newcomer\"}").at("/understood")).isEmpty();

        choose("phone", AGREED);
        turn("{\"deviceId\": \"phone\", \"text\": \"a red lamp\"}");
        choose("phone", "{\"personalization\": false}");
        assertThat(turn("{\"deviceId\": \"phone\"}").at("/understood")).isEmpty();

        choose("laptop", AGREED);
        shop.admin("PUT", "/v1/shoppers/lin/devices/laptop", "");
        turn("{\"deviceId\": \"laptop\", \"text\": \"a red lamp\"}");
        shop.send("DELETE", "/v1/shoppers/lin/devices/laptop", RunningShop.ADMIN, null, null);
        assertThat(turn("{\"deviceId\": \"laptop\"}").at("/understood")).isEmpty();
    }

    @Test
    void whatIsSaidIsASearchOfWhoeverAgreed() {
        turn("{\"deviceId\": \"stranger\", \"text\": \"a blue mug\"}");
        choose("phone", AGREED);
        turn("{\"deviceId\": \"phone\", \"text\": \"a red lamp\"}");
        assertThat(shop.get("/v1/devices/stranger/export").body()).doesNotContain("a blue mug");
        List<String> queries = new ArrayList<>();
        shop.assembly().engine().events().read(0, (_, event) -> {
            if (event instanceof Event.Search search) {
                queries.add(search.query());
            }
            return true;
        });
        assertThat(queries).containsExactly("a red lamp");
    }

    private void choose(String device, String consent) {
        shop.send(
                "PUT",
                "/v1/devices/" + device + "/consent",
                RunningShop.BROWSER,
                RunningShop.JSON,
                consent.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsSoldOutOrGoneIsNotShown() {
        JsonNode shown = turn("{\"deviceId\": \"phone\", \"text\": \"a red lamp under 200, show me\"}");
        List<String> before = ids(shown.at("/products"));
        assertThat(before).isNotEmpty();
        shop.send("DELETE", "/v1/items/" + before.getFirst(), RunningShop.ADMIN, null, null);
        JsonNode again = turn("{\"deviceId\": \"tablet\", \"text\": \"a red lamp under 200, show me\"}");
        assertThat(ids(again.at("/products"))).isNotEmpty().doesNotContain(before.getFirst());
    }

    @Test
    void aStreamBeginsAtOnceAndEndsWithTheAnswer() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/guide/turns"))
                .header("Authorization", "Bearer " + RunningShop.BROWSER)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"text\": \"a lamp\"}"))
                .build();
        HttpResponse<String> answer = shop.send(request);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body()).startsWith("event: working\ndata: {").contains("\n\nevent: answer\ndata: {");
    }

    @Test
    void badInputIsRefusedClearly() {
        assertThat(shop.get("/v1/search?q=mug&order=best").body()).contains("order", "relevance");
        assertThat(shop.get("/v1/search?q=mug&limit=201").statusCode()).isEqualTo(400);
        assertThat(shop.get("/v1/search?q=mug&attribute=red").body()).contains("Colour:Red");
        assertThat(shop.get("/v1/search?q=mug&minPrice=9&maxPrice=1").statusCode())
                .isEqualTo(400);
        assertThat(shop.post("/v1/guide/turns", "{\"txt\": \"a lamp\"}").body()).contains("the nearest is text");
        assertThat(shop.post("/v1/guide/turns", "{\"text\": \"" + "x".repeat(2_001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(shop.post("/v1/guide/turns", "{\"text\": \"a\", \"reply\": \"do:show\"}")
                        .statusCode())
                .isEqualTo(400);
        for (String odd : List.of(
                "", "(a+)+$", "\"); DROP TABLE items", "\u200b\u202e", "🎁🎁🎁", "AND OR NOT *:*", "a".repeat(1_500))) {
            search("q=" + encoded(odd));
            turn("{\"text\": " + OpenApi.JSON.writeValueAsString(odd) + "}");
        }
    }
}
