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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser walks through the storefront of a small demo shop; what it checks is in {@code smoke.mjs}. */
final class StorefrontIT {
    private static final Path SCRIPTS = Path.of("src", "test", "storefront").toAbsolutePath();
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Pattern ADDRESS = Pattern.compile("The demo shop is open: (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Few, so that the shop opens quickly; enough that the release has something to say about each shopper. */
    private static final String SHOPPERS = "400";

    private record Outcome(int status, String output) {}

    @TempDir
    private Path folder;

    @Test
    void aBrowserFindsEverythingInOrder() throws Exception {
        assumeThat(runs("node", "--version"), "there is no node");
        assumeThat(runs("npm", "--version"), "there is no npm");
        assumeThat(Files.isExecutable(CHROMIUM), "there is no Chromium at " + CHROMIUM + "; set CHROMIUM");
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules", "playwright-core"))) {
            Outcome installed = run("npm", "ci", "--no-audit", "--no-fund");
            assumeThat(installed.status == 0, "npm ci fails: " + installed.output);
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Thread demo = Thread.ofPlatform().name("demo").start(() -> open(out, err));
        try {
            Outcome smoke = run("node", "smoke.mjs", addressIn(out, demo, err), folder.toString());
            System.out.println(smoke.output);
            assertThat(smoke.status).as(smoke.output).isZero();
        } finally {
            demo.interrupt();
            demo.join();
        }
    }

    private void open(StringWriter out, StringWriter err) {
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

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return run(command).status == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("storefront", ".log");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
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
            System.out.println("SKIPPED: the storefront is not tested in a browser: " + otherwise);
        }
        assumeTrue(holds, otherwise);
    }
}
