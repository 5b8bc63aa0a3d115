package io.daogou.bench;

import io.daogou.bench.HomeDepot.Judged;
import io.daogou.bench.RankLearner.Bound;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.ItemQuery;
import io.daogou.search.LuceneItemIndex;
import io.daogou.search.SearchSettings;
import io.daogou.search.query.Finder;
import io.daogou.search.query.MatchFeatures;
import io.daogou.search.query.MatchModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daogou bench search}: how well judged queries are answered, how fast an index is built, how long answers take. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        header = "Measures search: quality on Home Depot's judged queries, building, answers under load.",
        description = "A third of the queries tunes, the rest is reported.")
final class SearchBenchmark implements Callable<Integer> {
    private static final String LANGUAGE = "en";
    private static final int PAGE = 20;

    @Mixin
    private Bench.Data data = new Bench.Data();

    @Option(names = "--items", defaultValue = "100000", description = "For speed. Default: ${DEFAULT-VALUE}.")
    private int items = 100_000;

    @Option(names = "--rate", defaultValue = "200", description = "Queries a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 200;

    @Option(names = "--seconds", defaultValue = "30", description = "Of load. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Option(names = "--learn", description = "Also learn the weights of the ranking again, and print them.")
    private boolean isLearning;

    @Override
    public Integer call() throws IOException {
        HomeDepot shop = HomeDepot.read(data);
        withIndex(shop.items(), index -> quality(shop, index));
        List<Item> many = ManyItems.of(shop.items(), items);
        List<String> queries = Stream.concat(shop.tuning().stream(), shop.reporting().stream())
                .map(Judged::query)
                .toList();
        withIndex(many, index -> speed(index, queries));
        return 0;
    }

    private interface Work {
        void on(LuceneItemIndex index);
    }

    private static void withIndex(List<Item> items, Work work) throws IOException {
        Path folder = Files.createTempDirectory("daogou-search");
        long begin = System.nanoTime();
        AtomicLong worked = new AtomicLong();
        try (LuceneItemIndex index = LuceneItemIndex.open(
                folder,
                reader -> {
                    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    items.forEach(reader);
                    worked.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
                },
                SearchSettings.defaults())) {
            while (!index.find(ItemQuery.of("", LANGUAGE, 0)).degraded().isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            double taken = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d items built in %.1f s: %,.0f items/s; %,.0f items a second of processor time%n",
                    items.size(),
                    taken,
                    items.size() / taken,
                    items.size() / (worked.get() / 1e9));
            work.on(index);
        } finally {
            delete(folder);
        }
    }

    private void quality(HomeDepot shop, LuceneItemIndex index) {
        PlainBm25 plain = new PlainBm25(shop.items());
        System.out.printf(
                "%n| Home Depot, %,d titles | tuning third | | the rest | |%n",
                shop.items().size());
        System.out.println("|---|---|---|---|---|");
        System.out.println("| | NDCG@10 | Recall@100 | NDCG@10 | Recall@100 |");
        row("BM25, words as they are", shop, query -> plain.search(query, SearchQuality.RECALL_AT));
        row("Daogou, text alone", shop, query -> byText(index, query));
        row(
                "Daogou",
                shop,
                query -> index.find(query(query)).items().stream()
                        .map(FoundItem::itemId)
                        .toList());
        if (isLearning) {
            double[] weights = learn(shop, index);
            MatchModel learned = new MatchModel(weights);
            row("Daogou, learned again", shop, query -> ranked(index, query, learned));
            for (int i = 0; i < weights.length; i++) {
                System.out.printf(Locale.ROOT, "%s=%.4f%n", MatchFeatures.NAMES.get(i), weights[i]);
            }
        }
    }

    private static void row(String name, HomeDepot shop, Function<String, List<String>> search) {
        SearchQuality tuning = SearchQuality.of(shop.tuning(), search);
        SearchQuality rest = SearchQuality.of(shop.reporting(), search);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                tuning.ndcg(),
                tuning.recall(),
                rest.ndcg(),
                rest.recall());
    }

    private static ItemQuery query(String text) {
        return ItemQuery.of(text, LANGUAGE, SearchQuality.RECALL_AT);
    }

    private static List<String> byText(LuceneItemIndex index, String query) {
        return index.matches(query(query)).stream().map(Finder.Match::itemId).toList();
    }

    private static List<String> ranked(LuceneItemIndex index, String query, MatchModel model) {
        return index.matches(query(query)).stream()
                .sorted(Comparator.comparingDouble((Finder.Match match) -> -model.score(match.features())))
                .map(Finder.Match::itemId)
                .toList();
    }

    private static double[] learn(HomeDepot shop, LuceneItemIndex index) {
        List<RankLearner.Group> groups = new ArrayList<>();
        for (Judged one : shop.tuning()) {
            List<Finder.Match> matches = index.matches(query(one.query()));
            double[] gains = matches.stream()
                    .mapToDouble(match -> SearchQuality.gain(one.relevance().getOrDefault(match.itemId(), 0.0)))
                    .toArray();
            if (Arrays.stream(gains).anyMatch(gain -> gain > 0)) {
                groups.add(new RankLearner.Group(
                        matches.stream().map(Finder.Match::features).toArray(double[][]::new), gains));
            }
        }
        return RankLearner.learn(
                groups, MatchFeatures.NAMES.stream().map(SearchBenchmark::bound).toList());
    }

    /** Titles alone cannot tell what brands, categories and attributes are worth. */
    private static Bound bound(String feature) {
        return switch (feature) {
            case "cover" -> Bound.fixed(1);
            case "brandMet" -> Bound.fixed(0.3);
            case "categoryCover" -> Bound.fixed(2);
            case "numbersMissing" -> Bound.BAD;
            default -> Bound.GOOD;
        };
    }

    private void speed(LuceneItemIndex index, List<String> queries) {
        System.out.printf(
                "%n| at %d queries/s for %d s | p50 ms | p99 ms | longest ms | CPU ms | CPU p99 ms |%n", rate, seconds);
        System.out.println("|---|---|---|---|---|---|");
        SteadyLoad load = new SteadyLoad(rate, seconds);
        var _ = load.run("warm-up", number -> index.find(page(queries, number).facets(true)));
        load.print("page of 20", number -> index.find(page(queries, number)));
        load.print(
                "page of 20 with facets",
                number -> index.find(page(queries, number).facets(true)));
        load.print("suggestions", number -> index.suggest(beginning(queries, number), LANGUAGE, 8));
    }

    private static ItemQuery page(List<String> queries, int number) {
        return ItemQuery.of(queries.get(number % queries.size()), LANGUAGE, PAGE);
    }

    private static String beginning(List<String> queries, int number) {
        String query = queries.get(number % queries.size());
        return query.substring(0, Math.min(query.length(), 2 + number % 10));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
