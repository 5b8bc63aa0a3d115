package io.daogou.bench;

import io.daogou.domain.item.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Home Depot's products and judged queries, with a third of the queries for tuning and the rest for reporting. */
record HomeDepot(List<Item> items, List<Judged> tuning, List<Judged> reporting) {
    /** From here on a product is what was looked for. */
    static final double RELEVANT = 2.33;

    private static final long SEED = 7;

    /**
     * A query, and how well products fit it: from 1, not at all, to 3.
     *
     * @param relevance by item
     */
    record Judged(String query, Map<String, Double> relevance) {}

    static HomeDepot read(Bench.Data data) {
        List<Item> items = new ArrayList<>();
        for (String[] row : rows(data.file("home-depot/products.tsv.gz"))) {
            items.add(Item.of(row[0], row[1]));
        }
        Map<String, Map<String, Double>> judged = new LinkedHashMap<>();
        for (String[] row : rows(data.file("home-depot/judged.tsv.gz"))) {
            judged.computeIfAbsent(row[2], query -> new LinkedHashMap<>()).put(row[1], Double.parseDouble(row[3]));
        }
        List<Judged> tuning = new ArrayList<>();
        List<Judged> reporting = new ArrayList<>();
        Random random = new Random(SEED);
        judged.forEach(
                (query, relevance) -> (random.nextInt(3) == 0 ? tuning : reporting).add(new Judged(query, relevance)));
        return new HomeDepot(items, tuning, reporting);
    }

    private static List<String[]> rows(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
