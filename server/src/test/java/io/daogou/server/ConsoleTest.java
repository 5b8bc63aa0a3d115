package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the console asks beside what everybody asks. */
@Timeout(60)
final class ConsoleTest {
    @TempDir
    private Path folder;

    private RunningShop shop;
    private int events;

    @BeforeEach
    void open() {
        shop = RunningShop.inMemory(folder);
        put("mug", "");
        put("pot", ",\"price\":{\"amount\":20,\"currency\":\"EUR\"},\"imageLink\":\"/pot.png\"");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void todayCountsWhatHappensAndWhatOfItCameFromShelves() {
        assertThat(today().get("events").asInt()).isZero();
        send("select_item", "phone", "mug", ",\"recommendationId\":\"rec-1\"");
        send("purchase", "phone", "mug", purchase(12));
        send("purchase", "laptop", "pot", purchase(20));
        JsonNode today = today();
        assertThat(today.get("events").asInt()).isEqualTo(3);
        assertThat(today.get("orders").asInt()).isEqualTo(2);
        assertThat(today.get("activeDevices").asInt()).isEqualTo(2);
        assertThat(today.at("/sales/0/amount").asDouble()).isEqualTo(32);
        assertThat(today.at("/sales/0/fromShelves").asDouble()).isEqualTo(12);
        assertThat(today.at("/minutes/59/counts/purchase").asInt()
                        + today.at("/minutes/58/counts/purchase").asInt())
                .isEqualTo(2);
        assertThat(today.at("/latest/0/event").asString()).isEqualTo("purchase");
        assertThat(today.toString()).doesNotContain("phone").doesNotContain("laptop");
        assertThat(today.get("degraded")).isNotEmpty();
    }

    @Test
    void whoIsErasedIsNotCountedAnyMore() {
        send("view_item", "phone", "mug", "");
        send("view_item", "laptop", "mug", "");
        assertThat(today().get("activeDevices").asInt()).isEqualTo(2);
        shop.send("DELETE", "/v1/devices/phone", RunningShop.ADMIN, null, null);
        assertThat(today().get("activeDevices").asInt()).isEqualTo(1);
        assertThat(today().get("events").asInt()).isEqualTo(1);
    }

    @Test
    void programsAreLeftOut() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/events"))
                .header("Authorization", "Bearer " + RunningShop.ADMIN)
                .header("Content-Type", RunningShop.JSON)
                .header("User-Agent", "Examplebot/1.0")
                .POST(HttpRequest.BodyPublishers.ofString(event("view_item", "phone", "mug", "")))
                .build();
        assertThat(shop.send(request).statusCode()).isEqualTo(200);
        assertThat(today().get("events").asInt()).isZero();
        assertThat(finding("bot").get("count").asInt()).isEqualTo(1);
    }

    @Test
    void searchesInVainAreToldUntilSomebodyIsErased() {
        shop.get("/v1/search?q=zzzqqq");
        shop.get("/v1/search?q=ZZZQQQ");
        assertThat(today().at("/emptySearches/0/query").asString()).isEqualTo("ZZZQQQ");
        assertThat(today().at("/emptySearches/0/times").asInt()).isEqualTo(2);
        send("view_item", "phone", "mug", "");
        shop.send("DELETE", "/v1/devices/phone", RunningShop.ADMIN, null, null);
        assertThat(today().get("emptySearches")).isEmpty();
    }

    @Test
    void theStreamTellsWhatHappensAndEndsWithTheServer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/today/stream"))
                .header("Authorization", "Bearer " + RunningShop.ADMIN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
            Iterator<String> lines = answer.body().iterator();
            assertThat(data(lines).get("events").asInt()).isZero();
            send("view_item", "phone", "mug", "");
            assertThat(data(lines).get("events").asInt()).isEqualTo(1);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(shop::close);
            while (hasMore(lines)) {
                lines.next();
            }
            closed.get(10, TimeUnit.SECONDS);
        }
        shop = RunningShop.inMemory(folder.resolve("other"));
    }

    @Test
    void noMoreMayListenThanThereIsRoomFor() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/today/stream"))
                .header("Authorization", "Bearer " + RunningShop.ADMIN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 16; i++) {
                HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(503);
            client.shutdownNow();
        }
    }

    @Test
    void shoppersAreFoundByTheirFirstLettersAndTheLookIsNoted() {
        send("view_item", "li-phone", "mug", "");
        shop.send("PUT", "/v1/shoppers/lin/devices/li-phone", RunningShop.ADMIN, null, null);
        HttpResponse<String> answer = admin("/v1/shoppers?query=li");
        keepsTo("findShoppers", answer);
        JsonNode people = JSON.readTree(answer.body()).get("people");
        assertThat(people).hasSize(2);
        assertThat(people.at("/0/shopperId").asString()).isEqualTo("lin");
        assertThat(people.at("/0/devices").asInt()).isEqualTo(1);
        assertThat(people.at("/1/shopperOfDevice").asString()).isEqualTo("lin");
        assertThat(JSON.readTree(admin("/v1/shoppers?query=li&limit=1").body())
                        .get("more")
                        .asBoolean())
                .isTrue();
        assertThat(admin("/v1/shoppers?query=").statusCode()).isEqualTo(400);
        assertThat(admin("/v1/audit").body()).contains("find shoppers");
    }

    @Test
    void whatSomebodyWouldSeeIsNotedToo() {
        shop.admin("POST", "/v1/placements/home/preview", "{\"shopperId\":\"lin\"}");
        shop.admin("POST", "/v1/placements/home/preview", "{}");
        JsonNode entries =
                JSON.readTree(admin("/v1/audit?shopperId=lin").body()).get("entries");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/action").asString()).isEqualTo("preview shelf");
    }

    @Test
    void aTrainingSaysWhyItEnded() throws InterruptedException {
        HttpResponse<String> started = shop.send("POST", "/v1/releases", RunningShop.ADMIN, null, null);
        assertThat(started.statusCode()).isEqualTo(202);
        String path = "/v1/runs/" + JSON.readTree(started.body()).get("runId").asString();
        JsonNode run = JSON.readTree(admin(path).body());
        while (run.get("state").asString().equals("running")) {
            Thread.sleep(20);
            run = JSON.readTree(admin(path).body());
        }
        assertThat(run.get("state").asString()).isEqualTo("refused");
        assertThat(run.get("reason").asString()).startsWith("there is nothing to learn from");
        assertThat(run.get("log").toString()).contains("reading events");
        keepsTo("getRun", admin(path));
        keepsTo("listRuns", admin("/v1/runs"));
        assertThat(shop.send("POST", path + "/cancel", RunningShop.ADMIN, null, null)
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin("/v1/audit").body()).contains("\"train\"");
    }

    @Test
    void dataQualityCountsWhatIsMissingWithExamples() {
        send("view_item", "phone", "gone", "");
        send("purchase", "phone", "mug", purchase(12));
        send("purchase", "phone", "mug", purchase(12));
        send("purchase", "phone", "mug", purchase(12).replace("EUR", "CNY"));
        String future = Instant.now().plus(Duration.ofDays(2)).toString();
        shop.post(
                "/v1/events",
                "{\"eventId\":\"f\",\"event\":\"view_item\",\"deviceId\":\"phone\",\"time\":\"" + future
                        + "\",\"items\":[{\"itemId\":\"mug\"}]}");
        HttpResponse<String> answer = admin("/v1/data-quality");
        keepsTo("dataQuality", answer);
        assertThat(finding("no_image").get("examples").toString()).isEqualTo("[\"mug\"]");
        assertThat(finding("no_price").get("count").asInt()).isEqualTo(1);
        assertThat(finding("no_category").get("count").asInt()).isEqualTo(2);
        assertThat(finding("never_seen").get("examples").toString()).isEqualTo("[\"pot\"]");
        assertThat(finding("unknown_item").get("examples").toString()).isEqualTo("[\"gone\"]");
        assertThat(finding("mixed_currency").get("examples").toString()).isEqualTo("[\"CNY\"]");
        JsonNode refused = JSON.readTree(answer.body()).get("refused");
        assertThat(refused.at("/0/reason").asString()).isEqualTo("clock");
        assertThat(refused.at("/0/count").asInt()).isEqualTo(1);
    }

    @Test
    void theAuditLogIsReadFromItsEndToo() {
        admin("/v1/shoppers?query=a");
        admin("/v1/shoppers/lin/consent");
        HttpResponse<String> latest = admin("/v1/audit?before=0&limit=1");
        keepsTo("readAuditLog", latest);
        JsonNode entry = JSON.readTree(latest.body()).at("/entries/0");
        assertThat(entry.get("action").asString()).isEqualTo("see consent");
        assertThat(admin("/v1/audit?limit=1&before=" + entry.get("sequence").asInt())
                        .body())
                .contains("find shoppers");
        assertThat(admin("/v1/audit?before=0&after=0").statusCode()).isEqualTo(400);
    }

    @Test
    void theAddressOfTheConsoleLeadsToItOnce() {
        HttpResponse<String> bare = shop.send("GET", "/console", null, null, null);
        assertThat(bare.statusCode()).isEqualTo(302);
        assertThat(bare.headers().firstValue("Location")).hasValue("/console/");
        // A build without Node has no console, and says so.
        assertThat(shop.send("GET", "/console/", null, null, null).statusCode()).isIn(200, 404);
    }

    @Test
    void keysAreNamedAndNeverShown() {
        HttpResponse<String> answer = admin("/v1/keys");
        keepsTo("listKeys", answer);
        assertThat(answer.body()).doesNotContain(RunningShop.ADMIN).doesNotContain(RunningShop.BROWSER);
        assertThat(JSON.readTree(answer.body()).at("/keys/1/isThisCall").asBoolean())
                .isTrue();
    }

    private JsonNode today() {
        HttpResponse<String> answer = admin("/v1/today");
        keepsTo("today", answer);
        return JSON.readTree(answer.body());
    }

    private JsonNode finding(String name) {
        for (JsonNode finding : JSON.readTree(admin("/v1/data-quality").body()).get("findings")) {
            if (finding.get("finding").asString().equals(name)) {
                return finding;
            }
        }
        throw new AssertionError(name + " is not among the findings");
    }

    private static JsonNode data(Iterator<String> lines) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("data: ")) {
                return JSON.readTree(line.substring(6));
            }
        }
        throw new AssertionError("the stream ended");
    }

    /** A server that stops may cut the line. */
    private static boolean hasMore(Iterator<String> lines) {
        try {
            return lines.hasNext();
        } catch (java.io.UncheckedIOException cut) {
            assertThat(cut.getCause()).isInstanceOf(IOException.class);
            return false;
        }
    }

    private HttpResponse<String> admin(String path) {
        return shop.send("GET", path, RunningShop.ADMIN, null, null);
    }

    private void put(String itemId, String more) {
        shop.send(
                "PUT",
                "/v1/items/" + itemId,
                RunningShop.ADMIN,
                RunningShop.JSON,
                ("{\"title\":\"Item " + itemId + "\"" + more + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static String purchase(int amount) {
        return ",\"value\":" + amount + ",\"currency\":\"EUR\"";
    }

    private String event(String type, String deviceId, String itemId, String more) {
        return "{\"eventId\":\"e" + events++ + "\",\"event\":\"" + type + "\",\"deviceId\":\"" + deviceId
                + "\",\"time\":\"" + Instant.now() + "\",\"items\":[{\"itemId\":\"" + itemId
                + "\",\"price\":12}]" + more + "}";
    }

    private void send(String type, String deviceId, String itemId, String more) {
        HttpResponse<String> answer = shop.admin("POST", "/v1/events", event(type, deviceId, itemId, more));
        assertThat(answer.body()).contains("stored");
    }

    private static void keepsTo(String operationId, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String pointer = OpenApi.operation(operationId).pointer(200, "application/json");
        assertThat(OpenApi.violations(pointer, JSON.readTree(answer.body()))).isEmpty();
    }
}
