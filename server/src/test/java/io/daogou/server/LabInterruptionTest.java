package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle, on a process of its own. */
class LabInterruptionTest {
    private static final int SIGINT_STATUS = 128 + 2;

    @TempDir
    private Path folder;

    /** Work of minutes, so that it cannot be over before the signal comes. */
    private Process fitting() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder text = new StringBuilder();
        for (int user = 0; user < 2_000; user++) {
            text.append('u').append(user);
            for (int k = 0; k < 20; k++) {
                text.append(' ').append(random.nextInt(2_000));
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve("train"), text);
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.daogou.server.Main",
                        "lab",
                        "recommend",
                        "--train",
                        "train",
                        "--format",
                        "lists",
                        "--model",
                        "als",
                        "--param",
                        "sweeps=1000",
                        "--limit",
                        "5",
                        "--output",
                        "out",
                        "--report",
                        "report.json"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void ctrlCEndsTheWorkSoonAndLeavesNothingHalfWritten() throws IOException, InterruptedException {
        // Who ignores the signal hands that down to the JVM, which then does not listen either.
        Assumptions.assumeFalse(isIgnored(), "this process ignores Ctrl-C, as one in the background does");
        Process lab = fitting();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.contains("fitting als")) {
                    new ProcessBuilder("kill", "-INT", String.valueOf(lab.pid()))
                            .start()
                            .waitFor();
                }
            }
            assertThat(lab.waitFor(20, TimeUnit.SECONDS)).as(said.toString()).isTrue();
            assertThat(lab.exitValue()).as(said.toString()).isEqualTo(SIGINT_STATUS);
            assertThat(said.toString()).contains("fitting als").doesNotContain("Exception");
        } finally {
            lab.destroyForcibly();
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("train");
        }
    }

    /** Whether SIGINT is ignored, or nothing can be known about it. */
    private static boolean isIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored & 2) != 0);
    }
}
