package io.daogou.bench;

import io.daogou.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another Java process of the same class path and flags, measured from outside as a user would meet it. */
final class Child implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("http://[^:]+:(\\d+)");
    private static final List<String> FLAGS = List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseCompactObjectHeaders");

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the main method of a class; what it says on standard error goes to a file beside nothing else. */
    static Child start(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(command);
    }

    static Child start(List<String> command) {
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), failure);
        }
    }

    /** Starts Daogou as a user does: through the launcher, if that started us. */
    static Child daogou(List<String> arguments) {
        String launcher = System.getProperty("daogou.launcher");
        if (launcher == null) {
            return start(Main.class, arguments);
        }
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(arguments);
        return start(command);
    }

    /** Runs Daogou to the end; returns the seconds it took. */
    static double runDaogou(List<String> arguments) {
        long start = System.nanoTime();
        try (Child child = daogou(arguments)) {
            child.awaitEnd();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Waits until it says on which port it listens. */
    int port() {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher matcher = PORT.matcher(line);
                if (matcher.find()) {
                    return Integer.parseInt(matcher.group(1));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("the process ended with status " + exitStatus() + " before it listened");
    }

    void awaitEnd() {
        try {
            output.transferTo(java.io.Writer.nullWriter());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (exitStatus() != 0) {
            throw new IllegalStateException("the process ended with status " + exitStatus());
        }
    }

    private int exitStatus() {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
