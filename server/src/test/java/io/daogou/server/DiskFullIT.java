package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a shop on SQLite fills up under it, and is given room again. Mounts a small disk, which only root may. */
final class DiskFullIT {
    private static final long RESTS_AFTER_MILLIS = 6_000;
    private static final int MOST_EVENTS = 20_000;

    @TempDir
    Path disk;

    @BeforeEach
    void mount() throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        assumeTrue(mounted, "SKIPPED: this user may not mount a small disk, so none can be filled");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException lacking) {
            return false;
        }
    }

    @Test
    void readsGoOnWritesAreRefusedClearlyAndNothingNeedsARestart() throws Exception {
        List<String> kept = new ArrayList<>();
        String refused;
        try (ServeProcess shop = ServeProcess.start(disk, disk.toString())) {
            for (int i = 0; i < 10; i++) {
                shop.admin("PUT", "/v1/items/i" + i, "{\"title\": \"Item " + i + "\"}");
            }
            assertThat(shop.view("first", "d1", "i1").body()).contains("\"stored\"");
            kept.add("first");
            untilTheIndexRests();
            fill();
            refused = untilRefused(shop, kept);
            for (int round = 0; round < 20; round++) {
                assertThat(shop.send("GET", "/v1/items/i1", ServeProcess.BROWSER, "")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(shop.lastViewed("d1")).isEqualTo("i1");
                HttpResponse<String> answer = shop.view(refused, "d1", "i2");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
            assertThat(shop.send("GET", "/v1/health", ServeProcess.BROWSER, "").statusCode())
                    .isEqualTo(200);
            Files.delete(disk.resolve("filler"));
            assertThat(shop.view(refused, "d1", "i2").body()).contains("\"stored\"");
            assertThat(shop.lastViewed("d1")).isEqualTo("i2");
            kept.add(refused);
            shop.kill();
        }
        try (ServeProcess shop = ServeProcess.start(disk, disk.toString())) {
            assertThat(shop.get("/v1/health")).contains("\"events\":" + kept.size() + ",");
            for (String eventId : List.of(kept.getFirst(), refused)) {
                assertThat(shop.view(eventId, "d1", "i1").body()).doesNotContain("\"stored\"");
            }
        }
    }

    @Test
    void aSweepThatFindsNoRoomEndsReadsGoOnAndTheNextOneIsWhole() throws Exception {
        Files.writeString(disk.resolve("daogou.yaml"), """
                privacy: {consentRequired: false, retention: {days: 30}}
                keys:
                  - {name: browser, key: %s, scope: browser}
                  - {name: admin, key: %s, scope: admin}
                """.formatted(ServeProcess.BROWSER, ServeProcess.ADMIN));
        try (Store store = Store.open(disk)) {
            store.catalog().put(List.of(new ItemBuilder("i1", "Item").build()));
            for (int batch = 0; batch < 12; batch++) {
                List<Event> events = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) {
                    EventHeader header = EventHeader.of(
                            "vanish-" + batch + "-" + i, Instant.parse("2020-01-01T00:00:00Z"), "vanish-device-" + i);
                    events.add(new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("i1")), null));
                }
                store.events().append(events);
            }
        }
        fill();
        // As much as a start takes.
        try (RandomAccessFile filler =
                new RandomAccessFile(disk.resolve("filler").toFile(), "rw")) {
            filler.setLength(filler.length() - 256 * 1024);
        }
        try (ServeProcess shop = ServeProcess.start(disk, disk.toString())) {
            ServeProcess.until(() -> shop.logged("is kept cannot be removed, tried again in an hour"));
            assertThat(shop.send("GET", "/v1/items/i1", ServeProcess.BROWSER, "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(shop.get("/v1/recommendations?placement=home&limit=1&deviceId=d1"))
                    .contains("i1");
            shop.kill();
        }
        Files.delete(disk.resolve("filler"));
        try (ServeProcess shop = ServeProcess.start(disk, disk.toString())) {
            ServeProcess.until(() -> shop.admin("GET", "/v1/audit", "").contains("expired 12000 events"));
            ServeProcess.until(() -> !holds("vanish-"));
            assertThat(shop.get("/v1/health")).contains("\"events\":0");
        }
    }

    private boolean holds(String text) {
        try (Stream<Path> files = Files.list(disk)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException changing) {
            return true;
        }
    }

    /** What is searched is written down some seconds after a change; an index that tidies up makes room again. */
    private void untilTheIndexRests() {
        ServeProcess.until(() -> {
            try (Stream<Path> files = Files.walk(disk.resolve("search"))) {
                long latest = files.mapToLong(file -> file.toFile().lastModified())
                        .max()
                        .orElse(0);
                return System.currentTimeMillis() - latest > RESTS_AFTER_MILLIS;
            } catch (IOException | UncheckedIOException changing) {
                return false;
            }
        });
    }

    private void fill() throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(disk.toFile().getUsableSpace()).isLessThan(block.length);
        }
    }

    /** Sends events until one is refused: files have some room in them still. */
    private static String untilRefused(ServeProcess shop, List<String> kept) {
        for (int i = 0; i < MOST_EVENTS; i++) {
            String eventId = "e" + i;
            if (shop.view(eventId, "d1", "i1").statusCode() != 200) {
                return eventId;
            }
            kept.add(eventId);
        }
        throw new AssertionError("a full disk took " + MOST_EVENTS + " events");
    }
}
