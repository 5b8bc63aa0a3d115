package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.insight.Insight;
import io.daogou.server.insight.Questions;
import io.daogou.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions put over HTTP and on the command line, with DuckDB there. */
@Tag("duckdb")
final class InsightIT {
    @TempDir
    private static Path folder;

    private static String shopper = "";

    private record Outcome(int status, String out, String err) {}

    @BeforeAll
    static void fill() {
        assertThat(Insight.isAvailable()).isTrue();
        DemoShop demo = DemoShop.generate(1);
        List<Event> events = Simulator.simulate(
                        demo, SimulatorSettings.defaults().withShoppers(800))
                .events();
        shopper = events.stream()
                .map(event -> event.header().shopperId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        try (Store store = Store.open(folder)) {
            var _ = store.catalog().put(demo.items());
            for (int begin = 0; begin < events.size(); begin += 1_000) {
                var _ = store.events().append(events.subList(begin, Math.min(events.size(), begin + 1_000)));
            }
        }
    }

    /** Both at once: a running server does not keep the command line out. */
    @Test
    void httpAndCommandLineSayTheSame() {
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            for (String question : names()) {
                HttpResponse<String> answer = get(shop, question);
                assertThat(answer.statusCode())
                        .as("%s: %s", question, answer.body())
                        .isEqualTo(200);
                assertThat(OpenApi.violations(
                                OpenApi.operation(operation(question)).pointer(200, "application/json"),
                                JSON.readTree(answer.body())))
                        .as(question)
                        .isEmpty();
                Outcome json = run(question, "--json");
                assertThat(json.status).as(json.err).isZero();
                assertThat(JSON.readTree(json.out)).as(question).isEqualTo(JSON.readTree(answer.body()));
            }
        }
    }

    @Test
    void tablesAreForPeople() {
        for (String question : names()) {
            Outcome tables = run(question);
            assertThat(tables.status).as(tables.err).isZero();
            assertThat(tables.out).as(question).hasLineCount(Math.max(3, (int)
                    tables.out.lines().count()));
            assertThat(tables.out.lines().filter(line -> !line.isBlank()).count())
                    .as(question)
                    .isPositive();
        }
        assertThat(run("funnels").out).contains("purchase", "of previous");
    }

    @Test
    void mistakesAreToldInOneLine() {
        assertThat(run("funnels", "--steps", "view_item,buy").err)
                .contains("steps is not known: \"buy\"; use one of view_item")
                .hasLineCount(1);
        assertThat(run("funnels", "--window", "soon").err)
                .contains("give 45s, 30m, 12h or 7d")
                .hasLineCount(1);
        assertThat(run("cohorts", "--zone", "Mars").err)
                .contains("zone is no time zone")
                .hasLineCount(1);
        assertThat(run("rfm", "--at", "yesterday").status).isEqualTo(2);
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            assertThat(get(shop, "funnels?windw=1d").statusCode()).isEqualTo(400);
            assertThat(get(shop, "funnels?window=1").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anErasureLeavesNoByteInTheColumnsOfAnyProcess(@TempDir Path own) throws IOException {
        try (Store store = Store.open(own)) {
            for (String device : List.of("device-of-somebody", "device-of-another")) {
                EventHeader header = EventHeader.of("view-on-" + device, Instant.parse("2026-05-04T09:15:00Z"), device);
                var _ = store.events()
                        .append(List.of(
                                new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("tea")), null)));
            }
        }
        String question = "/v1/insight/funnels?steps=view_item,purchase";
        try (RunningShop shop = RunningShop.onDisk(own)) {
            assertThat(shop.send("GET", question, RunningShop.ADMIN, null, null).body())
                    .contains("\"people\":2");
            assertThat(Main.commandLine()
                            .setOut(new PrintWriter(new StringWriter()))
                            .execute("insight", "funnels", "--data", own.toString()))
                    .isZero();
            assertThat(filesWith(own.resolve("insight"), "device-of-somebody")).isEqualTo(2);
            assertThat(shop.send("DELETE", "/v1/devices/device-of-somebody", RunningShop.ADMIN, null, null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(filesWith(own.resolve("insight"), "device-of-somebody")).isZero();
            assertThat(shop.send("GET", question, RunningShop.ADMIN, null, null).body())
                    .contains("\"people\":1");
        }
    }

    @Test
    void aSweepLeavesNoByteInTheColumns(@TempDir Path own) throws IOException {
        try (Store store = Store.open(own)) {
            for (String device : List.of("device-of-long-ago", "device-of-now")) {
                Instant time = device.endsWith("now") ? Instant.now() : Instant.parse("2020-05-04T09:15:00Z");
                EventHeader header = EventHeader.of("view-on-" + device, time, device);
                var _ = store.events()
                        .append(List.of(
                                new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("tea")), null)));
            }
        }
        List<String> question =
                List.of("insight", "funnels", "--steps", "view_item,purchase", "--data", own.toString());
        assertThat(answer(question)).containsPattern("view_item +2 ");
        assertThat(filesWith(own.resolve("insight"), "device-of-long-ago")).isEqualTo(1);
        Files.writeString(own.resolve("daogou.yaml"), "privacy: {retention: {days: 30}}");
        assertThat(answer(List.of("retention", "--data", own.toString()))).containsPattern("view_item +30 +1");
        assertThat(filesWith(own, "device-of-long-ago")).isZero();
        assertThat(answer(question)).containsPattern("view_item +1 ");
    }

    @Test
    void segmentsAreExtractedBesideTheRest(@TempDir Path output) {
        assertThat(answer(List.of("extract", "segments", "--data", folder.toString(), "--output", output.toString())))
                .contains(" shoppers with ");
        for (String name : List.of("events", "interactions", "items", "segments")) {
            assertThat(output.resolve(name + ".parquet")).isNotEmptyFile();
        }
    }

    private static String answer(List<String> words) {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out, true)).execute(words.toArray(String[]::new)))
                .isZero();
        return out.toString();
    }

    private static long filesWith(Path folder, String text) throws IOException {
        long found = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                found += bytes.contains(text) ? 1 : 0;
            }
        }
        return found;
    }

    private static HttpResponse<String> get(RunningShop shop, String question) {
        String more = switch (question) {
            case "rfm" -> "?at=2026-07-01";
            case "interests" -> "?at=2026-07-01&shopperId=" + shopper;
            default -> "";
        };
        return shop.send("GET", "/v1/insight/" + question + more, RunningShop.ADMIN, null, null);
    }

    private static List<String> names() {
        return Questions.all().stream().map(one -> one.name()).toList();
    }

    private static String operation(String question) {
        return "insight" + Character.toUpperCase(question.charAt(0)) + question.substring(1);
    }

    private static Outcome run(String question, String... more) {
        List<String> words = new ArrayList<>(List.of("insight", question, "--data", folder.toString()));
        if (more.length < 2 && (question.equals("rfm") || question.equals("interests"))) {
            words.addAll(List.of("--at", "2026-07-01"));
        }
        if (question.equals("interests")) {
            words.addAll(List.of("--shopper-id", shopper));
        }
        words.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }
}
