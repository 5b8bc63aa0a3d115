package io.daogou.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How good recommendations are on public data, as rows of a Markdown table.
 *
 * <p>{@code gowalla}, {@code lastfm} and {@code diginetica}: {@code auto} chooses and blends on the training file, and the blend is
 * ranked in full on the test file, which is read for nothing else. {@code retailrocket}, {@code coat} and {@code diginetica}: see
 * {@link FoundQuality}. {@code next-…}: see {@link NextItemQuality}. {@code content}: new items, see {@link ContentQuality}.
 * {@code served}: imports RetailRocket's log with {@code daogou
 * import}, learns with {@code daogou train}, writes lists with {@code daogou recommend}, and scores the written lists.
 */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        header = "Measures what models and the served shop recommend on public data.")
final class QualityBenchmark implements Callable<Integer> {
    private static final int K = 20;

    @Mixin
    private Bench.Data real = new Bench.Data();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "served,retailrocket,coat,diginetica,lastfm,content,gowalla",
            description = "Which data sets. Default: ${DEFAULT-VALUE}.")
    private List<String> only = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "45",
            description = "About how long each may take. Default: ${DEFAULT-VALUE}.")
    private double minutes = 45;

    @Override
    public Integer call() throws IOException {
        for (String name : only) {
            if (!names().contains(name)) {
                System.err.println(
                        "daogou bench quality: --only has '" + name + "'; give " + String.join(", ", names()));
                return 2;
            }
        }
        System.out.println("| data | measure | published best | Daogou | 95 % interval | minutes |");
        System.out.println("|---|---|---|---|---|---|");
        FoundQuality found = new FoundQuality(real);
        for (String name : FoundQuality.NAMES) {
            if (only.contains(name)) {
                found.measure(name, minutes).forEach(System.out::println);
            }
        }
        if (only.contains(ContentQuality.NAME)) {
            new ContentQuality(real).measure().forEach(System.out::println);
        }
        for (AutoQuality set : AutoQuality.ALL) {
            if (only.contains(set.name())) {
                set.measure(real, minutes).forEach(System.out::println);
            }
        }
        for (NextItemQuality set : NextItemQuality.ALL) {
            if (only.contains(set.name())) {
                set.measure(real, minutes, System.out::println);
            }
        }
        if (only.contains("served")) {
            System.out.println(served());
        }
        if (only.contains("retailrocket")) {
            System.out.println(
                    "\n¹ The test has no times: a history may hold what was done after the purchase that is asked for.");
        }
        return 0;
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of("served", ContentQuality.NAME));
        names.addAll(FoundQuality.NAMES);
        AutoQuality.ALL.forEach(set -> names.add(set.name()));
        NextItemQuality.ALL.forEach(set -> names.add(set.name()));
        return names;
    }

    private String served() throws IOException {
        Path folder = Files.createTempDirectory("daogou-quality");
        String data = folder.resolve("shop").toString();
        run(
                "import",
                real.file("retailrocket/view.tsv.gz").toString(),
                "--consented",
                "--event",
                "view_item",
                "--data",
                data);
        run(
                "import",
                real.file("retailrocket/cart.tsv.gz").toString(),
                "--consented",
                "--event",
                "add_to_cart",
                "--data",
                data);
        run(
                "import",
                real.file("retailrocket/buy.tsv.gz").toString(),
                "--consented",
                "--event",
                "purchase",
                "--data",
                data);
        run("train", "--data", data);
        Map<String, Set<String>> truth = read(real.file("retailrocket/test.tsv.gz"));
        Path shoppers = Files.write(folder.resolve("shoppers.txt"), truth.keySet());
        String lists = folder.resolve("lists.tsv").toString();
        run(
                "recommend",
                "--shoppers",
                shoppers.toString(),
                "--placement",
                "home",
                "--limit",
                String.valueOf(K),
                "--output",
                lists,
                "--data",
                data);
        return String.format(
                Locale.ROOT,
                "| RetailRocket, next purchase, served | recall@20 | .0598 (floor) | %.4f | | |",
                recall(Files.readAllLines(Path.of(lists)), truth));
    }

    private static void run(String... arguments) {
        Child.runDaogou(List.of(arguments));
    }

    /** Mean share of each shopper's truth among the first {@link #K} of their list; no list counts as nothing found. */
    static double recall(List<String> lists, Map<String, Set<String>> truth) {
        double sum = 0;
        for (String line : lists) {
            String[] parts = line.split("\t", 2);
            Set<String> wanted = truth.getOrDefault(parts[0], Set.of());
            List<String> list = parts.length < 2 ? List.of() : List.of(parts[1].split(" "));
            long found =
                    list.stream().limit(K).distinct().filter(wanted::contains).count();
            sum += wanted.isEmpty() ? 0 : (double) found / wanted.size();
        }
        return truth.isEmpty() ? 0 : sum / truth.size();
    }

    private static Map<String, Set<String>> read(Path file) throws IOException {
        Map<String, Set<String>> truth = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.lines().forEach(line -> {
                String[] columns = line.split("\t", -1);
                truth.computeIfAbsent(columns[0], user -> new HashSet<>()).add(columns[1]);
            });
        }
        return truth;
    }
}
