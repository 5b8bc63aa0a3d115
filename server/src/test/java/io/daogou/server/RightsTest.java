package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.shopper.Subject;
import io.daogou.engine.EngineSettings;
import io.daogou.server.configuration.Configuration;
import io.daogou.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people agree to, see, take along and erase, over HTTP, on a shop with files that asks for consent. */
class RightsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] SHELVES = {
        "placement=home",
        "placement=item-similar&itemId=item-3",
        "placement=cart-together",
        "placement=recently-viewed",
        "placement=popular",
        "placement=new",
        "placement=home&category=Kind+1&minPrice=1"
    };
    private static final String CONSENT = "\"consent\":{\"analytics\":true,\"personalization\":true}";
    private static final String AGREED = "{\"analytics\": true, \"personalization\": true, \"version\": \"7\"}";

    @TempDir
    private Path folder;

    private RunningShop shop;
    private int events;

    @BeforeEach
    void open() {
        shop = RunningShop.onDisk(folder, EngineSettings.defaults().withTraining(List.of("item-knn", "popular"), .2));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            items.append("{\"itemId\":\"item-")
                    .append(i)
                    .append("\",\"title\":\"Item\",\"brand\":\"Brand ")
                    .append(i % 2);
            items.append("\",\"productType\":[\"Kind ").append(i % 3);
            items.append("\"],\"price\":{\"amount\":").append(i + 1).append(",\"currency\":\"EUR\"}}\n");
        }
        shop.send(
                "POST",
                "/v1/items",
                RunningShop.ADMIN,
                RunningShop.NDJSON,
                items.toString().getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode call(String method, String path, String key, @Nullable String body) {
        HttpResponse<String> answer = shop.send(
                method,
                path,
                key,
                body == null ? null : RunningShop.JSON,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        if (!method.equals("GET")) {
            untilTheNextMillisecond();
        }
        return JSON.readTree(answer.body());
    }

    /** Times are kept to the millisecond: what happens in that of a refusal is before it, and nobody acts that fast. */
    private static void untilTheNextMillisecond() {
        long answered = System.currentTimeMillis();
        while (System.currentTimeMillis() == answered) {
            Thread.onSpinWait();
        }
    }

    private void agree(String device) {
        call("PUT", "/v1/devices/" + device + "/consent", RunningShop.BROWSER, AGREED);
    }

    private String event(String type, String device, @Nullable String shopper, @Nullable String item, String more) {
        return "{\"eventId\":\"event-" + events++ + "\",\"event\":\"" + type + "\",\"time\":\"" + Instant.now()
                + "\",\"deviceId\":\"" + device + "\"" + (shopper == null ? "" : ",\"shopperId\":\"" + shopper + "\"")
                + (item == null ? "" : ",\"items\":[{\"itemId\":\"" + item + "\"}]") + more + "}";
    }

    private String send(String event) {
        return call("POST", "/v1/events", RunningShop.BROWSER, event)
                .at("/results/0/result")
                .asString();
    }

    private String view(String device, String item) {
        return send(event("view_item", device, null, item, ""));
    }

    @Test
    void whatSomebodySaysWasNotTheirsCountsNoMore() throws Exception {
        agree("phone");
        agree("laptop");
        // Looked at, and popular, either way: on the phone in nobody's name.
        view("other", "item-2");
        send(event("purchase", "phone", null, "item-1", ""));
        send(event("add_to_cart", "phone", null, "item-2", ""));
        send(event("add_to_cart", "laptop", null, "item-2", ""));
        List<String> whoNeverBoughtIt = shelves("laptop");
        assertThat(withoutIds(shelves("phone"))).isNotEqualTo(withoutIds(whoNeverBoughtIt));

        JsonNode left = call("DELETE", "/v1/devices/phone/history/item-1", RunningShop.BROWSER, null);
        assertThat(left.get("cart").get(0).asString()).isEqualTo("item-2");
        assertThat(withoutIds(shelves("phone"))).isEqualTo(withoutIds(shelves("laptop")));
        assertThat(call("GET", "/v1/devices/phone/interests", RunningShop.BROWSER, null)
                        .toString())
                .doesNotContain("Kind 1");
        JsonNode data = JSON.readTree(
                unpacked("/v1/devices/phone/export", RunningShop.BROWSER).get("my-data.json"));
        assertThat(data.at("/resets/0/tag").asString()).isEqualTo("item:item-1");
        assertThat(data.get("events").toString()).contains("purchase");
        send(event("purchase", "phone", null, "item-1", ""));
        assertThat(withoutIds(shelves("phone"))).isNotEqualTo(withoutIds(shelves("laptop")));
    }

    private static List<String> withoutIds(List<String> shelves) {
        return shelves.stream()
                .map(shelf -> shelf.replaceAll("\"recommendationId\":\"[^\"]*\"", ""))
                .toList();
    }

    /** Every shelf of a device. What is popular is made anew first, which else happens within a second. */
    private List<String> shelves(String device) {
        shop.send("DELETE", "/v1/items/item-11", RunningShop.ADMIN, null, null);
        shop.admin("PUT", "/v1/items/item-11", "{\"title\": \"Item\", \"productType\": [\"Kind 2\"]}");
        List<String> all = new ArrayList<>();
        for (String shelf : SHELVES) {
            all.add(shop.get("/v1/recommendations?" + shelf + "&deviceId=" + device)
                    .body());
        }
        return all;
    }

    private long stored() {
        return call("GET", "/v1/health", RunningShop.ADMIN, null).get("events").asLong();
    }

    @Test
    void withoutConsentNothingIsKept() throws IOException {
        assertThat(view("secret-phone", "item-1")).isEqualTo("no_consent");
        assertThat(send(event("login", "secret-phone", "secret-ada", null, ""))).isEqualTo("no_consent");
        assertThat(stored()).isZero();
        assertThat(shop.send("POST", "/v1/devices/secret-phone/code", RunningShop.BROWSER, null, null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(shelves("secret-phone")).isEqualTo(shelves("another"));
        shop.close();
        assertThat(filesWith("secret")).isEmpty();
        open();
    }

    @Test
    void anEventCanBringItsConsentAlongAndTheNextShelfKnowsIt() {
        assertThat(send(event("view_item", "phone", null, "item-1", ",\"consent\":{\"personalization\":\"granted\"}")))
                .isEqualTo("stored");
        assertThat(view("phone", "item-2")).isEqualTo("stored");
        assertThat(shelves("phone")).isNotEqualTo(shelves("stranger"));
        JsonNode consent = call("GET", "/v1/devices/phone/consent", RunningShop.BROWSER, null);
        assertThat(consent.at("/purposes/personalization/granted").asBoolean()).isTrue();
        assertThat(consent.at("/purposes/analytics/granted").asBoolean()).isFalse();
    }

    @Test
    void whoAgreesToBeCountedOnlyIsAStranger() {
        call("PUT", "/v1/devices/phone/consent", RunningShop.BROWSER, "{\"analytics\": true}");
        assertThat(view("phone", "item-1")).isEqualTo("stored");
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
        agree("phone");
        assertThat(shelves("phone"))
                .as("what was given to be counted stays that")
                .isEqualTo(shelves("stranger"));
    }

    @Test
    void whoOptsOutGetsTheBytesOfAStrangerAtOnceAndIsInNoReleaseAfter() throws Exception {
        for (int person = 0; person < 40; person++) {
            agree("d" + person);
            for (int i = 0; i < 6; i++) {
                view("d" + person, "item-" + (person * 5 + i * i) % 12);
            }
        }
        agree("phone");
        view("phone", "item-1");
        view("phone", "item-2");
        train();
        assertThat(shelves("phone")).isNotEqualTo(shelves("stranger"));
        long learned = release().get("shoppers").asLong();
        call("PUT", "/v1/devices/phone/consent", RunningShop.BROWSER, "{\"personalization\": false}");
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
        train();
        assertThat(release().get("shoppers").asLong()).isEqualTo(learned - 1);
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
        agree("phone");
        assertThat(shelves("phone")).isNotEqualTo(shelves("stranger"));
    }

    private JsonNode release() {
        return call("GET", "/v1/releases", RunningShop.ADMIN, null).at("/releases/0");
    }

    private void train() throws InterruptedException {
        assertThat(shop.send("POST", "/v1/releases", RunningShop.ADMIN, null, null)
                        .statusCode())
                .isEqualTo(202);
        while (call("GET", "/v1/health", RunningShop.ADMIN, null).has("training")) {
            Thread.sleep(50);
        }
    }

    @Test
    void aBrowserThatAsksNotToBeProfiledIsNot() throws Exception {
        agree("phone");
        view("phone", "item-1");
        assertThat(shelves("phone")).isNotEqualTo(shelves("stranger"));
        String path = "/v1/recommendations?placement=recently-viewed&deviceId=phone";
        assertThat(withSignal("GET", path, null))
                .isEqualTo(shop.get(path.replace("phone", "stranger")).body());
        assertThat(shop.get(path).body()).as("only this call asked").contains("recently_viewed");
        JsonNode consent = JSON.readTree(withSignal("PUT", "/v1/devices/phone/consent", AGREED));
        assertThat(consent.get("globalPrivacyControl").asBoolean()).isTrue();
        assertThat(consent.at("/purposes/personalization/granted").asBoolean()).isFalse();
        assertThat(consent.at("/purposes/personalization/source").asString()).isEqualTo("gpc");
        assertThat(consent.at("/purposes/analytics/granted").asBoolean()).isTrue();
        agree("tablet");
        withSignal("POST", "/v1/events", event("view_item", "tablet", null, "item-1", ""));
        assertThat(shelves("tablet")).isEqualTo(shelves("stranger"));
    }

    private String withSignal(String method, String path, @Nullable String body) throws Exception {
        HttpRequest.BodyPublisher content =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + path))
                .header("Authorization", "Bearer " + RunningShop.BROWSER)
                .header("Content-Type", "application/json")
                .header("Sec-GPC", "1")
                .method(method, content)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void aMinorIsNotProfiledWhateverTheyAgreeTo() {
        String path = "/v1/devices/phone/consent";
        agree("phone");
        view("phone", "item-1");
        call("PUT", path, RunningShop.BROWSER, "{\"ageGroup\": \"minor\"}");
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
        JsonNode after = call("PUT", path, RunningShop.BROWSER, AGREED);
        assertThat(after.at("/purposes/personalization/source").asString()).isEqualTo("minor");
        assertThat(after.at("/purposes/personalization/granted").asBoolean()).isFalse();
        call("PUT", path, RunningShop.BROWSER, "{\"ageGroup\": \"adult\"}");
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
        agree("phone");
        assertThat(shelves("phone")).isNotEqualTo(shelves("stranger"));
    }

    @Test
    void interestsAreSeenTakenAwayAndReset() {
        agree("phone");
        view("phone", "item-0");
        view("phone", "item-3");
        view("phone", "item-1");
        JsonNode interests = call("GET", "/v1/devices/phone/interests", RunningShop.BROWSER, null);
        assertThat(interests.at("/interests").findValuesAsString("tag")).contains("category:Kind 0", "brand:Brand 1");
        assertThat(shop.get("/v1/recommendations?placement=recently-viewed&deviceId=phone")
                        .body())
                .contains("item-0");
        JsonNode left = call("DELETE", "/v1/devices/phone/interests?tag=category%3AKind+0", RunningShop.BROWSER, null);
        assertThat(left.at("/interests").findValuesAsString("tag"))
                .contains("category:Kind 1")
                .doesNotContain("category:Kind 0");
        call("DELETE", "/v1/devices/phone/interests", RunningShop.BROWSER, null);
        assertThat(shelves("phone")).as("day 0").isEqualTo(shelves("stranger"));
        HttpResponse<String> wrong =
                shop.send("DELETE", "/v1/devices/phone/interests?tag=x", RunningShop.BROWSER, null, null);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("is not known", "category:");
    }

    @Test
    void everythingCanBeTakenAlong() throws Exception {
        agree("phone");
        send(event("login", "phone", "lin", null, ""));
        view("phone", "item-1");
        send(event("search", "phone", "lin", null, ",\"query\":\"茶杯\""));
        call("DELETE", "/v1/devices/phone/interests?tag=brand%3ABrand+1", RunningShop.BROWSER, null);
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/v1/shoppers/lin/export"))
                .header("Authorization", "Bearer " + RunningShop.ADMIN)
                .build();
        HttpResponse<byte[]> zip = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
        Map<String, String> files = unzip(zip.body());
        assertThat(files).containsOnlyKeys("my-data.json", "events.csv");
        JsonNode data = JSON.readTree(files.get("my-data.json"));
        assertThat(data.get("events")).hasSize(3);
        assertThat(data.at("/events").findValuesAsString("query")).containsExactly("茶杯");
        assertThat(data.at("/devices/0/deviceId").asString()).isEqualTo("phone");
        assertThat(data.at("/consents").findValuesAsString("version")).contains("7");
        assertThat(data.at("/resets").findValuesAsString("tag")).contains("brand:Brand 1");
        assertThat(files.getOrDefault("events.csv", "").lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("time,event,itemId");
        assertThat(shop.send("GET", "/v1/shoppers/lin/export", RunningShop.BROWSER, null, null)
                        .statusCode())
                .isEqualTo(403);
    }

    private Map<String, String> unpacked(String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + path))
                .header("Authorization", "Bearer " + key)
                .build();
        return unzip(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body());
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void afterAnErasureNoFileHoldsAByteAndLateEventsAreRefused() throws Exception {
        for (int person = 0; person < 20; person++) {
            agree("d" + person);
            for (int i = 0; i < 5; i++) {
                view("d" + person, "item-" + (person * 5 + i * i) % 12);
            }
        }
        List<String> before = shelves("stranger");
        agree("secret-phone");
        send(event("login", "secret-phone", "secret-lin", null, ""));
        String late = event("view_item", "secret-phone", null, "item-1", "");
        send(late);
        for (int i = 0; i < 8; i++) {
            view("secret-phone", "item-7");
            send(event("purchase", "secret-phone", "secret-lin", "item-" + i, ""));
        }
        train();
        // A stop writes the live state.
        shop.close();
        openAgain();
        assertThat(filesWith("secret-")).isNotEmpty();
        JsonNode certificate = call("DELETE", "/v1/shoppers/secret-lin", RunningShop.ADMIN, null);
        assertThat(certificate.at("/erased/events").asLong()).isEqualTo(18);
        assertThat(certificate.at("/erased/devices").asLong()).isEqualTo(1);
        assertThat(certificate.get("releasesThatLearned")).hasSize(1);
        assertThat(filesWith("secret-")).isEmpty();
        assertThat(send(late)).isEqualTo("erased");
        assertThat(shelves("x").get(4))
                .isEqualTo(before.get(4)
                        .replaceFirst(
                                "\"items\"",
                                "\"releaseId\":\"" + release().get("releaseId").asString() + "\",\"items\"")
                        .replaceFirst(",\"degraded\":\\[.*?]", ""));
        JsonNode audit = call("GET", "/v1/audit?shopperId=secret-lin", RunningShop.ADMIN, null);
        assertThat(audit.at("/entries").findValuesAsString("action")).contains("erase");
        assertThat(audit.at("/entries/0/subject").asString())
                .isEqualTo(certificate.get("pseudonym").asString());
        assertThat(filesWith("secret-")).isEmpty();
        agree("secret-phone");
        assertThat(view("secret-phone", "item-1"))
                .as("who comes back begins anew")
                .isEqualTo("stored");
    }

    private void openAgain() {
        shop = RunningShop.onDisk(folder, EngineSettings.defaults().withTraining(List.of("item-knn", "popular"), .2));
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void aCodeJoinsTwoDevicesAndTheCartFollowsUntilItIsUndone() {
        agree("computer");
        agree("phone");
        send(event("add_to_cart", "computer", null, "item-5", ""));
        JsonNode code = call("POST", "/v1/devices/computer/code", RunningShop.BROWSER, null);
        String join =
                "/v1/devices/phone/join?code=" + code.get("code").asString().toLowerCase(Locale.ROOT);
        assertThat(call("POST", join, RunningShop.BROWSER, null).get("joined").asBoolean())
                .isTrue();
        assertThat(call("GET", "/v1/devices/phone/journey", RunningShop.BROWSER, null)
                        .at("/cart/0")
                        .asString())
                .isEqualTo("item-5");
        assertThat(shop.send("POST", join, RunningShop.BROWSER, null, null).statusCode())
                .as("used up")
                .isEqualTo(400);
        send(event("login", "phone", "lin", null, ""));
        JsonNode devices = call("GET", "/v1/shoppers/lin/devices", RunningShop.ADMIN, null);
        assertThat(devices.at("/devices").findValuesAsString("deviceId"))
                .as("a name for both")
                .containsExactlyInAnyOrder("computer", "phone");
        call("DELETE", "/v1/shoppers/lin/devices/phone", RunningShop.ADMIN, null);
        assertThat(call("GET", "/v1/shoppers/lin/devices", RunningShop.ADMIN, null)
                        .at("/devices")
                        .findValuesAsString("unlinkedAt"))
                .as("of both, undone on one")
                .hasSize(2)
                .doesNotContain("");
        assertThat(call("GET", "/v1/shoppers/lin/journey", RunningShop.ADMIN, null)
                        .at("/cart"))
                .isEmpty();
        assertThat(call("GET", "/v1/devices/phone/journey", RunningShop.BROWSER, null)
                        .at("/cart/0")
                        .asString())
                .as("joined as before")
                .isEqualTo("item-5");
    }

    @Test
    void aCodeDoesNotJoinTwoPeopleByName() {
        agree("computer");
        agree("phone");
        send(event("login", "computer", "lin", null, ""));
        send(event("login", "phone", "bob", null, ""));
        String code = call("POST", "/v1/devices/computer/code", RunningShop.BROWSER, null)
                .get("code")
                .asString();
        HttpResponse<String> refused =
                shop.send("POST", "/v1/devices/phone/join?code=" + code, RunningShop.BROWSER, null, null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("two different shoppers");
        assertThat(call("GET", "/v1/audit?deviceId=phone", RunningShop.ADMIN, null)
                        .at("/entries")
                        .findValuesAsString("action"))
                .contains("join devices: refused");
    }

    @Test
    void anErasedPersonsLateEventBringsNothingBack() throws IOException {
        agree("secret-phone");
        String late = event("view_item", "secret-phone", null, "item-1", "," + CONSENT);
        view("secret-phone", "item-2");
        call("DELETE", "/v1/devices/secret-phone", RunningShop.BROWSER, null);
        assertThat(send(late)).isEqualTo("erased");
        assertThat(filesWith("secret-")).isEmpty();
        JsonNode consent = call("GET", "/v1/devices/secret-phone/consent", RunningShop.BROWSER, null);
        assertThat(consent.at("/purposes/personalization/granted").asBoolean()).isFalse();
    }

    @Test
    void whatAnOldEventSaysDoesNotUndoALaterRefusal() {
        agree("phone");
        String old = event("view_item", "phone", null, "item-1", "," + CONSENT);
        call(
                "PUT",
                "/v1/devices/phone/consent",
                RunningShop.BROWSER,
                "{\"analytics\": false, \"personalization\": false}");
        assertThat(send(old)).isEqualTo("no_consent");
        assertThat(send(event("view_item", "phone", null, "item-1", "," + CONSENT)))
                .as("agreed again since")
                .isEqualTo("stored");
    }

    @Test
    void aShoppersRefusalHoldsOnTheirDevicesInNobodysNameToo() {
        agree("phone");
        send(event("login", "phone", "max", null, ""));
        call(
                "PUT",
                "/v1/shoppers/max/consent",
                RunningShop.ADMIN,
                "{\"analytics\": false, \"personalization\": false}");
        assertThat(view("phone", "item-1")).isEqualTo("no_consent");
        assertThat(shelves("phone")).isEqualTo(shelves("stranger"));
    }

    @Test
    void whatWasForgottenStaysSoWhenTheItemIsSeenAgain() {
        agree("phone");
        send(event("add_to_cart", "phone", null, "item-5", ""));
        call("DELETE", "/v1/devices/phone/interests", RunningShop.BROWSER, null);
        view("phone", "item-5");
        JsonNode journey = call("GET", "/v1/devices/phone/journey", RunningShop.BROWSER, null);
        assertThat(journey.at("/cart")).isEmpty();
        assertThat(journey.at("/recentlyViewed/0").asString()).isEqualTo("item-5");
    }

    @Test
    void anEventTellsNoAgeGroup() {
        String answer = shop.post(
                        "/v1/events",
                        event("view_item", "phone", null, "item-1", ",\"consent\":{\"ageGroup\":\"minor\"}"))
                .body();
        assertThat(answer).contains("rejected", "ageGroup");
    }

    @Test
    void anErasureThatWasCutShortIsFinishedByTheNextStart() throws IOException {
        agree("secret-phone");
        for (int i = 0; i < 8; i++) {
            view("secret-phone", "item-" + i);
        }
        shop.close();
        assertThat(filesWith("secret-")).hasSizeGreaterThan(1);
        // All that a process does before it is killed in the midst of it.
        try (Store store = Store.open(folder)) {
            store.people().erasures().erase(Set.of(Subject.device("secret-phone")), Instant.now());
        }
        assertThat(filesWith("secret-")).as("the live state at least").isNotEmpty();
        Assembly.open(new DataDirectory(folder), Configuration.defaults()).close();
        assertThat(filesWith("secret-")).isEmpty();
        openAgain();
        assertThat(shelves("secret-phone")).isEqualTo(shelves("stranger"));
    }

    @Test
    void aBotIsAnsweredAndNotLearnedFrom() {
        agree("fast");
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 300; i++) {
            batch.append(i == 0 ? "" : ",").append(event("view_item", "fast", null, "item-1", ""));
        }
        call("POST", "/v1/events", RunningShop.BROWSER, batch.append("]").toString());
        assertThat(stored()).isEqualTo(300);
        List<String> stranger = shelves("stranger");
        for (int i = 0; i < 5; i++) {
            view("fast", "item-9");
        }
        assertThat(shelves("stranger")).isEqualTo(stranger);
    }
}
