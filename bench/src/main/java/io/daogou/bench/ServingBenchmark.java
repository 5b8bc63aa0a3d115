package io.daogou.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast a shop is: import, events over HTTP, recommendations over HTTP, start. The servers are processes of their own;
 * the load runs on the same cores, against the product and against its floor in turn.
 */
@Command(
        name = "serving",
        mixinStandardHelpOptions = true,
        header = "Measures import, events, recommendations and start, each beside its floor.")
final class ServingBenchmark implements Callable<Integer> {
    private static final String BROWSER_KEY = "demo-browser";
    private static final byte[] NO_BODY = new byte[0];
    private static final int CONNECTIONS = 64;
    private static final long FIRST_EVENT_MILLIS = 1_700_000_000_000L;
    /** So that none lies in the future. */
    private static final long MOST_SECONDS = 50_000_000;

    private static final int BATCH = 100;

    @Option(names = "--events", defaultValue = "1000000", description = "Events to import. Default: ${DEFAULT-VALUE}.")
    private int importedEvents;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds of each measurement. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "Seconds of load a round. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    private final List<String> lines = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("daogou-bench");
        try {
            measureImport(folder);
            Path demo = folder.resolve("demo");
            tell("opening the demo shop");
            try (Child server = Child.daogou(demoArguments(demo))) {
                server.port();
            }
            measureStart(demo);
            try (Child server = Child.daogou(demoArguments(demo))) {
                int port = server.port();
                measureRecommendations(demo, port);
                measureEvents(folder, demo, port);
            }
        } finally {
            delete(folder);
        }
        System.out.println("| work | floor | Daogou | ratio | reach |");
        System.out.println("|---|---|---|---|---|");
        lines.forEach(System.out::println);
        return 0;
    }

    private static List<String> demoArguments(Path data) {
        return List.of("demo", "--data", data.toString(), "--port", "0");
    }

    private void measureImport(Path folder) throws IOException {
        tell("importing " + importedEvents + " events");
        Path file = folder.resolve("events.tsv");
        writeEvents(file);
        double[] rates = new double[2];
        Path first = folder.resolve("import-0");
        double[] ours = new double[Math.min(3, rounds)];
        double[] bare = new double[ours.length];
        BareInsert floor = null;
        for (int i = 0; i < ours.length; i++) {
            Path data = folder.resolve("import-" + i);
            List<String> arguments = List.of("import", file.toString(), "--data", data.toString());
            ours[i] = importedEvents / Child.runDaogou(arguments);
            floor = floor == null ? BareInsert.of(first.resolve("daogou.db"), importedEvents) : floor;
            bare[i] = floor.perSecond(folder.resolve("bare-" + i + ".db"), 10_000);
        }
        rates[0] = Medians.median(bare);
        rates[1] = Medians.median(ours);
        line("import of " + importedEvents + " events, whole process", "rows/s", rates, "≥ .5 ×");
    }

    private void writeEvents(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        String[] types = {"view_item", "view_item", "view_item", "add_to_cart", "purchase"};
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("user\titem\ttime\tevent\n");
            for (int i = 0; i < importedEvents; i++) {
                // A power law: half of the events fall on a tenth of the items.
                int item = (int) (20_000 * Math.pow(random.nextDouble(), 3));
                out.write("u" + random.nextInt(100_000) + "\titem-" + item + "\t" + (1_700_000_000L + i * 10L) + "\t"
                        + types[random.nextInt(types.length)] + "\n");
            }
        }
    }

    private void measureRecommendations(Path demo, int port) {
        List<byte[]> requests = new ArrayList<>();
        for (String device : devices(demo)) {
            requests.add(LoadClient.request(
                    "GET", "/v1/recommendations?placement=home&limit=20&deviceId=" + device, BROWSER_KEY, NO_BODY));
        }
        LoadClient ours = new LoadClient(port, CONNECTIONS, number -> requests.get((int) (number % requests.size())));
        try (Child constant = Child.start(ConstantServer.class, List.of(String.valueOf(bodySize(port, demo))))) {
            byte[] plain = LoadClient.request("GET", "/", "", NO_BODY);
            LoadClient floor = new LoadClient(constant.port(), CONNECTIONS, number -> plain);
            tell("warming up both servers");
            floor.atFullSpeed(8);
            ours.atFullSpeed(8);
            tell("measuring recommendations");
            double[] rates = Medians.inTurn(
                    rounds,
                    () -> floor.atFullSpeed(seconds).perSecond(),
                    () -> ours.atFullSpeed(seconds).perSecond());
            line("GET /v1/recommendations, home, 20 items, 64 connections", "answers/s", rates, "≥ .25 ×");
            double[] p99 = new double[rounds];
            double[] p50 = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                LoadClient.Result result = ours.atPace(seconds, rates[1] / 3);
                p99[i] = result.p99Millis();
                p50[i] = result.p50Millis();
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "| the same at a third of that rate | – | p50 %.2f ms, p99 %.2f ms | – | p99 ≤ 5 ms |",
                    Medians.median(p50),
                    Medians.median(p99)));
        }
    }

    private static long bodySize(int port, Path demo) {
        List<String> devices = devices(demo);
        long bytes = 0;
        for (String device : devices.subList(0, Math.min(50, devices.size()))) {
            bytes += get(port, "/v1/recommendations?placement=home&limit=20&deviceId=" + device)
                    .length();
        }
        return bytes / Math.min(50, devices.size());
    }

    private void measureEvents(Path folder, Path demo, int port) {
        tell("measuring events over HTTP");
        LoadClient client = new LoadClient(
                port,
                16,
                number -> LoadClient.request(
                        "POST", "/v1/events", BROWSER_KEY, batch(number).getBytes(StandardCharsets.UTF_8)));
        client.atFullSpeed(seconds);
        BareInsert floor = BareInsert.of(demo.resolve("daogou.db"), 200_000);
        int[] round = {0};
        long[] offset = {1L << 32};
        double[] rates = Medians.inTurn(
                rounds, () -> floor.perSecond(folder.resolve("bare-events-" + round[0]++ + ".db"), BATCH), () -> {
                    long from = offset[0] += 1L << 32;
                    LoadClient fresh = new LoadClient(
                            port,
                            16,
                            number -> LoadClient.request(
                                    "POST",
                                    "/v1/events",
                                    BROWSER_KEY,
                                    batch(from + number).getBytes(StandardCharsets.UTF_8)));
                    return fresh.atFullSpeed(seconds).perSecond() * BATCH;
                });
        line("POST /v1/events, batches of 100, 16 connections", "events/s", rates, "≥ .3 ×");
    }

    private static String batch(long number) {
        StringBuilder json = new StringBuilder(BATCH * 160).append('[');
        for (int i = 0; i < BATCH; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"eventId\":\"bench-")
                    .append(number)
                    .append('-')
                    .append(i)
                    .append("\",\"event\":\"view_item\",\"time\":")
                    // A second a batch: nobody does more in a minute than a person can.
                    .append(FIRST_EVENT_MILLIS + 1_000 * (number % MOST_SECONDS))
                    .append(",\"consent\":{\"analytics\":true,\"personalization\":true},\"deviceId\":\"bench-")
                    .append((number * 31 + i) % 5_000)
                    .append("\",\"sessionId\":\"s-")
                    .append(number)
                    .append("\",\"items\":[{\"itemId\":\"bench-item-")
                    .append((number * 7 + i) % 2_000)
                    .append("\",\"price\":39.9}]}");
        }
        return json.append(']').toString();
    }

    private void measureStart(Path demo) {
        tell("measuring the start");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        double[] bare = new double[rounds];
        double[] ours = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            try (Child version = Child.start(List.of(java, "-version"))) {
                version.awaitEnd();
            }
            bare[i] = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            try (Child server = Child.daogou(demoArguments(demo))) {
                get(server.port(), "/v1/recommendations?placement=home&deviceId=me");
                ours[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "| start to first answer, the demo shop in place | `java -version` %.2f s | %.2f s |"
                        + " + %.2f s | ≤ + 2 s |",
                Medians.median(bare),
                Medians.median(ours),
                Medians.median(ours) - Medians.median(bare)));
    }

    private static String get(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + BROWSER_KEY)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Devices whose history is known. */
    private static List<String> devices(Path demo) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + demo.resolve("daogou.db"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT DISTINCT device_id FROM event LIMIT 2000")) {
            List<String> devices = new ArrayList<>();
            while (found.next()) {
                devices.add(found.getString(1));
            }
            return devices;
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot read the demo shop: " + failure.getMessage(), failure);
        }
    }

    private void line(String work, String unit, double[] floorAndOurs, String reach) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %,.0f %s | %,.0f %s | %.2f × | %s |",
                work,
                floorAndOurs[0],
                unit,
                floorAndOurs[1],
                unit,
                floorAndOurs[1] / floorAndOurs[0],
                reach));
    }

    private static void tell(String what) {
        System.err.println(what + " …");
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
