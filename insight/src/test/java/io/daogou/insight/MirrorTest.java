package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.Period;
import io.daogou.insight.mirror.MirrorState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns follow the truth, whatever happens to their file. */
final class MirrorTest {
    private static final Instant MORNING = Instant.parse("2026-05-04T09:15:00.250Z");
    private static final Funnel LOOK_AND_BUY = new Funnel(
            List.of(EventType.VIEW_ITEM, EventType.PURCHASE), Duration.ofDays(7), Funnel.Split.NONE, Period.ALWAYS);

    @TempDir
    private Path folder;

    @Test
    void whatIsNewIsThereWithTheNextQuestion() {
        try (Shop shop = new Shop(folder)) {
            shop.append(List.of(view("e1", "phone")));
            assertThat(people(shop)).isEqualTo(1);
            shop.append(List.of(view("e2", "laptop"), view("e3", "laptop")));
            assertThat(people(shop)).isEqualTo(2);
            assertThat(shop.insight.state()).isEqualTo(new MirrorState(3, 3));
        }
    }

    @Test
    void linksMadeAndUndoneLaterCount() {
        try (Shop shop = new Shop(folder)) {
            shop.append(List.of(view("e1", "phone"), view("e2", "laptop")));
            assertThat(people(shop)).isEqualTo(2);
            var _ = shop.store.shoppers().link("phone", "lin", MORNING);
            var _ = shop.store.shoppers().link("laptop", "lin", MORNING);
            assertThat(people(shop)).isEqualTo(1);
            var _ = shop.store.shoppers().unlink("laptop", "lin", MORNING);
            assertThat(people(shop)).isEqualTo(2);
        }
    }

    @Test
    void itGoesOnWhereItStopped() {
        try (Shop shop = Logs.chance(folder, 1, 3_000)) {
            shop.insight.refresh();
        }
        try (Shop shop = Logs.chance(folder, 1, 5_000)) {
            shop.insight.refresh();
            assertThat(shop.insight.state()).isEqualTo(new MirrorState(5_000, 5_000));
        }
    }

    @Test
    void theColumnsOfAnotherLogAreWrittenAnew() {
        try (Shop shop = Logs.chance(folder, 1, 3_000)) {
            shop.insight.refresh();
        }
        try (Shop other = new Shop(folder)) {
            other.append(List.of(view("other", "phone")));
            assertThat(people(other)).isEqualTo(1);
            assertThat(other.insight.state()).isEqualTo(new MirrorState(1, 1));
        }
    }

    @Test
    void whatBotsDidIsNotTaken() throws IOException {
        try (Shop shop = new Shop(folder)) {
            shop.append(List.of(view("e1", "private-bot").withUse(EventUse.BOT), view("e2", "laptop")));
            assertThat(people(shop)).isEqualTo(1);
            assertThat(shop.insight.state()).isEqualTo(new MirrorState(2, 1));
        }
        assertThat(contains(folder, "private-bot")).isFalse();
    }

    @Test
    void whoRefusesIsLeftOutOfTheNextAnswerAndComesBackWithConsent() {
        try (Shop shop = new Shop(folder)) {
            shop.append(List.of(view("e1", "phone"), view("e2", "laptop")));
            assertThat(people(shop)).isEqualTo(2);
            choose(shop, false);
            assertThat(people(shop)).isEqualTo(1);
            choose(shop, true);
            assertThat(people(shop)).isEqualTo(2);
        }
    }

    private static void choose(Shop shop, boolean granted) {
        shop.store
                .people()
                .consents()
                .record(List.of(
                        new Consent(Subject.device("phone"), Purpose.ANALYTICS, granted, MORNING, "page", "1")));
    }

    @Test
    void afterForgettingNoByteOfTheColumnsRemainsAndTheNextQuestionWritesThemAnew() throws IOException {
        try (Shop shop = new Shop(folder)) {
            shop.append(List.of(view("e1", "phone"), view("e2", "laptop")));
            assertThat(people(shop)).isEqualTo(2);
            assertThat(contains(folder, "phone")).isTrue();
            shop.insight.forget();
            assertThat(contains(folder, "phone")).isFalse();
            assertThat(people(shop)).isEqualTo(2);
        }
        Insight.forget(folder);
        assertThat(contains(folder, "phone")).isFalse();
    }

    @Test
    void afterARebuildNoByteOfTheOldColumnsRemains() throws IOException {
        // A log that forgets somebody has new offsets, or gaps; here it is another one under the same columns.
        try (Shop before = new Shop(folder)) {
            before.append(List.of(view("e1", "erased-device-of-somebody"), view("e2", "laptop")));
            before.insight.refresh();
        }
        assertThat(contains(folder, "erased-device-of-somebody")).isTrue();
        try (Shop after = new Shop(folder)) {
            after.append(List.of(view("e2", "laptop")));
            after.insight.rebuild();
            assertThat(people(after)).isEqualTo(1);
        }
        assertThat(contains(folder, "erased-device-of-somebody")).isFalse();
    }

    @Test
    void aRebuildReachesTheColumnsOfOtherProcessesToo() throws IOException {
        try (Shop first = new Shop(folder)) {
            first.append(List.of(view("e1", "erased-device-of-somebody")));
            first.insight.refresh();
            try (Shop second = new Shop(folder)) {
                second.append(List.of(view("e1", "erased-device-of-somebody")));
                second.insight.refresh();
            }
            assertThat(contains(folder.resolve("2"), "erased-device-of-somebody"))
                    .isTrue();
            first.insight.rebuild();
        }
        assertThat(contains(folder.resolve("2"), "erased-device-of-somebody")).isFalse();
    }

    /** Bits flipped, ends cut off, ends zeroed: the answer is right again each time, and never the wrong one. */
    @Test
    void damagedFilesHeal() throws IOException {
        Object right;
        try (Shop shop = Logs.chance(folder, 7, 4_000)) {
            right = shop.ask(LOOK_AND_BUY);
        }
        Path file = folder.resolve("1").resolve("columns.duckdb");
        long seed = 42;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            damage(file, random);
            try (Shop shop = Logs.chance(folder, 7, 4_000)) {
                assertThat(shop.ask(LOOK_AND_BUY))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(right);
            }
        }
    }

    private static void damage(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long size = bytes.length();
            long at = random.nextLong(size);
            switch (random.nextInt(3)) {
                case 0 -> bytes.setLength(at);
                case 1 -> {
                    bytes.seek(at);
                    bytes.write(new byte[(int) (size - at)]);
                }
                default -> {
                    bytes.seek(at);
                    int old = bytes.read();
                    bytes.seek(at);
                    bytes.write(old ^ (1 << random.nextInt(8)));
                }
            }
        }
    }

    private static long people(Shop shop) {
        return shop.ask(LOOK_AND_BUY).steps().getFirst().people();
    }

    private static Event view(String id, String device) {
        return new Event.ItemAction(
                EventHeader.of(id, MORNING, device), EventType.VIEW_ITEM, List.of(EventItem.of("tea")), null);
    }

    private static boolean contains(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
