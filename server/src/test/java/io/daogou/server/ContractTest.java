package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static io.daogou.server.OpenApi.example;
import static io.daogou.server.OpenApi.exampleJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Sends the golden requests to a server that really listens, and expects the golden answers. */
final class ContractTest {
    @TempDir
    private Path folder;

    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.inMemory(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void goldenFilesKeepToTheirSchemas() {
        assertThat(OpenApi.violationsOfFile("schemas/event.schema.json", exampleJson("event-view.request.json")))
                .isEmpty();
        JsonNode batch = exampleJson("events-batch.request.json");
        for (int i = 0; i < 3; i++) {
            assertThat(OpenApi.violationsOfFile("schemas/event.schema.json", batch.get(i)))
                    .isEmpty();
        }
        for (int i = 3; i < 5; i++) {
            assertThat(OpenApi.violationsOfFile("schemas/event.schema.json", batch.get(i)))
                    .isNotEmpty();
        }
        for (String item : List.of("item.request.json", "item.answer.json")) {
            assertThat(OpenApi.violationsOfFile("schemas/item.schema.json", exampleJson(item)))
                    .isEmpty();
        }
        assertThat(OpenApi.violations("#/components/schemas/EventResults", exampleJson("events-batch.answer.json")))
                .isEmpty();
        assertThat(OpenApi.violations("#/components/schemas/Recommendation", exampleJson("recommendation.answer.json")))
                .isEmpty();
        assertThat(OpenApi.violations("#/components/schemas/Health", exampleJson("health.answer.json")))
                .isEmpty();
    }

    @Test
    void anEventIsStoredAndARetryIsADuplicate() {
        HttpResponse<String> first = send("POST", "/v1/events", "event-view.request.json");
        assertThat(JSON.readTree(first.body()).at("/results/0/result").asString())
                .isEqualTo("stored");
        HttpResponse<String> retry = send("POST", "/v1/events", "event-view.request.json");
        assertThat(JSON.readTree(retry.body()).at("/results/0/result").asString())
                .isEqualTo("duplicate");
        keepsTo("appendEvents", retry);
    }

    @Test
    void aBatchIsAnsweredAsTheGoldenFileSays() {
        HttpResponse<String> answer = send("POST", "/v1/events", "events-batch.request.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(exampleJson("events-batch.answer.json"));
        keepsTo("appendEvents", answer);
    }

    @Test
    void anItemComesBackAsItWasPut() {
        HttpResponse<String> created = send("PUT", "/v1/items/mug-1", "item.request.json");
        assertThat(created.statusCode()).isEqualTo(201);
        HttpResponse<String> again = send("PUT", "/v1/items/mug-1", "item.request.json");
        assertThat(JSON.readTree(again.body()).get("result").asString()).isEqualTo("unchanged");
        keepsTo("putItem", again);
        HttpResponse<String> shown = shop.get("/v1/items/mug-1");
        assertThat(JSON.readTree(shown.body())).isEqualTo(exampleJson("item.answer.json"));
        keepsTo("getItem", shown);
    }

    @Test
    void manyItemsAreAnsweredAsTheGoldenFileSays() {
        HttpResponse<String> answer = shop.send(
                "POST", "/v1/items", RunningShop.ADMIN, RunningShop.NDJSON, example("items-bulk.request.ndjson"));
        assertThat(JSON.readTree(answer.body())).isEqualTo(exampleJson("items-bulk.answer.json"));
        keepsTo("putItems", answer);
    }

    @Test
    void aLinkIsAnsweredAsTheGoldenFileSaysAndCanBeUndone() {
        String path = "/v1/shoppers/lin/devices/laptop-1";
        HttpResponse<String> linked = shop.send("PUT", path, RunningShop.ADMIN, null, null);
        assertThat(JSON.readTree(linked.body())).isEqualTo(exampleJson("link.answer.json"));
        keepsTo("linkDevice", linked);
        keepsTo("listDevices", shop.send("GET", "/v1/shoppers/lin/devices", RunningShop.ADMIN, null, null));
        HttpResponse<String> undone = shop.send("DELETE", path, RunningShop.ADMIN, null, null);
        assertThat(JSON.readTree(undone.body()).get("changed").asBoolean()).isTrue();
        HttpResponse<String> links = shop.send("GET", "/v1/shoppers/lin/devices", RunningShop.ADMIN, null, null);
        assertThat(JSON.readTree(links.body()).at("/devices/0/unlinkedAt").isString())
                .isTrue();
        keepsTo("listDevices", links);
    }

    @Test
    void anEventChangesTheVeryNextShelf() {
        send("PUT", "/v1/items/mug-1", "item.request.json");
        shop.send("POST", "/v1/items", RunningShop.ADMIN, RunningShop.NDJSON, example("items-bulk.request.ndjson"));
        String shelf = "/v1/recommendations?placement=recently-viewed&deviceId=laptop-1";
        assertThat(shop.get(shelf).body()).contains("\"items\":[{").doesNotContain("recently_viewed");
        send("POST", "/v1/events", "event-view.request.json");
        HttpResponse<String> after = shop.get(shelf);
        assertThat(JSON.readTree(after.body()).at("/items/0/itemId").asString()).isEqualTo("mug-1");
        assertThat(JSON.readTree(after.body()).at("/items/0/reasons/0/type").asString())
                .isEqualTo("recently_viewed");
        keepsTo("recommend", after);
        HttpResponse<String> fresh = shop.get("/v1/recommendations?placement=new&limit=200");
        assertThat(JSON.readTree(fresh.body()).get("items")).isNotEmpty();
        keepsTo("recommend", fresh);
    }

    @Test
    void theOtherAnswersKeepToTheirSchemas() {
        send("PUT", "/v1/items/mug-1", "item.request.json");
        keepsTo("listItems", shop.get("/v1/items?category=Home+%3E+Kitchen&limit=1"));
        keepsTo("listItems", shop.get("/v1/items?itemIds=mug-1,none-such"));
        keepsTo("listCategories", shop.get("/v1/categories"));
        keepsTo("transparency", shop.send("GET", "/v1/transparency?language=zh", null, null, null));
        keepsTo("health", shop.send("GET", "/v1/health", null, null, null));
        keepsTo("listReleases", shop.send("GET", "/v1/releases", RunningShop.ADMIN, null, null));
    }

    @Test
    void pagesFollowOneAnother() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            lines.append("{\"itemId\":\"i").append(i).append("\",\"title\":\"Item\"}\n\n");
        }
        shop.send(
                "POST",
                "/v1/items",
                RunningShop.ADMIN,
                RunningShop.NDJSON,
                lines.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode first = JSON.readTree(shop.get("/v1/items?limit=3").body());
        assertThat(first.get("next").asString()).isEqualTo("i2");
        JsonNode second = JSON.readTree(shop.get("/v1/items?limit=3&after=i2").body());
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void withoutAKeyNothingIsAnswered(OpenApi.Operation operation) {
        HttpResponse<String> none = shop.send(operation.method(), operation.somePath(), null, null, null);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"daogou\"");
        assertThat(OpenApi.violations("#/components/schemas/Problem", JSON.readTree(none.body())))
                .isEmpty();
        HttpResponse<String> wrong = shop.send(operation.method(), operation.somePath(), "wrong-key", null, null);
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aBrowserKeyDoesWhatTheContractSaysAndNothingElse(OpenApi.Operation operation) {
        int status = shop.send(operation.method(), operation.somePath(), RunningShop.BROWSER, null, null)
                .statusCode();
        if ("admin".equals(operation.scope())) {
            assertThat(status).isEqualTo(403);
        } else {
            assertThat(status).isNotIn(401, 403);
        }
    }

    @ParameterizedTest
    @MethodSource("ending")
    void anAdminKeyDoesEverything(OpenApi.Operation operation) {
        HttpResponse<String> answer =
                shop.send(operation.method(), operation.somePath(), RunningShop.ADMIN, null, null);
        assertThat(answer.statusCode()).isNotIn(401, 403, 405, 500);
        assertThat(operation.node().get("responses").has(String.valueOf(answer.statusCode())))
                .as("%s answers %s, which the contract does not have", operation, answer.statusCode())
                .isTrue();
    }

    static List<OpenApi.Operation> keyed() {
        return OpenApi.operations().stream()
                .filter(operation -> operation.scope() != null)
                .toList();
    }

    /** All but streams that go on until the caller leaves. */
    static List<OpenApi.Operation> ending() {
        return keyed().stream()
                .filter(operation -> !operation.path().endsWith("/stream"))
                .toList();
    }

    @Test
    void onlyWhatIsForEverybodyAndWhatAgentsAskOnThisMachineNeedsNoKey() {
        assertThat(OpenApi.operations())
                .filteredOn(operation -> operation.scope() == null)
                .extracting(OpenApi.Operation::path)
                .containsExactlyInAnyOrder(
                        "/v1/health",
                        "/v1/transparency",
                        "/.well-known/ucp",
                        "/catalog/search",
                        "/catalog/lookup",
                        "/catalog/product",
                        "/mcp");
    }

    private HttpResponse<String> send(String method, String path, String name) {
        return shop.send(method, path, RunningShop.ADMIN, RunningShop.JSON, example(name));
    }

    private static void keepsTo(String operationId, HttpResponse<String> answer) {
        String pointer = OpenApi.operation(operationId).pointer(200, "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(OpenApi.violations(pointer, JSON.readTree(answer.body()))).isEmpty();
    }
}
