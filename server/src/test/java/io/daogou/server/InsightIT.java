package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.insight.Insight;
import io.daogou.server.insight.Questions;
import io.daogou.store.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
