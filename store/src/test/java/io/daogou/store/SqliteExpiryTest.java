package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry.Expired;
import io.daogou.domain.event.Retention;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteExpiryTest extends ExpiryContract {
    private static final int ROUNDS = 6;
    private static final int EVENTS = 120_000;

    @TempDir
    Path directory;

    private Store store = Store.inMemory();

    @BeforeEach
    void open() {
        store = Store.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void noByteOfWhatExpiredIsInAnyFileWhileTheStoreIsOpen() throws IOException {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            boolean old = i % 7 == 0;
            String device = (old ? "vanish-" : "stay-") + i % 900;
            all.add(event((old ? "vanish-e" : "e") + i, EventType.VIEW_ITEM, daysAgo(old ? 31 : 3), device, null));
        }
        for (int begin = 0; begin < all.size(); begin += 500) {
            store.events().append(all.subList(begin, Math.min(all.size(), begin + 500)));
        }
        assertThat(filesWith("vanish-e")).isNotEmpty();
        store.expiry().expire(MONTH, NOW, () -> true);
        assertThat(store.expiry().isUnfinished()).isTrue();
        // As after a kill: the next process knows that something is left to do.
        close();
        open();
        assertThat(store.expiry().isUnfinished()).isTrue();
        store.expiry().finish();
        assertThat(store.expiry().isUnfinished()).isFalse();
        assertThat(filesWith("vanish-")).isEmpty();
        assertThat(filesWith("stay-")).isNotEmpty();
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void killedInTheMiddleItLosesNothingThatIsKeptAndTheNextSweepEndsIt() throws Exception {
        List<String> kept = new ArrayList<>();
        List<Event> batch = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            boolean old = i % 3 != 0;
            if (!old) {
                kept.add("e" + i);
            }
            batch.add(
                    event((old ? "vanish" : "e") + i, EventType.VIEW_ITEM, daysAgo(old ? 31 : 3), "d" + i % 500, null));
            if (batch.size() == 10_000) {
                store.events().append(batch);
                batch.clear();
            }
        }
        close();
        for (int round = 0; round < ROUNDS; round++) {
            killWhileSweeping(40 * round);
            open();
            List<String> ids = ids();
            assertThat(ids.stream().filter(id -> id.startsWith("e")).toList().equals(kept))
                    .as("round %d", round)
                    .isTrue();
            assertThat(store.events().size()).isEqualTo(ids.size());
            boolean isTouched = ids.size() < EVENTS;
            assertThat(store.expiry().isUnfinished()
                            || !isTouched
                            || filesWith("vanish").isEmpty())
                    .as("round %d: what is left to do is known", round)
                    .isTrue();
            close();
        }
        open();
        Expired rest = store.expiry().expire(MONTH, NOW, () -> true);
        if (rest.isOfPeople() || store.expiry().isUnfinished()) {
            store.expiry().finish();
        }
        assertThat(ids().equals(kept)).isTrue();
        assertThat(filesWith("vanish")).isEmpty();
    }

    private void killWhileSweeping(int millis) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        SweepingProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("sweeping");
            var _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
    }

    /** A process that sweeps and finishes. */
    static final class SweepingProcess {
        private SweepingProcess() {}

        public static void main(String[] arguments) {
            Store store = Store.open(Path.of(arguments[0]));
            System.out.println("sweeping");
            System.out.flush();
            store.expiry().expire(new Retention(30, Map.of(), 0, false), NOW, () -> true);
            store.expiry().finish();
        }
    }
}
