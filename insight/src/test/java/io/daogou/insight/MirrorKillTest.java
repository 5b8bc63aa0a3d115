package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.FunnelAnswer;
import io.daogou.insight.analysis.Period;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that takes events over, and looks whether the next one comes to the same columns. */
final class MirrorKillTest {
    private static final long SEED = 9;
    /** More rows than one batch. */
    private static final int EVENTS = 450_000;

    private static final int ROUNDS = 5;
    private static final Funnel QUESTION = new Funnel(
            List.of(EventType.VIEW_ITEM, EventType.PURCHASE), Duration.ofDays(1), Funnel.Split.PLATFORM, Period.ALWAYS);

    @TempDir
    private Path folder;

    @Test
    void whatAKillCutShortIsTakenAgain() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FunnelAnswer right;
        try (Shop shop = Logs.chance(folder.resolve("right"), SEED, EVENTS)) {
            right = shop.ask(QUESTION);
        }
        Path killed = folder.resolve("killed");
        for (int round = 0; round < ROUNDS; round++) {
            killWhileMirroring(killed, random.nextInt(2_500));
        }
        try (Shop shop = Logs.chance(killed, SEED, EVENTS)) {
            assertThat(shop.ask(QUESTION)).as("seed %d", seed).isEqualTo(right);
            assertThat(shop.insight.state().events()).isEqualTo(EVENTS);
        }
    }

    private static void killWhileMirroring(Path columns, int millis) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        MirroringProcess.class.getName(),
                        columns.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("mirroring");
            var _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A process that takes everything over. */
    static final class MirroringProcess {
        private MirroringProcess() {}

        public static void main(String[] arguments) {
            try (Shop shop = Logs.chance(Path.of(arguments[0]), SEED, EVENTS)) {
                System.out.println("mirroring");
                System.out.flush();
                shop.insight.refresh();
            }
        }
    }
}
