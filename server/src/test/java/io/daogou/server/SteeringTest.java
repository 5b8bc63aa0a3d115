package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.engine.EngineSettings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rules and placements over HTTP. */
final class SteeringTest {
    private static final String PIN = """
            {"name": "Tea first 茶", "placements": ["popular", "home"], "until": "2999-01-01T00:00:00+08:00",
             "selects": {"itemIds": ["i7"]}, "action": {"type": "pin", "position": 1}, "sponsored": true}""";
    private static final String POPULAR = "/v1/recommendations?placement=popular";
    private static final List<String> PLACEMENTS =
            List.of("home", "item-similar", "cart-together", "recently-viewed", "popular", "new", "buy-again");

    @TempDir
    private Path folder;

    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.onDisk(folder, EngineSettings.defaults());
        for (int i = 0; i < 12; i++) {
            admin("PUT", "/v1/items/i" + i, """
                    {"title": "Item %1$d", "brand": "B%2$d", "price": {"amount": %1$d, "currency": "CNY"},
                     "productType": ["Kitchen", "C%2$d"], "attributes": {"colour": "c%2$d"}}""".formatted(i, i % 3));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return shop.admin(method, path, body);
    }

    private JsonNode json(String method, String path, String body) {
        HttpResponse<String> answer = admin(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private static void keepsTo(String schema, JsonNode value) {
        assertThat(OpenApi.violations("#/components/schemas/" + schema, value)).isEmpty();
    }

    private JsonNode shelf(String path) {
        JsonNode shelf = JSON.readTree(shop.get(path).body());
        keepsTo("Recommendation", shelf);
        return shelf;
    }

    @Test
    void aRuleIsPutShownTakenAwayAndPutBack() {
        HttpResponse<String> added = admin("PUT", "/v1/rules/tea", PIN);
        assertThat(added.statusCode()).isEqualTo(201);
        JsonNode rule = JSON.readTree(added.body());
        keepsTo("StoredRule", rule);
        assertThat(rule.at("/until").asString()).isEqualTo("2998-12-31T16:00:00Z");
        assertThat(rule.at("/changedBy").asString()).isEqualTo("admin");
        assertThat(rule.at("/inForce").asBoolean()).isTrue();
        JsonNode pinned = shelf(POPULAR).at("/items/1");
        assertThat(pinned.at("/itemId").asString()).isEqualTo("i7");
        assertThat(pinned.at("/sponsored").asBoolean()).isTrue();
        assertThat(pinned.at("/ruleId").asString()).isEqualTo("tea");
        assertThat(pinned.at("/reasons/0/name").asString()).isEqualTo("Tea first 茶");

        String hide = "{\"name\": \"No tea\", \"selects\": {\"itemIds\": [\"i7\"]}, \"action\": {\"type\": \"hide\"}}";
        assertThat(admin("PUT", "/v1/rules/tea", hide).statusCode()).isEqualTo(200);
        assertThat(shop.get(POPULAR).body()).doesNotContain("i7\"");
        assertThat(admin("DELETE", "/v1/rules/tea", "").statusCode()).isEqualTo(204);
        assertThat(admin("DELETE", "/v1/rules/tea", "").statusCode()).isEqualTo(404);
        assertThat(json("GET", "/v1/rules", "").at("/rules")).isEmpty();

        JsonNode versions = json("GET", "/v1/rules/tea/versions", "").at("/versions");
        assertThat(versions).hasSize(3);
        assertThat(versions.at("/0/deleted").asBoolean()).isTrue();
        assertThat(versions.at("/1/rule/name").asString()).isEqualTo("No tea");
        keepsTo("Rule", versions.at("/2/rule"));
        String first = "/v1/rules/tea/versions/" + versions.at("/2/version").asLong();
        keepsTo("StoredRule", json("POST", first + "/restore", ""));
        assertThat(shelf(POPULAR).at("/items/1/itemId").asString()).isEqualTo("i7");
        String deleted = "/v1/rules/tea/versions/" + versions.at("/0/version").asLong();
        assertThat(admin("POST", deleted + "/restore", "").statusCode()).isEqualTo(404);

        String audit = admin("GET", "/v1/audit?limit=1000", "").body();
        assertThat(audit).contains("\"put rule tea\"", "\"delete rule tea\"", "\"restore rule tea version");
    }

    @Test
    void aPlacementIsSetUpAndPutBack() {
        JsonNode all = json("GET", "/v1/placements", "").at("/placements");
        assertThat(all).hasSize(PLACEMENTS.size()).allSatisfy(one -> keepsTo("StoredPlacement", one));
        JsonNode set = json("PUT", "/v1/placements/popular", """
                {"title": {"en": "Loved", "zh": "热卖"}, "limit": 3, "mostPerBrand": 1, "excludeBought": true}""");
        keepsTo("StoredPlacement", set);
        JsonNode shelf = shelf(POPULAR);
        assertThat(shelf.at("/items")).hasSize(3);
        assertThat(shelf.at("/title/zh").asString()).isEqualTo("热卖");
        assertThat(shelf(POPULAR + "&limit=9").at("/items")).hasSize(9);
        assertThat(admin("DELETE", "/v1/placements/popular", "").statusCode()).isEqualTo(204);
        assertThat(shelf(POPULAR).at("/items")).hasSize(12);
        JsonNode versions = json("GET", "/v1/placements/popular/versions", "").at("/versions");
        keepsTo("PlacementSettings", versions.at("/1/settings"));
        keepsTo("StoredPlacement", json("POST", "/v1/placements/popular/versions/1/restore", ""));
        assertThat(shelf(POPULAR).at("/items")).hasSize(3);
    }

    @Test
    void aPreviewShowsWhatWouldBeAndNotesNothing() {
        String events =
                JSON.readTree(shop.get("/v1/health").body()).at("/events").toString();
        String before = shop.get(POPULAR).body();
        JsonNode shelf = json("POST", "/v1/placements/popular/preview", """
                {"settings": {"limit": 4, "title": {"en": "Draft"}}, "deviceId": "phone", "at": "2027-01-01T00:00:00Z",
                 "rules": [{"ruleId": "draft", "name": "Draft", "from": "2026-12-31T00:00:00Z",
                   "selects": {"category": ["Kitchen", "C1"]}, "action": {"type": "only"}}]}""");
        keepsTo("Recommendation", shelf);
        assertThat(shelf.at("/items"))
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.at("/ruleId").asString()).isEqualTo("draft"));
        assertThat(shelf.at("/recommendationId").asString()).isEqualTo("preview");
        assertThat(shop.get(POPULAR).body()).isEqualTo(before);
        assertThat(JSON.readTree(shop.get("/v1/health").body()).at("/events").toString())
                .isEqualTo(events);
        assertThat(json("POST", "/v1/placements/home/preview", "{\"history\": [\"i1\", \"i2\"], \"limit\": 5}")
                        .at("/items"))
                .hasSize(5);
        HttpResponse<String> about = admin("POST", "/v1/placements/item-similar/preview", "{}");
        assertThat(about.statusCode()).isEqualTo(400);
        assertThat(about.body()).contains("needs the item");
    }

    @Test
    void whatSomebodyWhoRefusesSeesIsToTheByteWhatAStrangerSees() {
        admin("PUT", "/v1/rules/tea", PIN);
        admin("PUT", "/v1/rules/bury", """
                {"name": "b", "selects": {"brand": "B0"}, "action": {"type": "bury", "factor": 3}}""");
        admin("PUT", "/v1/placements/home", "{\"mostPerCategory\": 2, \"title\": {\"en\": \"You\"}}");
        shop.send("PUT", "/v1/devices/phone/consent", RunningShop.BROWSER, RunningShop.JSON, """
                {"necessary": true, "analytics": true, "personalization": true}""".getBytes(
                        StandardCharsets.UTF_8));
        for (String event : List.of("view_item", "dislike")) {
            assertThat(shop.post("/v1/events", """
                            [{"eventId": "%1$s", "event": "%1$s", "time": %2$d, "deviceId": "phone",
                              "items": [{"itemId": "i7", "position": 1, "model": "rule", "ruleId": "tea"}]}]""".formatted(event, System.currentTimeMillis()))
                            .body())
                    .contains("stored");
        }
        assertThat(shelves("phone")).as("i7 was turned down").isNotEqualTo(shelves("stranger"));
        shop.send("PUT", "/v1/devices/phone/consent", RunningShop.BROWSER, RunningShop.JSON, """
                {"personalization": false}""".getBytes(
                        StandardCharsets.UTF_8));
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
    }

    private List<String> shelves(String deviceId) {
        List<String> shelves = new ArrayList<>();
        for (String placement : PLACEMENTS) {
            String about = placement.equals("item-similar") ? "&itemId=i1" : "";
            shelves.add(shop.get("/v1/recommendations?placement=" + placement + about + "&deviceId=" + deviceId)
                    .body());
        }
        return shelves;
    }

    @Test
    void thePageThatSaysWhatDecidesTellsTheRulesInForce() {
        admin("PUT", "/v1/rules/tea", PIN);
        admin("PUT", "/v1/rules/old", PIN.replace("2999", "2001"));
        for (String language : List.of("en", "zh")) {
            JsonNode page = JSON.readTree(
                    shop.get("/v1/transparency?language=" + language).body());
            assertThat(OpenApi.violations(OpenApi.operation("transparency").pointer(200, "application/json"), page))
                    .isEmpty();
            assertThat(page.at("/rules")).hasSize(1);
            assertThat(page.at("/rules/0/ruleId").asString()).isEqualTo("tea");
            assertThat(page.at("/rules/0/text").asString())
                    .contains("popular, home")
                    .contains(language.equals("en") ? "Somebody pays" : "有人为此付费");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"n","placements":["attic"],"selects":{"brand":"b"},"action":{"type":"hide"}}   | placements      | "attic"; use some of home
            {"name":"n","selects":{"itemIds":["none"]},"action":{"type":"pin","position":0}}       | selects.itemIds | not in the catalogue: "none"
            {"name":"n","selects":{"brand":"b"},"action":{"type":"pin","position":0}}              | selects         | a pin selects by itemIds alone
            {"name":"n","from":"2026-01-02T00:00:00Z","until":"2026-01-01T00:00:00Z","selects":{"brand":"b"},"action":{"type":"hide"}} | from | is not before until
            {"name":"n","from":"soon","selects":{"brand":"b"},"action":{"type":"hide"}}            | from            | is no time: "soon"
            {"name":"n","selects":{"brand":"b"},"action":{"type":"boost","factor":11}}             | action.factor   | 11.0; give more than 1
            {"name":"n","selects":{"brand":"b"},"action":{"type":"boost"}}                         | action.factor   | is missing
            {"name":"n","selects":{"brand":"b"},"action":{"type":"hide","factor":2}}               | action.factor   | means nothing to hide
            {"name":"n","selects":{"brand":"b"},"action":{"type":"push"}}                          | action.type     | use one of pin, boost
            {"name":"n","selects":{},"action":{"type":"hide"}}                                     | selects         | says nothing
            {"name":"n","selects":{"margin":3},"action":{"type":"hide"}}                           | selects         | unknown field: "margin"
            {"name":"n","selects":{"brand":"b"},"action":{"type":"hide"},"sponsored":true}         | sponsored       | only a pin or a boost
            {"name":"n","selects":{"minPrice":3,"maxPrice":2},"action":{"type":"hide"}}            | selects.minPrice | above maxPrice
            {"selects":{"brand":"b"},"action":{"type":"hide"}}                                     | name            | is missing
            {"ruleId":"other","name":"n","selects":{"brand":"b"},"action":{"type":"hide"}}         | ruleId          | not that of the path
            {"name":"n","action":{"type":"hide"}}                                                  | selects         | is missing
            [1]                                                                                    | rule            | is not an object
            """)
    void aRuleThatIsWrongIsAProblemAPersonCanActOn(String body, String field, String detail) {
        refused(admin("PUT", "/v1/rules/r", body), field, detail);
        assertThat(json("GET", "/v1/rules", "").at("/rules")).isEmpty();
    }

    @Test
    void anEndlessNameIsAProblem() {
        refused(admin("PUT", "/v1/rules/r", PIN.replace("Tea first", "x".repeat(10_000))), "name", "at most 200");
        refused(admin("PUT", "/v1/rules/" + "r".repeat(200), PIN), "ruleId", "at most 128");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT  | attic        | {}                            | placement       | "attic"; use one of home
            PUT  | home         | {"limit":0}                   | limit           | from 1 to 200
            PUT  | home         | {"limit":1.5}                 | limit           | is not a whole number
            PUT  | home         | {"sources":["latest"]}        | sources         | use some of [taste, content]
            PUT  | home         | {"title":{"fr":"Vous"}}       | title           | use one of en, zh
            PUT  | home         | {"enabled":"yes"}             | enabled         | is not true or false
            PUT  | home         | {"margin":1}                  | settings        | unknown field: "margin"
            POST | attic/preview | {}                           | placement       | "attic"
            POST | home/preview | {"rules":[{"name":"n"}]}      | rules[0].ruleId | is missing
            POST | home/preview | {"rules":[{"ruleId":"r","name":"n","selects":{"itemIds":["none"]},"action":{"type":"pin","position":0}}]} | selects.itemIds | not in the catalogue
            POST | home/preview | {"limit":201}                 | limit           | 1 to 200
            POST | home/versions/x/restore | {}                 | version         | "x"
            """)
    void whatAPlacementCannotBeIsAProblemAPersonCanActOn(
            String method, String path, String body, String field, String detail) {
        refused(admin(method, "/v1/placements/" + path, body), field, detail);
    }

    private static void refused(HttpResponse<String> answer, String field, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        keepsTo("Problem", problem);
        assertThat(problem.at("/field").asString()).isEqualTo(field);
        assertThat(problem.at("/detail").asString()).contains(detail);
    }
}
