package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.server.configuration.HttpSettings;
import io.daogou.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What surrounds the contract: the shop page, documentation, metrics, other origins, and stopping. */
final class ServerTest {
    @TempDir
    private Path folder;

    @Test
    void theShopPageIsServedWithAStrictPolicyAndATag() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            HttpResponse<String> page = shop.send("GET", "/", null, null, null);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .doesNotContain("unsafe");
            String tag = page.headers().firstValue("ETag").orElseThrow();
            HttpRequest again = HttpRequest.newBuilder(URI.create(shop.address() + "/"))
                    .header("If-None-Match", tag)
                    .build();
            assertThat(shop.send(again).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void theShopPageLearnsItsDepartmentsFromTheCatalogue() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            shop.send(
                    "PUT",
                    "/v1/items/mug-1",
                    RunningShop.ADMIN,
                    RunningShop.JSON,
                    OpenApi.example("item.request.json"));
            JsonNode settings = JSON.readTree(
                    shop.send("GET", "/demo/config.json", null, null, null).body());
            assertThat(settings.get("browserKey").asString()).isEqualTo(RunningShop.BROWSER);
            assertThat(settings.at("/departments/0/name/en").asString()).isEqualTo("Home");
            assertThat(settings.at("/departments/0/name/zh").asString()).isEqualTo("家居");
            assertThat(settings.at("/departments/0/path/0").asString()).isEqualTo("Home");
        }
    }

    @Test
    void drawnPicturesMayBeKeptForADayAndDoNothing() throws IOException {
        Files.createFile(folder.resolve("demo.properties"));
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            String item = "{\"title\":\"A\",\"brand\":\"<b>B</b>\",\"imageLink\":\"/demo/images/%s.svg\"}";
            shop.admin("PUT", "/v1/items/nuts-1", item.formatted("nuts-1"));
            shop.admin("PUT", "/v1/items/foreign", item.formatted("foreign"));
            HttpResponse<String> foreign = shop.send("GET", "/demo/images/foreign.svg", null, null, null);
            assertThat(foreign.statusCode()).isEqualTo(404);
            HttpResponse<String> picture = shop.send("GET", "/demo/images/nuts-1.svg", null, null, null);
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.body()).startsWith("<svg").doesNotContain("<b>");
            assertThat(picture.headers().firstValue("Cache-Control")).hasValue("public, max-age=86400");
            assertThat(picture.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
        }
    }

    @Test
    void theContractAndItsPageComeFromHere() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            assertThat(shop.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
            assertThat(shop.get("/schemas/item.schema.json").statusCode()).isEqualTo(200);
            assertThat(shop.get("/examples/link.answer.json").statusCode()).isEqualTo(200);
            String page = shop.get("/docs").body();
            assertThat(page).doesNotContain("http://", "https://");
            for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "docs.js")) {
                assertThat(page).contains("/docs/" + part);
                assertThat(shop.get("/docs/" + part).statusCode()).as(part).isEqualTo(200);
            }
        }
    }

    @Test
    void metricsCountWhatHappens() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            shop.post("/v1/events", new String(OpenApi.example("event-view.request.json"), UTF_8));
            shop.get("/v1/nothing");
            String metrics = shop.send("GET", "/metrics", null, null, null).body();
            assertThat(metrics)
                    .contains("daogou_events_total{result=\"stored\"} 1.0")
                    .contains("daogou_problems_total{type=\"/problems/not-found\"} 1.0")
                    .contains("daogou_requests_seconds_count{method=\"POST\",route=\"/v1/events\"} 1")
                    .contains("jvm_memory_used_bytes");
            HttpRequest forwarded = HttpRequest.newBuilder(URI.create(shop.address() + "/metrics"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .build();
            assertThat(shop.send(forwarded).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void healthIsToldWhileAllPlacesAreTaken() throws IOException {
        try (RunningShop shop = RunningShop.inMemory(folder, ServerTest::withOnePlace);
                Socket slow = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(shop.address()).getPort())) {
            String begun = "POST /v1/events HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer " + RunningShop.BROWSER
                    + "\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n";
            slow.getOutputStream().write(begun.getBytes(UTF_8));
            byte[] goOn = slow.getInputStream().readNBytes(12);
            assertThat(new String(goOn, UTF_8)).as("it has its place and waits").isEqualTo("HTTP/1.1 100");
            HttpResponse<String> crowded = shop.get("/v1/categories");
            assertThat(crowded.statusCode()).isEqualTo(503);
            assertThat(crowded.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(shop.get("/v1/health").statusCode()).isEqualTo(200);
        }
    }

    private static HttpSettings withOnePlace(HttpSettings settings) {
        return new HttpSettings(
                settings.host(),
                settings.port(),
                settings.maxBodyBytes(),
                settings.maxBulkBytes(),
                settings.maxBatch(),
                1,
                settings.allowedOrigins(),
                settings.maxExportsPerMinute(),
                0);
    }

    @Test
    void otherOriginsMayCallOnlyIfTheShopSaysSo() {
        try (RunningShop shop = RunningShop.inMemory(folder, ServerTest::withOrigin)) {
            HttpResponse<String> allowed = shop.send(from(shop, "GET", "https://shop.example"));
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://shop.example");
            HttpResponse<String> asked = shop.send(from(shop, "OPTIONS", "https://shop.example"));
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow())
                    .contains("Authorization");
            HttpResponse<String> other = shop.send(from(shop, "GET", "https://evil.example"));
            assertThat(other.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            HttpResponse<String> answer = shop.send(from(shop, "GET", "https://shop.example"));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    private static HttpSettings withOrigin(HttpSettings settings) {
        return new HttpSettings(
                settings.host(),
                settings.port(),
                settings.maxBodyBytes(),
                settings.maxBulkBytes(),
                settings.maxBatch(),
                settings.maxConcurrentRequests(),
                List.of("https://shop.example"),
                settings.maxExportsPerMinute(),
                settings.shutdownSeconds());
    }

    private static HttpRequest from(RunningShop shop, String method, String origin) {
        return HttpRequest.newBuilder(URI.create(shop.address() + "/v1/health"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .build();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            shop.post("/v1/events", new String(OpenApi.example("event-view.request.json"), UTF_8));
        }
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            assertThat(JSON.readTree(shop.get("/v1/health").body())
                            .get("events")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aStoreThatCannotStoreIsAProblemToRetry() {
        Store.open(folder).close();
        try (RunningShop shop = RunningShop.readOnly(folder)) {
            HttpResponse<String> answer =
                    shop.post("/v1/events", new String(OpenApi.example("event-view.request.json"), UTF_8));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("/problems/unavailable").doesNotContain("Exception");
        }
    }

    @Test
    void aTrainingIsStartedOnceAndItsEndIsTold() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            HttpResponse<String> started = shop.send("POST", "/v1/releases", RunningShop.ADMIN, null, null);
            assertThat(started.statusCode()).isEqualTo(202);
            JsonNode health = JSON.readTree(shop.get("/v1/health").body());
            while (!health.has("lastTraining")) {
                health = JSON.readTree(shop.get("/v1/health").body());
            }
            assertThat(health.get("lastTraining").asString()).startsWith("refused: there is nothing to learn from");
        }
    }
}
