package io.daogou.search.query;

import io.daogou.domain.search.Facets.AttributeCounts;
import io.daogou.domain.search.Facets.CategoryCount;
import io.daogou.domain.search.Facets.PriceBand;
import io.daogou.domain.search.Facets.ValueCount;
import io.daogou.domain.search.PriceRange;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts a set of found items by what they are. <b>Cost:</b> every item and value once. */
final class FacetCounter {
    private static final int MOST_VALUES = 50;
    private static final int MOST_ATTRIBUTES = 30;
    private static final int MOST_NAMED = 1_000;
    private static final int BANDS = 5;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final List<LeafReaderContext> leaves;
    private final List<FixedBitSet> found;
    private final String language;

    /**
     * A counter.
     *
     * @param found for each leaf what was found of it
     * @param language of the labels; empty for the shop's first
     */
    FacetCounter(List<LeafReaderContext> leaves, List<FixedBitSet> found, String language) {
        this.leaves = leaves;
        this.found = found;
        this.language = language;
    }

    /** The level below each chosen path, or the widest. */
    List<CategoryCount> categories(Set<List<String>> chosen) {
        Map<String, Labelled> counts = labelled(Fields.in(Fields.FACET_CATEGORY, language));
        List<CategoryCount> categories = new ArrayList<>();
        counts.forEach((value, labelled) -> {
            List<String> path = List.of(value.split(String.valueOf(Fields.JOINT), -1));
            if (isBelow(path, chosen)) {
                categories.add(new CategoryCount(path, Visible.of(labelled.label), labelled.count));
            }
        });
        categories.sort(Comparator.comparingLong(CategoryCount::count).reversed());
        return categories.subList(0, Math.min(MOST_VALUES, categories.size()));
    }

    private static boolean isBelow(List<String> path, Set<List<String>> chosen) {
        if (chosen.isEmpty()) {
            return path.size() == 1;
        }
        // A chosen path may be in another language; its depth tells the level, as only what lies under it was found.
        return chosen.stream().anyMatch(one -> path.size() == one.size() + 1);
    }

    List<ValueCount> brands() {
        List<ValueCount> brands = new ArrayList<>();
        counts(Fields.FACET_BRAND)
                .forEach((brand, count) -> brands.add(new ValueCount(brand, Visible.of(brand), count)));
        brands.sort(Comparator.comparingLong(ValueCount::count).reversed());
        return brands.subList(0, Math.min(MOST_VALUES, brands.size()));
    }

    /** By attribute; first those that most of what was found has, and in several values. */
    List<AttributeCounts> attributes() {
        Map<String, List<ValueCount>> byName = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        labelled(Fields.in(Fields.FACET_ATTRIBUTE, language)).forEach((value, labelled) -> {
            int joint = value.indexOf(Fields.JOINT);
            int labelJoint = labelled.label.indexOf(Fields.JOINT);
            if (joint < 0 || labelJoint < 0) {
                return;
            }
            String name = value.substring(0, joint);
            labels.putIfAbsent(name, Visible.of(labelled.label.substring(0, labelJoint)));
            byName.computeIfAbsent(name, one -> new ArrayList<>())
                    .add(new ValueCount(
                            value.substring(joint + 1),
                            Visible.of(labelled.label.substring(labelJoint + 1)),
                            labelled.count));
        });
        List<AttributeCounts> attributes = new ArrayList<>();
        byName.forEach((name, values) -> {
            values.sort(Comparator.comparingLong(ValueCount::count).reversed());
            attributes.add(new AttributeCounts(
                    name, labels.getOrDefault(name, name), values.subList(0, Math.min(MOST_VALUES, values.size()))));
        });
        attributes.sort(Comparator.comparingDouble(FacetCounter::divides).reversed());
        return attributes.subList(0, Math.min(MOST_ATTRIBUTES, attributes.size()));
    }

    /** How well an attribute divides: how many items it speaks of, less those that share its commonest value. */
    private static double divides(AttributeCounts attribute) {
        long all = attribute.values().stream().mapToLong(ValueCount::count).sum();
        return all - 0.9 * attribute.values().getFirst().count();
    }

    /** Bands that hold about equally many, with round limits. */
    List<PriceBand> prices() throws IOException {
        if (counts(Fields.CURRENCY).size() > 1) {
            return List.of();
        }
        long[] prices = sortedPrices();
        if (prices.length == 0) {
            return List.of();
        }
        TreeMap<Long, Integer> limits = new TreeMap<>();
        for (int band = 1; band < BANDS; band++) {
            long limit = round(prices[prices.length * band / BANDS]);
            if (limit > prices[0] && limit < prices[prices.length - 1]) {
                limits.put(limit, 0);
            }
        }
        List<PriceBand> bands = new ArrayList<>();
        long from = -1;
        for (long limit : limits.keySet()) {
            addBand(bands, prices, from, limit);
            from = limit;
        }
        addBand(bands, prices, from, Long.MAX_VALUE);
        return bands;
    }

    /** Prices above one limit, up to and with another. */
    private static void addBand(List<PriceBand> bands, long[] prices, long above, long upTo) {
        long count = Arrays.stream(prices)
                .filter(price -> price > above && price <= upTo)
                .count();
        if (count > 0) {
            bands.add(new PriceBand(
                    new PriceRange(
                            above < 0 ? null : amount(above).add(new BigDecimal("0.01")),
                            upTo == Long.MAX_VALUE ? null : amount(upTo),
                            null),
                    count));
        }
    }

    private static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths).divide(MILLION).stripTrailingZeros();
    }

    /** To one or two digits: 187.32 is 190, 18.7 is 20. */
    private static long round(long millionths) {
        long step = 10_000;
        while (step * 100 < millionths) {
            step *= 10;
        }
        return (millionths + step * 5 / 2) / (step * 5) * (step * 5);
    }

    private long[] sortedPrices() throws IOException {
        long[] prices = new long[1024];
        int size = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            LeafReader reader = leaves.get(leaf).reader();
            var values = DocValues.getNumeric(reader, Fields.PRICE);
            FixedBitSet bits = found.get(leaf);
            for (int doc = next(bits, 0); doc >= 0; doc = next(bits, doc + 1)) {
                if (values.advanceExact(doc)) {
                    if (size == prices.length) {
                        prices = Arrays.copyOf(prices, size * 2);
                    }
                    prices[size++] = values.longValue();
                }
            }
        }
        long[] sorted = Arrays.copyOf(prices, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private static final class Labelled {
        private long count;
        private String label = "";
        private long labelCount;
    }

    /** Values that have one label or another; the commonest is shown. */
    private Map<String, Labelled> labelled(String field) {
        Map<String, Labelled> byValue = new LinkedHashMap<>();
        counts(field).forEach((term, count) -> {
            int at = term.indexOf(Fields.LABEL);
            if (at < 0) {
                return;
            }
            Labelled labelled = byValue.computeIfAbsent(term.substring(0, at), one -> new Labelled());
            labelled.count += count;
            if (count > labelled.labelCount) {
                labelled.labelCount = count;
                String label = term.substring(at + 1);
                labelled.label = label;
            }
        });
        return byValue;
    }

    private Map<String, Long> counts(String field) {
        Map<String, Long> counts = new HashMap<>();
        try {
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                count(leaves.get(leaf).reader(), found.get(leaf), field, counts);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return counts;
    }

    private static void count(LeafReader reader, FixedBitSet bits, String field, Map<String, Long> into)
            throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] counts = new int[(int) values.getValueCount()];
        for (int doc = next(bits, 0); doc >= 0; doc = next(bits, doc + 1)) {
            if (values.advanceExact(doc)) {
                int size = values.docValueCount();
                for (int i = 0; i < size; i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
        int least = least(counts);
        for (int ord = 0; ord < counts.length; ord++) {
            if (counts[ord] >= least) {
                into.merge(values.lookupOrd(ord).utf8ToString(), (long) counts[ord], Long::sum);
            }
        }
    }

    /** How many items a value must have for its name to be looked up; of a part of the index with many values only the commonest. */
    private static int least(int[] counts) {
        int[] found = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        return found.length <= MOST_NAMED ? 1 : found[found.length - MOST_NAMED];
    }

    private static int next(FixedBitSet bits, int from) {
        int doc = from < bits.length() ? bits.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
        return doc == DocIdSetIterator.NO_MORE_DOCS ? -1 : doc;
    }
}
