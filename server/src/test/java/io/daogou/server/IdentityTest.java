package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventTrust;
import io.daogou.engine.EngineSettings;
import io.daogou.server.configuration.IdentitySettings;
import io.daogou.server.configuration.IdentitySettings.BrowserLogins;
import io.daogou.store.Store;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may say of whom that they shop, in a shop that asks for a proof. */
class IdentityTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "the shop's server alone knows this";

    @TempDir
    private Path folder;

    private RunningShop shop;
    private int events;

    @BeforeEach
    void open() {
        shop = open(SECRET);
        for (int i = 0; i < 6; i++) {
            shop.admin("PUT", "/v1/items/item-" + i, "{\"title\": \"Item\", \"productType\": [\"Kind\"]}");
        }
    }

    private RunningShop open(@Nullable String secret) {
        return RunningShop.onDisk(
                folder,
                EngineSettings.defaults().withConsentRequired(false),
                new IdentitySettings(BrowserLogins.PROVEN, secret, "https://tea.example/join#{code}"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** As docs/privacy.md tells the shop to. */
    private static String token(String secret, String shopperId, Instant until) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String seconds = String.valueOf(until.getEpochSecond());
        return seconds + "."
                + HexFormat.of().formatHex(mac.doFinal((seconds + "\n" + shopperId).getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode send(String key, String type, String more) {
        String event = "{\"eventId\":\"event-" + events++ + "\",\"event\":\"" + type + "\",\"time\":\"" + Instant.now()
                + "\"," + more + "}";
        HttpResponse<String> answer =
                shop.send("POST", "/v1/events", key, RunningShop.JSON, event.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).at("/results/0");
    }

    private static String by(String device, String shopper, String token) {
        return "\"deviceId\":\"" + device + "\",\"shopperId\":\"" + shopper + "\""
                + (token.isEmpty() ? "" : ",\"shopperToken\":\"" + token + "\"");
    }

    private static final String ITEM = ",\"items\":[{\"itemId\":\"item-1\"}]";

    @Test
    void aBrowserThatOnlySaysWhoLoggedInIsNotBelieved() {
        JsonNode login = send(RunningShop.BROWSER, "login", by("phone", "lin", ""));
        assertThat(login.get("result").asString()).isEqualTo("no_proof");
        assertThat(login.get("error").asString()).contains("shopperToken").contains("lin");
        JsonNode view = send(RunningShop.BROWSER, "view_item", by("phone", "lin", "") + ITEM);
        assertThat(view.get("result").asString()).isEqualTo("no_proof");
        assertThat(shop.assembly().engine().events().size()).isZero();
        assertThat(shop.send("GET", "/v1/shoppers/lin/devices", RunningShop.ADMIN, null, null)
                        .body())
                .doesNotContain("phone");
    }

    @Test
    void aTokenOfTheShopsServerLinksTheDeviceAndLetsItSpeakForItsShopperFromThenOn() throws Exception {
        String token = token(SECRET, "lin", Instant.now().plusSeconds(60));
        assertThat(send(RunningShop.BROWSER, "login", by("phone", "lin", token))
                        .get("result")
                        .asString())
                .isEqualTo("stored");
        assertThat(send(RunningShop.BROWSER, "view_item", by("phone", "lin", "") + ITEM)
                        .get("result")
                        .asString())
                .isEqualTo("stored");
        assertThat(shelf("deviceId=phone&shopperId=lin").statusCode()).isEqualTo(200);
        assertThat(shelf("shopperId=lin&shopperToken=" + token).body()).contains("recently_viewed");
        assertThat(shelf("deviceId=laptop&shopperId=lin").statusCode())
                .as("what somebody likes is not told to anybody")
                .isEqualTo(403);
        assertThat(shop.send("GET", "/v1/recommendations?placement=home&shopperId=lin", RunningShop.ADMIN, null, null)
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> shelf(String query) {
        return shop.get("/v1/recommendations?placement=recently-viewed&" + query);
    }

    @Test
    void aTokenThatIsOverForgedOrSomebodyElsesIsRefusedWithAdvice() throws Exception {
        Instant later = Instant.now().plusSeconds(60);
        assertThat(refusal(token(SECRET, "lin", Instant.now().minusSeconds(1)))).contains("is over");
        assertThat(refusal(token(SECRET, "ada", later))).contains("not signed for this shopper");
        assertThat(refusal(token("another secret of the same length!", "lin", later)))
                .contains("not signed");
        assertThat(refusal("17." + "a".repeat(63))).contains("wrong form");
        assertThat(refusal(token(SECRET, "lin", later).replaceFirst("^.", "9"))).contains("not signed");
        assertThat(shelf("shopperId=lin&shopperToken=1." + "0".repeat(64)).statusCode())
                .isEqualTo(400);
        shop.close();
        shop = open(null);
        assertThat(refusal(token(SECRET, "lin", later))).contains("identity.secret");
    }

    private String refusal(String token) {
        JsonNode result = send(RunningShop.BROWSER, "login", by("phone", "lin", token));
        assertThat(result.get("result").asString()).isEqualTo("rejected");
        return result.get("error").asString();
    }

    @Test
    void eventsAreKeptWithHowMuchTheyCanBeBelieved() throws Exception {
        String shelf = shop.get("/v1/recommendations?placement=popular&limit=3&deviceId=d")
                .body();
        String id = JSON.readTree(shelf).get("recommendationId").asString();
        String shown = JSON.readTree(shelf).at("/items/0/itemId").asString();
        String here = "\"deviceId\":\"d\",\"recommendationId\":\"" + id + "\",\"items\":[{\"itemId\":\"";
        send(RunningShop.BROWSER, "select_item", here + shown + "\"}]");
        send(RunningShop.BROWSER, "select_item", here + "never shown\"}]");
        send(RunningShop.BROWSER, "select_item", (here + shown + "\"}]").replace(id, id + "x"));
        send(RunningShop.BROWSER, "view_item", "\"deviceId\":\"d\"" + ITEM);
        send(RunningShop.ADMIN, "purchase", by("d", "lin", "") + ITEM);
        String token = token(SECRET, "lin", Instant.now().plusSeconds(60));
        send(RunningShop.BROWSER, "login", by("phone", "lin", token));
        send(RunningShop.BROWSER, "view_item", "\"deviceId\":\"phone\"" + ITEM);
        shop.close();
        Map<String, EventTrust> trust = new HashMap<>();
        try (Store store = Store.openReadOnly(folder)) {
            store.events().read(0, (offset, event) -> {
                trust.put(event.header().eventId(), event.header().trust());
                assertThat(event).isInstanceOf(Event.class);
                return true;
            });
        }
        shop = open(SECRET);
        assertThat(trust)
                .containsEntry("event-0", EventTrust.SHOWN)
                .containsEntry("event-1", EventTrust.CLAIMED)
                .containsEntry("event-2", EventTrust.CLAIMED)
                .containsEntry("event-3", EventTrust.CLAIMED)
                .containsEntry("event-4", EventTrust.VERIFIED)
                .containsEntry("event-5", EventTrust.VERIFIED)
                .containsEntry("event-6", EventTrust.VERIFIED);
    }

    @Test
    void aPhoneThatReadsThePictureOfACodeIsSentToTheShopsPageWithIt() throws Exception {
        JsonNode code = JSON.readTree(shop.send("POST", "/v1/devices/laptop/code", RunningShop.BROWSER, null, null)
                .body());
        String link = "https://tea.example/join#" + code.get("code").asString();
        assertThat(code.get("link").asString()).isEqualTo(link);
        assertThat(read(code.get("qr").asString())).isEqualTo(link);
        assertThat(shop.send(
                                "POST",
                                "/v1/devices/phone/join?code=" + link.substring(link.indexOf('#') + 1),
                                RunningShop.BROWSER,
                                null,
                                null)
                        .statusCode())
                .isEqualTo(200);
    }

    /** What a reader sees in the picture: eight points a module, as a screen shows it. */
    private static String read(String svg) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        int size = 8 * Integer.parseInt(box.group(1));
        byte[] light = new byte[size * size];
        Arrays.fill(light, (byte) 0xFF);
        Matcher module = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z").matcher(svg);
        while (module.find()) {
            for (int y = 0; y < 8; y++) {
                int from = (8 * Integer.parseInt(module.group(2)) + y) * size + 8 * Integer.parseInt(module.group(1));
                Arrays.fill(light, from, from + 8, (byte) 0);
            }
        }
        LuminanceSource source = new PlanarYUVLuminanceSource(light, size, size, 0, 0, size, size, false);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private HttpResponse<String> eraseNobody() {
        return shop.send("DELETE", "/v1/devices/nobody", RunningShop.BROWSER, null, null);
    }

    @Test
    void whoAsksForTooManyErasuresIsToldWhenToComeBack() {
        HttpResponse<String> answer = eraseNobody();
        int answered = 1;
        // The minute of the clock may end in between, once.
        while (answer.statusCode() == 200 && answered < 130) {
            answer = eraseNobody();
            answered++;
        }
        assertThat(answered).isGreaterThan(60);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(answer.body()).contains("too-many-requests").contains("maxExportsPerMinute");
        assertThat(shop.send("GET", "/v1/shoppers/lin/export", RunningShop.ADMIN, null, null)
                        .statusCode())
                .as("another key")
                .isEqualTo(200);
    }
}
