package io.daogou.server;

import static io.daogou.server.ServeProcess.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two {@code serve} processes on one PostgreSQL and one data directory behave as one. */
final class TwoProcessesIT {
    private static final long A_SECOND = 1_000;

    @TempDir
    static Path data;

    private static EmbeddedPostgres server;
    private static ServeProcess a;
    private static ServeProcess b;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
        a = ServeProcess.start(data, url());
        b = ServeProcess.start(data, url());
        for (int i = 0; i < 40; i++) {
            a.admin("PUT", "/v1/items/i" + i, "{\"title\": \"Item " + i + "\"}");
        }
    }

    private static String url() {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
    }

    @AfterAll
    static void stop() throws Exception {
        a.close();
        b.close();
        server.close();
        assertThat(a.log() + b.log()).doesNotContain("postgres:postgres");
    }

    @Test
    void anEventAtOneChangesTheAnswersOfBoth() {
        a.view("e1", "d1", "i1");
        assertThat(a.lastViewed("d1")).isEqualTo("i1");
        assertThat(until(() -> b.lastViewed("d1").equals("i1"))).isLessThan(A_SECOND);
    }

    @Test
    void aLinkAtOneJoinsAtBothAndItsEndParts() {
        b.view("e2", "d2", "i2");
        a.admin("PUT", "/v1/shoppers/s2/devices/d2", "");
        a.admin("PUT", "/v1/shoppers/s2/devices/d3", "");
        assertThat(until(() -> b.lastViewed("d3").equals("i2"))).isLessThan(A_SECOND);
        assertThat(until(() -> a.lastViewed("d3").equals("i2"))).isLessThan(A_SECOND);
        b.admin("DELETE", "/v1/shoppers/s2/devices/d3", "");
        assertThat(until(() -> !a.lastViewed("d3").equals("i2"))).isLessThan(A_SECOND);
        assertThat(b.lastViewed("d3")).isNotEqualTo("i2");
    }

    @Test
    void aLoginAtOneJoinsAtBoth() {
        b.view("e4", "d4", "i4");
        a.send("POST", "/v1/events", ServeProcess.ADMIN, """
                [
                  {"eventId": "login4", "event": "login", "time": %1$d, "deviceId": "d4", "shopperId": "s4"},
                  {"eventId": "login5", "event": "login", "time": %1$d, "deviceId": "d5", "shopperId": "s4"}]
                """.formatted(System.currentTimeMillis()));
        assertThat(until(() -> b.lastViewed("d5").equals("i4"))).isLessThan(A_SECOND);
    }

    @Test
    void anItemPutAtOneIsAtBothUntilItIsDeleted() {
        a.admin("PUT", "/v1/items/newest", "{\"title\": \"Teapot\", \"productType\": [\"Only\"]}");
        String shelf = "/v1/recommendations?placement=new&limit=200&deviceId=d6";
        assertThat(until(() -> b.get(shelf).contains("\"newest\""))).isLessThan(A_SECOND);
        b.admin("DELETE", "/v1/items/newest", "");
        assertThat(until(() -> !a.get(shelf).contains("\"newest\""))).isLessThan(A_SECOND);
    }

    @Test
    void aRuleAndASettingOfOneHoldAtBothUntilTheyAreTakenBack() {
        String shelf = "/v1/recommendations?placement=popular&limit=3";
        String rule = "{\"name\": \"First\", \"selects\": {\"itemIds\": [\"i33\"]},"
                + " \"action\": {\"type\": \"pin\", \"position\": 0}}";
        assertThat(a.admin("PUT", "/v1/rules/first", rule)).contains("\"version\"");
        assertThat(a.get(shelf)).contains("\"ruleId\":\"first\"");
        assertThat(until(() -> b.get(shelf).contains("\"ruleId\":\"first\""))).isLessThan(A_SECOND);
        b.admin("PUT", "/v1/placements/popular", "{\"title\": {\"en\": \"Loved\"}}");
        assertThat(until(() -> a.get(shelf).contains("Loved"))).isLessThan(A_SECOND);
        b.admin("DELETE", "/v1/rules/first", "");
        b.admin("DELETE", "/v1/placements/popular", "");
        assertThat(until(() -> !a.get(shelf).contains("ruleId") && !a.get(shelf).contains("Loved")))
                .isLessThan(A_SECOND);
    }

    @Test
    void whatSomebodyRefusesResetsOrErasesAtOneHoldsAtBoth() {
        String consent = "/v1/devices/d20/consent";
        a.view("e20", "d20", "i20");
        assertThat(until(() -> b.lastViewed("d20").equals("i20"))).isLessThan(A_SECOND);
        a.send("PUT", consent, ServeProcess.BROWSER, "{\"personalization\": false}");
        assertThat(until(() -> !b.lastViewed("d20").equals("i20"))).isLessThan(A_SECOND);
        b.send("PUT", consent, ServeProcess.BROWSER, "{\"personalization\": true}");
        assertThat(until(() -> a.lastViewed("d20").equals("i20"))).isLessThan(A_SECOND);

        a.send("DELETE", "/v1/devices/d20/interests", ServeProcess.BROWSER, "");
        assertThat(until(() -> !b.lastViewed("d20").equals("i20"))).isLessThan(A_SECOND);

        b.view("e21", "d20", "i21");
        assertThat(until(() -> a.lastViewed("d20").equals("i21"))).isLessThan(A_SECOND);
        b.send("DELETE", "/v1/devices/d20", ServeProcess.BROWSER, "");
        // What is popular follows within another second, so the reason is looked at.
        String shelf = "/v1/recommendations?placement=recently-viewed&deviceId=d20";
        assertThat(until(() -> !a.get(shelf).contains("recently_viewed"))).isLessThan(A_SECOND);
        String late = "[{\"eventId\": \"e22\", \"event\": \"view_item\", \"time\": 1772323200000,"
                + " \"deviceId\": \"d20\", \"items\": [{\"itemId\": \"i22\"}]}]";
        assertThat(until(() -> a.send("POST", "/v1/events", ServeProcess.BROWSER, late)
                        .body()
                        .contains("\"erased\"")))
                .isLessThan(A_SECOND);
    }

    @Test
    void aCodeMadeAtOneJoinsDevicesAtTheOther() {
        a.view("e30", "d30", "i30");
        String made =
                a.send("POST", "/v1/devices/d30/code", ServeProcess.BROWSER, "").body();
        Matcher code = Pattern.compile("\"code\":\"([^\"]*)\"").matcher(made);
        assertThat(code.find()).as(made).isTrue();
        until(() -> b.lastViewed("d30").equals("i30"));
        String joined = b.send("POST", "/v1/devices/d31/join?code=" + code.group(1), ServeProcess.BROWSER, "")
                .body();
        assertThat(joined).contains("true");
        assertThat(b.lastViewed("d31")).isEqualTo("i30");
        assertThat(until(() -> a.lastViewed("d31").equals("i30"))).isLessThan(A_SECOND);
    }

    @Test
    void anEventSentToBothIsStoredOnce() {
        assertThat(a.view("e7", "d7", "i7").body()).contains("\"stored\"");
        String time = "\"time\": 1772323200000";
        String event = "[{\"eventId\": \"e8\", \"event\": \"view_item\", " + time
                + ", \"deviceId\": \"d8\", \"items\": [{\"itemId\": \"i8\"}]}]";
        assertThat(a.send("POST", "/v1/events", ServeProcess.BROWSER, event).body())
                .contains("\"stored\"");
        assertThat(b.send("POST", "/v1/events", ServeProcess.BROWSER, event).body())
                .contains("\"duplicate\"");
        assertThat(until(() -> number(a, "events") == number(b, "events"))).isLessThan(A_SECOND);
    }

    @Test
    void aReleaseOfOneServesAtBothAndEitherMayBeKilled() throws Exception {
        for (int i = 0; i < 600; i++) {
            (i % 2 == 0 ? a : b).view("t" + i, "shopper" + i % 60, "i" + (i * 7 + i / 60) % 30);
        }
        a.admin("POST", "/v1/releases", "");
        until(() -> a.get("/v1/health").contains("\"releaseId\":\"")
                || a.get("/v1/health").contains("lastTraining"));
        String first = text(a, "releaseId");
        assertThat(until(() -> b.get("/v1/health").contains(first))).isLessThan(2 * A_SECOND);

        a.view("e9", "d9", "i9");
        a.kill();
        assertThat(until(() -> b.lastViewed("d9").equals("i9"))).isLessThan(A_SECOND);
        assertThat(b.view("e10", "d9", "i10").body()).contains("\"stored\"");
        assertThat(b.lastViewed("d9")).isEqualTo("i10");
        a = ServeProcess.start(data, url());
        assertThat(a.lastViewed("d9")).isEqualTo("i10");
        assertThat(text(a, "releaseId")).isEqualTo(first);
    }

    private static long number(ServeProcess process, String field) {
        return Long.parseLong(found(process, "\"" + field + "\":(\\d+)"));
    }

    private static String text(ServeProcess process, String field) {
        return found(process, "\"" + field + "\":\"([^\"]*)\"");
    }

    private static String found(ServeProcess process, String pattern) {
        String health = process.get("/v1/health");
        Matcher matcher = Pattern.compile(pattern).matcher(health);
        assertThat(matcher.find()).as(health).isTrue();
        return matcher.group(1);
    }
}
