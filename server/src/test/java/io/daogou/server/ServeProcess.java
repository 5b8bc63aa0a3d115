package io.daogou.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code daogou serve} as a process of its own, as a shop runs it. */
final class ServeProcess implements AutoCloseable {
    static final String BROWSER = "test-browser";
    static final String ADMIN = "test-admin";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final String address;

    private final Path log;

    private ServeProcess(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts a process and waits until it listens. */
    static ServeProcess start(Path data, String store) throws IOException {
        Path log = Files.createTempFile("serve", ".log");
        log.toFile().deleteOnExit();
        Path configuration = data.resolve("daogou.yaml");
        if (!Files.exists(configuration)) {
            Files.writeString(configuration, """
                    engine: {models: [popular, item-knn], trainingMinutes: 0.1}
                    privacy: {consentRequired: false}
                    keys:
                      - {name: browser, key: %s, scope: browser}
                      - {name: admin, key: %s, scope: admin}
                    """.formatted(BROWSER, ADMIN));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--store",
                        store)
                .redirectError(log.toFile());
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Daogou serves")) {
                String after = line.substring(line.indexOf(" at http") + 4);
                return new ServeProcess(process, after.substring(0, after.indexOf(' ')), log);
            }
        }
        throw new AssertionError(Files.readString(log));
    }

    HttpResponse<String> send(String method, String path, String key, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    String get(String path) {
        return send("GET", path, BROWSER, "").body();
    }

    String admin(String method, String path, String body) {
        return send(method, path, ADMIN, body).body();
    }

    HttpResponse<String> view(String eventId, String deviceId, String itemId) {
        return send(
                "POST", "/v1/events", BROWSER, """
                [{"eventId": "%s", "event": "view_item", "time": %d, "deviceId": "%s", "items": [{"itemId": "%s"}]}]
                """.formatted(eventId, System.currentTimeMillis(), deviceId, itemId));
    }

    /** What a device looked at last, as the shelf says. */
    String lastViewed(String deviceId) {
        String shelf = get("/v1/recommendations?placement=recently-viewed&limit=1&deviceId=" + deviceId);
        // What is popular fills it up.
        Matcher item = Pattern.compile("\"itemId\":\"([^\"]*)\".*\"type\":\"recently_viewed\"")
                .matcher(shelf);
        return item.find() ? item.group(1) : "nothing";
    }

    String address() {
        return address;
    }

    /** Waits until something is so, and returns after how many milliseconds. */
    static long until(BooleanSupplier isSo) {
        long begin = System.nanoTime();
        long millis = 0;
        while (!isSo.getAsBoolean()) {
            millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            if (millis > 60_000) {
                throw new AssertionError("not within a minute");
            }
            Thread.onSpinWait();
        }
        return millis;
    }

    /** What it has logged. */
    String log() throws IOException {
        return Files.readString(log);
    }

    boolean logged(String words) {
        try {
            return log().contains(words);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
