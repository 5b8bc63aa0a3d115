package io.daogou.bench;

import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The floor of search: BM25 (k1 1.2, b .75) over the words of titles as they are written, in small letters. */
final class PlainBm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

    private record Posting(int item, int count) {}

    private final List<String> ids = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double[] norms;

    PlainBm25(List<Item> items) {
        int[] lengths = new int[items.size()];
        for (Item item : items) {
            int index = ids.size();
            Map<String, Integer> counts = new HashMap<>();
            words(item.title()).forEach(word -> counts.merge(word, 1, Integer::sum));
            counts.forEach((word, count) ->
                    postings.computeIfAbsent(word, one -> new ArrayList<>()).add(new Posting(index, count)));
            lengths[index] = words(item.title()).size();
            ids.add(item.itemId());
        }
        double mean = IntStream.of(lengths).average().orElse(1);
        norms = IntStream.of(lengths)
                .mapToDouble(length -> K1 * (1 - B + B * length / mean))
                .toArray();
    }

    List<String> search(String query, int limit) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : words(query)) {
            List<Posting> all = postings.getOrDefault(word, List.of());
            double rarity = Math.log(1 + (ids.size() - all.size() + 0.5) / (all.size() + 0.5));
            for (Posting one : all) {
                double weight = one.count * (K1 + 1) / (one.count + norms[one.item]);
                scores.merge(one.item, rarity * weight, Double::sum);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(entry -> ids.get(entry.getKey()))
                .toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .toList();
    }
}
