package io.daogou.server;

import static io.daogou.server.ServeProcess.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database takes connections but answers nothing, as one behind a broken network does: the worst way to be gone. */
@DisabledOnOs(OS.WINDOWS)
final class DatabaseHangsIT {
    private static final int WAITING = 200;

    @TempDir
    Path data;

    @TempDir
    Path database;

    @Test
    void answersGoOnAndWaitersAreRefusedBeforeTheyAreMany() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(database.resolve("files"))
                        .setOverrideWorkingDirectory(database.toFile())
                        .start();
                ServeProcess shop = ServeProcess.start(
                        data, "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres")) {
            for (int i = 0; i < 10; i++) {
                shop.admin("PUT", "/v1/items/i" + i, "{\"title\": \"Item " + i + "\"}");
            }
            shop.view("e1", "d1", "i1");
            signal("-STOP");
            try {
                refusesManyAtOnce(shop);
                refusesWithoutWaiting(shop);
            } finally {
                signal("-CONT");
            }
            // By a device of its own: who asks this often is taken for a machine.
            until(() -> shop.view("probe", "probe", "i3").statusCode() == 200);
            assertThat(shop.view("e2", "d1", "i3").statusCode()).isEqualTo(200);
            // The first answer may come before the log can be read again, too.
            assertThat(until(() -> shop.lastViewed("d1").equals("i3"))).isLessThan(5_000);
            until(() -> !shop.get("/v1/health").contains("the truth cannot"));
        }
    }

    private static void refusesManyAtOnce(ServeProcess shop) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                String eventId = "waiting" + i;
                answers.add(callers.submit(
                        () -> shop.view(eventId, "of " + eventId, "i2").statusCode()));
            }
            assertThat(until(() -> shop.lastViewed("d1").equals("i1"))).isLessThan(1_000);
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
        }
    }

    /** Once it is known, nobody waits but those who try. */
    private static void refusesWithoutWaiting(ServeProcess shop) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            assertThat(shop.view("late" + i, "of late" + i, "i2").statusCode()).isEqualTo(503);
            millis.add((System.nanoTime() - begin) / 1_000_000);
            assertThat(shop.lastViewed("d1")).isEqualTo("i1");
        }
        assertThat(millis.stream().filter(each -> each < 500))
                .as(millis.toString())
                .hasSizeGreaterThanOrEqualTo(10);
    }

    /** To the server and all its processes. */
    private void signal(String signal) throws IOException, InterruptedException {
        Path file = database.resolve("files").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
        for (ProcessHandle each :
                Stream.concat(Stream.of(server), server.children()).toList()) {
            new ProcessBuilder("kill", signal, Long.toString(each.pid()))
                    .start()
                    .waitFor();
        }
    }
}
