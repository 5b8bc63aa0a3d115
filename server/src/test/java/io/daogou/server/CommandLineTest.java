package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandLineTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "import",
                "train",
                "recommend",
                "releases",
                "releases activate",
                "extract",
                "onnx",
                "onnx export",
                "onnx check"
            })
    void everyCommandTeachesWithAnExample(String command) {
        List<String> words = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        words.add("--help");
        Outcome help = run(words.toArray(String[]::new));
        assertThat(help.status).isZero();
        assertThat(help.out).contains("Example").contains("daogou").contains("Usage:");
        assertThat(help.out.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paint",
                "serve --prot 1",
                "serve --port many",
                "serve --port 70000",
                "recommend",
                "recommend --shopper a --history b",
                "releases activate",
                "extract",
                "onnx check"
            })
    void badUsageIsOneLineAndStatusTwo(String command) {
        Outcome outcome = run(words(command + " --data " + folder));
        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.err.lines()).hasSize(1);
        assertThat(outcome.err).startsWith("daogou");
    }

    @Test
    void aMistakeInTheConfigurationIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("daogou.yaml"), "http:\n  prot: 1\n");
        Outcome outcome = run("serve", "--data", folder.toString());
        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.err)
                .isEqualToIgnoringNewLines(
                        "daogou serve: " + file + ":2: http.prot is not a known key; the nearest is http.port");
        assertThat(run("serve", "--config", folder.resolve("none").toString()).err)
                .contains("there is no configuration at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port: -9223372036854775808 | http.port is not a whole number | 2
            host: shop.invalid         | no address of this machine      | 1
            """)
    void aServerThatCannotListenSaysWhyInOneLine(String setting, String reason, int status) throws IOException {
        fill();
        Path file = Files.writeString(folder.resolve("other.yaml"), "http:\n  " + setting + "\n");
        Outcome outcome = run("serve", "--data", folder.toString(), "--config", file.toString());
        assertThat(outcome.status).isEqualTo(status);
        assertThat(outcome.err.lines()).hasSize(1);
        assertThat(outcome.err).contains(reason);
        assertThat(outcome.out).doesNotContain("admin key");
    }

    @Test
    void anOutputThatCannotBeWrittenIsToldSo() {
        fill();
        Outcome outcome = run(
                "recommend",
                "--data",
                folder.toString(),
                "--shopper",
                "s1",
                "--output",
                folder.resolve("none/shelves.tsv").toString());
        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.err).contains("--output cannot be written").doesNotContain("should not have happened");
    }

    @Test
    void aTakenPortIsToldWithTheWayOut() throws IOException {
        fill();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = run("serve", "--data", folder.toString(), "--port", String.valueOf(taken.getLocalPort()));
            assertThat(outcome.status).isEqualTo(1);
            assertThat(outcome.err.lines()).hasSize(1);
            assertThat(outcome.err).contains(String.valueOf(taken.getLocalPort()), "--port");
            assertThat(outcome.out).as("keys that would be shown once, in vain").isEmpty();
        }
        Store.open(folder).close();
    }

    @Test
    void aSecondProcessOnTheSameDataIsToldSo() {
        fill();
        try (Store held = Store.open(folder)) {
            Outcome outcome = run("serve", "--data", folder.toString(), "--port", "0");
            assertThat(outcome.status).isEqualTo(1);
            assertThat(outcome.err.lines()).hasSize(1);
            assertThat(outcome.err).contains(folder.toString());
            assertThat(held.events().size()).isPositive();
        }
    }

    @Test
    void trainingBesideAServerShowsWhatWasFittedAndIsServed() throws IOException {
        fill();
        try (Store held = Store.open(folder)) {
            assertThat(held.catalog().size()).isEqualTo(12);
            Outcome trained = run("train", "--data", folder.toString());
            assertThat(trained.err + trained.out).contains("recall@20").contains("Release");
            assertThat(trained.status).as(trained.err).isZero();
            Outcome releases = run("releases", "--data", folder.toString());
            assertThat(releases.out).contains("serving");
            String id = releases.out.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
            assertThat(run("releases", "activate", id, "--data", folder.toString()).out)
                    .contains("Release " + id + " serves.");
        }
        Outcome unknown = run("releases", "activate", "none", "--data", folder.toString());
        assertThat(unknown.status).isNotZero();
        assertThat(unknown.err.lines()).hasSize(1);
    }

    @Test
    void shelvesAreWrittenAsTheHttpDoorGivesThem() throws IOException {
        fill();
        Outcome one = run("recommend", "--data", folder.toString(), "--shopper", "s1", "--limit", "3");
        assertThat(one.status).as(one.err).isZero();
        assertThat(one.out).matches("s1\ti\\d+ i\\d+ i\\d+\\R");
        Path shoppers = Files.writeString(folder.resolve("shoppers.txt"), "s1\tx\n\nnew-here\n");
        Path output = folder.resolve("shelves.tsv");
        run("recommend", "--data", folder.toString(), "--shoppers", shoppers.toString(), "--output", output.toString());
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).extracting(line -> line.split("\t", 2)[0]).containsExactly("s1", "1", "new-here");
        Outcome history = run("recommend", "--data", folder.toString(), "--history", "i1,i2", "--limit", "2");
        assertThat(history.out).matches("0\ti\\d+ i\\d+\\R");
        Outcome missing = run("recommend", "--data", folder.toString(), "--shoppers", "none.txt");
        assertThat(missing.status).isEqualTo(2);
        assertThat(missing.err).contains("--shoppers cannot be read");
    }

    @Test
    void anEmptyShopIsToldNotThrown() {
        Outcome none = run("train", "--data", folder.resolve("none").toString());
        assertThat(none.status).isEqualTo(1);
        assertThat(none.err.lines()).hasSize(1);
        Store.open(folder).close();
        Outcome empty = run("train", "--data", folder.toString());
        assertThat(empty.status).isEqualTo(1);
        assertThat(empty.err).contains("nothing to learn from");
    }

    @Test
    void aServerThatIsToldToStopLosesNothing() throws Exception {
        fill();
        StringWriter out = new StringWriter();
        int[] status = {-1};
        Thread server = Thread.ofPlatform()
                .start(() -> status[0] =
                        line(out, new StringWriter()).execute("serve", "--data", folder.toString(), "--port", "0"));
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!out.toString().contains("Daogou serves") && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(out.toString()).contains("browser key", "admin key", "Daogou serves");
        server.interrupt();
        server.join();
        assertThat(status[0]).isZero();
        Store.open(folder).close();
        String kept = Files.readString(folder.resolve("keys.yaml"));
        String admin = out.toString()
                .lines()
                .filter(line -> line.contains("admin key"))
                .findFirst()
                .orElseThrow();
        assertThat(kept).doesNotContain(admin.substring(admin.lastIndexOf(' ') + 1));
    }

    /** Twelve items, thirty shoppers who each look at and buy some of them. */
    private void fill() {
        try (Store store = Store.open(folder)) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                items.add(Item.of("i" + i, "Item " + i));
            }
            store.catalog().put(items);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 240; i++) {
                Instant time = NOW.minus(Duration.ofHours(240 - i));
                EventHeader header = EventHeader.of("e" + i, time, "d" + i % 30).withShopper("s" + i % 30);
                List<EventItem> about = List.of(EventItem.of("i" + (i % 30 + i / 30) % 12));
                events.add(
                        i % 3 == 0
                                ? new Event.Order(header, EventType.PURCHASE, about, null, "o" + i)
                                : new Event.ItemAction(header, EventType.VIEW_ITEM, about, null));
            }
            store.events().append(events);
        }
    }

    private static String[] words(String command) {
        return command.strip().split(" +");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = line(out, err).execute(arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    private static CommandLine line(StringWriter out, StringWriter err) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
