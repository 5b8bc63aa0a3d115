package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real browser walks through the storefront of a small demo shop; what it checks is in {@code smoke.mjs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserIT {
    private static final Path SMOKE = Path.of("src", "test", "storefront").toAbsolutePath();
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Pattern ADDRESS = Pattern.compile("The demo shop is open: (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    /** Few, so that the shop opens quickly; enough that the release has something to say about each shopper. */
    private static final String SHOPPERS = "400";

    private record Outcome(int status, String output) {}

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread demo = Thread.ofPlatform().name("demo").unstarted(this::open);
    private String address = "";

    @BeforeAll
    void openTheShop() throws Exception {
        assumeThat(runs("node", "--version"), "there is no node");
        assumeThat(runs("npm", "--version"), "there is no npm");
        assumeThat(Files.isExecutable(CHROMIUM), "there is no Chromium at " + CHROMIUM + "; set CHROMIUM");
        demo.start();
        address = addressIn(out, demo, err);
    }

    @AfterAll
    void closeTheShop() throws InterruptedException {
        demo.interrupt();
        demo.join();
    }

    @Test
    void theStorefrontIsInOrder() throws Exception {
        if (!Files.isDirectory(SMOKE.resolve("node_modules", "playwright-core"))) {
            Outcome installed = run(SMOKE, "npm", "ci", "--no-audit", "--no-fund");
            assumeThat(installed.status == 0, "npm ci fails: " + installed.output);
        }
        check(run(SMOKE, "node", "smoke.mjs", address, folder.toString()));
    }

    private static void check(Outcome outcome) {
        System.out.println(outcome.output);
        assertThat(outcome.status).as(outcome.output).isZero();
    }

    private void open() {
        var _ = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("demo", "--data", folder.resolve("demo").toString(), "--port", "0", "--shoppers", SHOPPERS);
    }

    private static String addressIn(StringWriter out, Thread demo, StringWriter err) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (demo.isAlive() && System.nanoTime() < end) {
            Matcher address = ADDRESS.matcher(out.toString());
            if (address.find()) {
                return address.group(1);
            }
            demo.join(Duration.ofMillis(100));
        }
        throw new AssertionError("the demo shop did not open: " + out + err);
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            return run(SMOKE, command).status == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("storefront", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, ended ? text : text + "stopped after " + PATIENCE);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void assumeThat(boolean holds, String otherwise) {
        if (!holds) {
            System.out.println("SKIPPED: pages are not tested in a browser: " + otherwise);
        }
        assumeTrue(holds, otherwise);
    }
}
