package io.daogou.bench;

import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.pocket.PocketRanker;
import io.daogou.engine.pocket.PocketRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sizes of pocket files, how long ranking takes on them, and how good it is beside the server's shelf. */
@Command(
        name = "pocket",
        mixinStandardHelpOptions = true,
        header = "Measures ranking on the device: size, time, and what it finds beside the server's shelf.")
final class PocketBenchmark implements Callable<Integer> {
    private static final int LIMIT = 20;

    @Option(names = "--shoppers", defaultValue = "5000", description = "Simulated shoppers. Default: ${DEFAULT-VALUE}.")
    private int shoppers;

    @Option(
            names = "--golden",
            paramLabel = "DIR",
            description = "Write the golden files of docs/pocket.md there, and measure nothing.")
    private @Nullable Path golden;

    @Override
    public Integer call() throws IOException {
        Path releases = Files.createTempDirectory("daogou-pocket");
        // Rows of items are learned without the models of the server's blend.
        List<String> models = golden == null ? EngineSettings.ALL_MODELS : List.of("item-knn");
        try (PocketShop shop = new PocketShop(releases, shoppers, models)) {
            if (golden != null) {
                new PocketGolden(shop).write(golden);
            } else {
                quality(shop);
            }
        }
        return 0;
    }

    private void quality(PocketShop shop) throws IOException {
        byte[] file = shop.engine().pockets().file("home").orElseThrow();
        PocketRanker ranker = PocketRanker.read(file);
        double pocket = 0;
        double server = 0;
        double popular = 0;
        double shared = 0;
        int people = 0;
        for (String shopper : shop.shoppers()) {
            Set<String> bought = shop.boughtAfter(shopper);
            if (bought.isEmpty()) {
                continue;
            }
            people++;
            List<String> own = ranked(ranker, PocketRequest.of(shop.history(shopper), LIMIT));
            List<String> shelf = shop
                    .engine()
                    .recommender()
                    .recommend(RecommendationRequest.forShopper("home", shopper, LIMIT))
                    .items()
                    .stream()
                    .map(item -> item.itemId())
                    .toList();
            pocket += recall(own, bought);
            server += recall(shelf, bought);
            popular += recall(ranked(ranker, PocketRequest.of(List.of(), LIMIT)), bought);
            Set<String> both = new HashSet<>(own);
            both.retainAll(shelf);
            shared += (double) both.size() / LIMIT;
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d items: %,d bytes, %,d gzip, %.1f entries an item%n",
                ranker.items(),
                file.length,
                gzip(file),
                (double) ranker.entries() / ranker.items());
        System.out.printf(
                Locale.ROOT,
                "%n| what %,d shoppers newly bought in the two weeks after | recall@20 |%n|---|---|%n",
                people);
        System.out.printf(Locale.ROOT, "| the server's home shelf | %.4f |%n", server / people);
        System.out.printf(Locale.ROOT, "| ranked on the device | %.4f |%n", pocket / people);
        System.out.printf(Locale.ROOT, "| what is popular | %.4f |%n", popular / people);
        System.out.printf(Locale.ROOT, "%nOf 20 items %.1f are the same.%n", LIMIT * shared / people);
    }

    private static List<String> ranked(PocketRanker ranker, PocketRequest request) {
        return IntStream.of(ranker.rank(request).items())
                .mapToObj(ranker::itemId)
                .toList();
    }

    private static double recall(List<String> list, Set<String> bought) {
        return (double) list.stream().filter(bought::contains).count() / bought.size();
    }

    private static int gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.size();
    }
}
