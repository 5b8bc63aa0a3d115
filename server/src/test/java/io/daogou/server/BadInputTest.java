package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer is a problem a person can act on, and nothing is lost. */
final class BadInputTest {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                  | malformed-json | this is not JSON at line 1
            [{"eventId":"a"},                  | malformed-json | this is not JSON
            {"eventId":"a"} {"eventId":"b"}    | malformed-json | send events as an array
            []                                 | invalid-input  | body has a wrong number of events: "none"; give 1 to 1000
            3                                  | invalid-input  | give a JSON object, or an array
            """)
    void aBodyThatIsNoEventIsAProblem(String body, String type, String detail) {
        problem(shop.post("/v1/events", body), 400, type, detail);
    }

    @Test
    void deepNestingIsAProblem() {
        problem(shop.post("/v1/events", "[".repeat(500_000)), 400, "malformed-json", "beyond the limits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{\"a\":1e99999999999999999999999999999999999999999}"
            })
    void theParserSaysNothingAboutItself(String body) {
        HttpResponse<String> answer = shop.post("/v1/events", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .doesNotContain("REDACTED", "StreamRead", "start marker")
                .contains("; send ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void anAddressThatCannotBeReadIsAProblemForEveryMethod(String method) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(shop.address()).getPort())) {
            String request = method + " /v1/items/a%0Ab HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "see /docs");
        }
    }

    @Test
    void whatIsNotUtf8IsAProblem() {
        byte[] body = {'{', '"', (byte) 0xff, '"', '}'};
        HttpResponse<String> answer = shop.send("POST", "/v1/events", RunningShop.BROWSER, RunningShop.JSON, body);
        problem(answer, 400, "malformed-json", "not UTF-8 at byte 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "event":"buy"                                    | event is not known: "buy"; use one of view_item
            "time":"2999-01-01T00:00:00Z"                    | time is in the future
            "time":"1971-01-01T00:00:00Z"                    | time is before 1995
            "items":[{"itemId":"a","price":-1}]              | items[0].price is negative: -1
            "items":[{"itemId":"a"}],"currency":"ZZZ"        | currency is not known: "ZZZ"
            "extra":1                                        | event has an unknown field: "extra"
            """)
    void aBadEventIsRejectedWithItsReason(String field, String error) {
        JsonNode results = JSON.readTree(shop.post("/v1/events", "[" + event("a", field) + "," + event("b", "") + "]")
                        .body())
                .get("results");
        assertThat(results.get(0).get("result").asString()).isEqualTo("rejected");
        assertThat(results.get(0).get("error").asString()).startsWith(error);
        assertThat(results.get(1).get("result").asString()).isEqualTo("stored");
    }

    @Test
    void theSameIdentifierWithOtherContentIsAConflict() {
        shop.post("/v1/events", event("a", "\"sessionId\":\"one\""));
        String again =
                shop.post("/v1/events", event("a", "\"sessionId\":\"two\"")).body();
        assertThat(JSON.readTree(again).at("/results/0/result").asString()).isEqualTo("conflict");
        assertThat(JSON.readTree(again).at("/results/0/error").asString())
                .isEqualTo("eventId is that of another event: \"a\"; send this event under an eventId of its own");
        assertThat(shop.assembly().engine().events().size()).isEqualTo(1);
    }

    @Test
    void anEventOfAnUnknownItemIsKeptAndCounted() {
        shop.post("/v1/events", event("a", ""));
        assertThat(health().get("unknownItems").asInt()).isEqualTo(1);
        shop.admin("PUT", "/v1/items/mug", "{\"title\":\"Mug\"}");
        assertThat(health().get("unknownItems").asInt()).isZero();
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedBeforeItIsRead() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/events"))
                .header("Authorization", "Bearer " + RunningShop.BROWSER)
                .header("Content-Type", RunningShop.JSON)
                .expectContinue(true)
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(new byte[10_000_000]))
                .build();
        problem(shop.send(request), 413, "too-large", "10000000 bytes and 1048576 are allowed");
        assertThat(health().get("events").asInt()).isZero();
    }

    @Test
    void aBodyWithoutALengthIsCutOffAtTheLimit() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(shop.address()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/events HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer " + RunningShop.BROWSER
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(UTF_8));
            byte[] chunk = ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(UTF_8);
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void moreEventsThanAllowedAreAProblem() {
        String body = "[" + "{},".repeat(1_000) + "{}]";
        problem(shop.post("/v1/events", body), 400, "invalid-input", "\"more than 1000\"; give 1 to 1000 at a time");
    }

    @Test
    void anotherContentTypeIsAProblem() {
        byte[] body = event("a", "").getBytes(UTF_8);
        HttpResponse<String> form =
                shop.send("POST", "/v1/events", RunningShop.BROWSER, "application/x-www-form-urlencoded", body);
        problem(form, 415, "unsupported-media-type", "send Content-Type: application/json");
        problem(shop.send("POST", "/v1/events", RunningShop.BROWSER, null, body), 415, "unsupported-media-type", "");
        HttpResponse<String> charset =
                shop.send("POST", "/v1/events", RunningShop.BROWSER, "application/json; charset=UTF-8", body);
        assertThat(charset.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            placement=sauna                              | placement
            placement=                                   | placement is missing
            ''                                           | placement is missing
            placement=home&limit=0                       | limit is out of range: 0; give a whole number from 1 to 200
            placement=home&limit=1000000                 | limit is out of range
            placement=home&limit=99999999999             | limit is not a whole number
            placement=home&limit=5&limit=6               | limit is there twice
            placement=home&lmit=5                        | the nearest is limit
            placement=home&minPrice=-1                   | minPrice is negative
            placement=home&minPrice=1e999999999          | minPrice is not a price
            placement=home&minPrice=3&maxPrice=2         | minPrice is above maxPrice
            placement=home&excludeSeen=perhaps           | excludeSeen is neither true nor false
            placement=home&category=%20%3E%20            | category is not a path
            placement=item-similar                       | itemId
            placement=home&deviceId=%00                  | deviceId has a control character
            placement=home&deviceId=%ff                  | query is not encoded right: "%ff"
            """)
    void aWrongQueryIsAProblem(String query, String detail) {
        HttpRequest request = request("/v1/recommendations?" + query);
        problem(shop.send(request), 400, "invalid-input", detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":""}                                            | title is missing
            {}                                                      | title is missing
            {"title":"a","price":{"amount":-1,"currency":"CNY"}}    | price.amount is negative: -1
            {"title":"a","price":{"amount":1,"currency":"ABC"}}     | price.currency is not known: "ABC"
            {"title":"a","price":{"amount":1}}                      | price.currency is missing
            {"title":"a","price":7}                                 | price is not an object: 7
            {"title":"a","itemId":"b"}                              | itemId is not that of the path: "b"
            {"title":"a","colour":"red"}                            | item has an unknown field: "colour"
            {"title":"a","translations":{"zh":{}}}                  | translations.zh.title is missing
            {"title":"a","addedAt":"today"}                         | addedAt is not a time: "today"
            """)
    void aWrongItemIsAProblem(String body, String detail) {
        problem(shop.admin("PUT", "/v1/items/a", body), 400, "invalid-input", detail);
        assertThat(shop.get("/v1/items/a").statusCode()).isEqualTo(404);
    }

    @Test
    void badLinesAreReportedAndTheRestIsStored() {
        String lines =
                "{\"itemId\":\"a\",\"title\":\"A\"}\nnonsense\n\n{\"title\":\"b\"}\r\n{\"itemId\":\"c\",\"title\":\"C\"}";
        JsonNode answer = JSON.readTree(
                shop.send("POST", "/v1/items", RunningShop.ADMIN, RunningShop.NDJSON, lines.getBytes(UTF_8))
                        .body());
        assertThat(answer.get("created").asInt()).isEqualTo(2);
        assertThat(answer.at("/rejected/0/line").asInt()).isEqualTo(2);
        assertThat(answer.at("/rejected/1/line").asInt()).isEqualTo(4);
        assertThat(answer.at("/rejected/1/error").asString()).startsWith("itemId is missing");
    }

    @Test
    void tooManyBadLinesEndTheReading() {
        byte[] lines = "x\n".repeat(5_000).getBytes(UTF_8);
        JsonNode answer = JSON.readTree(shop.send("POST", "/v1/items", RunningShop.ADMIN, RunningShop.NDJSON, lines)
                .body());
        assertThat(answer.get("rejected")).hasSize(1_000);
        assertThat(answer.at("/rejected/999/error").asString()).endsWith("the rest was not read");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        problem(shop.get("/v1/items/none-such"), 404, "not-found", "itemId is not known: \"none-such\"");
        problem(shop.get("/v1/nothing"), 404, "not-found", "there is nothing at /v1/nothing");
        problem(shop.get("/favicon.ico"), 404, "not-found", "there is nothing at");
        problem(shop.admin("POST", "/v1/releases/x/activate", ""), 404, "not-found", "releaseId is not known: \"x\"");
    }

    @Test
    void aWrongMethodIsToldWhichAreRight() {
        HttpResponse<String> answer = shop.send("PATCH", "/v1/items/a", RunningShop.ADMIN, null, null);
        problem(answer, 405, "method-not-allowed", "use DELETE, GET, PUT");
        assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, PUT");
        problem(shop.get("/v1/events"), 405, "method-not-allowed", "use POST");
    }

    @Test
    void anIdentifierMayHoldASlashAndAnyCharacter() {
        for (String id : new String[] {"a%2Fb", "%E8%8C%B6%25", "a%3Fb%23"}) {
            assertThat(shop.admin("PUT", "/v1/items/" + id, "{\"title\":\"T\"}").statusCode())
                    .as(id)
                    .isEqualTo(201);
            assertThat(shop.get("/v1/items/" + id).statusCode()).isEqualTo(200);
        }
        assertThat(shop.assembly().engine().catalog().item("a/b")).isPresent();
        assertThat(shop.assembly().engine().catalog().item("茶%")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /%2e%2e/etc HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"})
    void aBrokenRequestIsAProblemToo(String request) throws IOException {
        assertThat(raw(request)).containsPattern("^HTTP/1.1 [45]\\d\\d").doesNotContain("<html", "at org.", "at io.");
    }

    @Test
    void hugeHeadersAreAProblem() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("/problems/too-large");
    }

    @Test
    void pathsCannotLeaveTheStorefront() throws IOException {
        for (String path :
                new String[] {"/../daogou.yaml", "/..%2fdaogou.yaml", "/docs/..%2f..%2fpom.xml", "//etc/passwd"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                    .containsPattern("^HTTP/1.1 4\\d\\d");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(shop.address()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(shop.address() + path))
                .header("Authorization", "Bearer " + RunningShop.BROWSER)
                .build();
    }

    private JsonNode health() {
        return JSON.readTree(shop.get("/v1/health").body());
    }

    private static void problem(HttpResponse<String> answer, int status, String type, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(OpenApi.violations("#/components/schemas/Problem", problem)).isEmpty();
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).contains(detail);
    }

    private static String event(String id, String more) {
        String time = Instant.now().toString();
        String items = more.contains("\"items\"") ? "" : ",\"items\":[{\"itemId\":\"mug\"}]";
        String base = String.format(
                Locale.ROOT,
                "{\"eventId\":\"%s\",\"event\":\"view_item\",\"time\":\"%s\",\"deviceId\":\"d\"%s",
                id,
                id.equals("a") ? "2026-05-04T09:00:00Z" : time,
                items);
        return base + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
