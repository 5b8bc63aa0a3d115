package io.daogou.store;

import static io.daogou.domain.event.EventLog.AppendOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Kills a process that appends, over and over, and looks at what it left behind. */
abstract class KillContract {
    private static final int ROUNDS = 20;

    /** Where the store is, in words that another process can read. */
    abstract String url();

    @Test
    void losesNothingAcknowledgedSplitsNoBatchAndDoublesNothing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        Map<String, Integer> found = Map.of();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(acknowledgedBeforeKill("round" + round, random.nextInt(1_500)));
            found = checkedBatches(acknowledged);
        }
        System.out.println("seed " + seed + ": " + acknowledged.size() + " batches acknowledged, " + found.size()
                + " found after " + ROUNDS + " kills");
        assertThat(acknowledged).isNotEmpty();
    }

    private Set<String> acknowledgedBeforeKill(String name, int millis) throws Exception {
        Process process = start(name);
        Set<String> names = new HashSet<>();
        Thread killer = Thread.ofPlatform().start(() -> {
            Waiting.uninterruptibly(() -> process.waitFor(millis, TimeUnit.MILLISECONDS));
            // Not through Process: that also closes the output, of which the rest is still to be read.
            process.toHandle().destroyForcibly();
        });
        try (BufferedReader output = process.inputReader()) {
            // A line the kill cut short has no semicolon.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.endsWith(";") && !line.equals("open;")) {
                    names.add(line.substring(0, line.length() - 1));
                }
            }
        }
        killer.join();
        process.waitFor();
        return names;
    }

    Process start(String name) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        AppendingProcess.class.getName(),
                        url(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reopens the store, checks it, replays every batch known, and returns the number of events of each. */
    private Map<String, Integer> checkedBatches(Set<String> acknowledged) {
        try (Store store = Store.open(StoreUrl.parse(url()))) {
            Map<String, Integer> found = sizes(store);
            assertThat(found.keySet()).containsAll(acknowledged);
            found.forEach((name, size) -> assertThat(size)
                    .as(name)
                    .isEqualTo(AppendingProcess.batch(name).size()));
            long before = store.events().size();
            List<Event> replay = new ArrayList<>();
            found.keySet().forEach(name -> replay.addAll(AppendingProcess.batch(name)));
            assertThat(new HashSet<>(store.events().append(replay))).isSubsetOf(DUPLICATE);
            assertThat(store.events().size())
                    .isEqualTo(before)
                    .isEqualTo(found.values().stream()
                            .mapToLong(Integer::longValue)
                            .sum());
            return found;
        }
    }

    static Map<String, Integer> sizes(Store store) {
        Map<String, Integer> sizes = new HashMap<>();
        store.events().read(0, (offset, event) -> {
            String id = event.header().eventId();
            sizes.merge(id.substring(0, id.lastIndexOf('-')), 1, Integer::sum);
            return true;
        });
        return sizes;
    }
}
