package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Retention;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.engine.EngineSettings;
import io.daogou.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop on files whose settings say how long it keeps what people did. */
final class RetentionTest {
    private static final EngineSettings MONTH = EngineSettings.defaults()
            .withConsentRequired(false)
            .withRetention(new Retention(30, Map.of(EventType.SEARCH, 7, EventType.PURCHASE, 0), 60, false));

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        try (Store store = Store.open(folder)) {
            store.catalog().put(List.of(new ItemBuilder("tea", "Tea").build(), new ItemBuilder("mug", "Mug").build()));
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                events.add(view("vanish-event-" + i, "vanish-device-" + i % 20, 31 + i % 10));
                events.add(view("stay-event-" + i, "stay-device-" + i % 20, i % 29));
            }
            store.events().append(events);
        }
        // Leaves a file with the live state of everybody.
        RunningShop.onDisk(folder).close();
    }

    private Event view(String id, String device, int days) {
        EventHeader header = EventHeader.of(id, now.minus(Duration.ofDays(days)), device);
        return new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("tea")), null);
    }

    @Test
    void aStartSweepsAndNoFileHoldsAByteOfWhatExpired() throws IOException {
        assertThat(filesWith("vanish-event")).isNotEmpty();
        assertThat(filesWith("vanish-device-")).hasSizeGreaterThan(1);
        try (RunningShop shop = RunningShop.onDisk(folder, MONTH)) {
            ServeProcess.until(() -> shop.admin("GET", "/v1/audit", "").body().contains("expired 400 events"));
            ServeProcess.until(() -> !shop.assembly().isSweepUnfinished());
            assertThat(filesWith("vanish-")).isEmpty();
            assertThat(filesWith("stay-")).isNotEmpty();
            assertThat(shop.get("/v1/health").body()).contains("\"events\":400");
        }
        assertThat(filesWith("vanish-")).isEmpty();
    }

    /** Rows that an import could not use name people, and nobody knows whom. */
    @Test
    void rejectedRowsGoWithAnyErasureAndAnySweepThatFindsSomething() throws IOException {
        importSomethingUnusable();
        assertThat(filesWith("vanish-reject")).hasSize(1);
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            assertThat(shop.admin("DELETE", "/v1/shoppers/vanish-reject", "").statusCode())
                    .isEqualTo(200);
            assertThat(filesWith("vanish-reject")).isEmpty();
        }
        importSomethingUnusable();
        try (RunningShop shop = RunningShop.onDisk(folder, MONTH)) {
            ServeProcess.until(() -> shop.admin("GET", "/v1/audit", "").body().contains("expired 400 events"));
            ServeProcess.until(() -> !shop.assembly().isSweepUnfinished());
            assertThat(filesWith("vanish-reject")).isEmpty();
        }
    }

    private void importSomethingUnusable() throws IOException {
        Path elsewhere = Files.createTempFile("log", ".csv");
        Files.writeString(
                elsewhere,
                "event,item,time,shopper\nview_item,tea,%s,ada\nview_item,tea,never,vanish-reject\n".formatted(now));
        assertThat(Main.commandLine().execute("import", "--data", folder.toString(), elsewhere.toString()))
                .isZero();
        Files.delete(elsewhere);
    }

    @Test
    void whatComesTooLateIsRefusedAndSaysWhy() {
        try (RunningShop shop = RunningShop.onDisk(folder, MONTH)) {
            String answer = shop.post(
                            "/v1/events",
                            "[%s, %s, %s]"
                                    .formatted(
                                            sent("a", "view_item", 31),
                                            sent("b", "view_item", 29),
                                            sent("c", "purchase", 900)))
                    .body();
            assertThat(answer)
                    .contains("\"eventId\":\"a\",\"result\":\"expired\"")
                    .contains("time is longer ago than this shop keeps such events")
                    .contains("\"eventId\":\"b\",\"result\":\"stored\"")
                    .contains("\"eventId\":\"c\",\"result\":\"stored\"");
        }
    }

    private String sent(String id, String event, int days) {
        return "{\"eventId\":\"%s\",\"event\":\"%s\",\"time\":%d,\"deviceId\":\"d\",\"items\":[{\"itemId\":\"tea\"}]}"
                .formatted(id, event, now.minus(Duration.ofDays(days)).toEpochMilli());
    }

    @Test
    void shoppersCanReadHowLongWhatIsKept() {
        try (RunningShop shop = RunningShop.onDisk(folder, MONTH)) {
            assertThat(shop.get("/v1/transparency?language=en").body())
                    .contains(
                            "{\"what\":\"search\",\"days\":7,\"text\":\"This is kept for 7 days, then nothing of it remains.\"}")
                    .contains("{\"what\":\"purchase\",\"text\":\"This is kept until you have it erased.\"}")
                    .contains("{\"what\":\"silentDevice\",\"days\":60,");
            assertThat(shop.get("/v1/transparency?language=zh").body()).contains("保存 30 天");
        }
    }

    @Test
    void theCommandTellsFirstAndThenDoesIt() throws IOException {
        Files.writeString(folder.resolve("daogou.yaml"), "privacy: {retention: {days: 30}}\n");
        assertThat(run("retention", "--dry-run", "--data", folder.toString()))
                .containsPattern("view_item +30 +400")
                .contains("this was a dry run");
        assertThat(filesWith("vanish-event")).isNotEmpty();
        assertThat(run("retention", "--data", folder.toString())).containsPattern("view_item +30 +400");
        assertThat(filesWith("vanish-")).isEmpty();
        assertThat(run("retention", "--data", folder.toString())).containsPattern("view_item +30 +0");
    }

    @Test
    void anImportLeavesOutWhatIsTooOldAndSaysHowMuch() throws IOException {
        Files.writeString(folder.resolve("daogou.yaml"), "privacy: {retention: {days: 30}}\n");
        Path file = folder.resolve("old.csv");
        Files.writeString(
                file,
                "event,item,time,shopper\nview_item,tea,2001-01-01T00:00:00Z,ada\nview_item,tea,%s,ada\n"
                        .formatted(now));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute("import", "--data", folder.toString(), file.toString()))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 stored")
                .contains("expired: 1 events are older than privacy.retention");
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out, true)).execute(words))
                .isZero();
        return out.toString();
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
}
