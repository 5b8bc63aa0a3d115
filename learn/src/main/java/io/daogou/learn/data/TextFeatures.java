package io.daogou.learn.data;

import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns texts and attributes into sparse rows of numbers.
 *
 * <p><b>Source.</b> Term weights: Spärck Jones, 1972. Feature hashing: Weinberger et al., ICML 2009, here without signs, since
 * {@value #COLUMNS} columns leave few collisions and weights stay readable.
 *
 * <p><b>Model.</b> A text gives its words and pairs of neighbouring words; where it is Chinese, Japanese or Korean, its
 * characters and pairs of neighbouring characters. An attribute gives {@code name=value}. What occurs in {@code n} of {@code N}
 * texts weighs {@code log((N + 1) / (n + 1))}, pairs {@value #PAIR} of it; every row is scaled to length 1. Letters are compared
 * without case. Immutable.
 */
public final class TextFeatures {
    /** The number of columns of all rows. */
    public static final int COLUMNS = 1 << 18;

    private static final float PAIR = 0.7f;

    private final int texts;
    private final int[] frequencies;

    private TextFeatures(int texts, int[] frequencies) {
        this.texts = texts;
        this.frequencies = frequencies;
    }

    /**
     * What is known of an item in words.
     *
     * @param text such as a title, and what else is read
     * @param attributes such as a brand or a category, by name
     */
    public record Described(String text, Map<String, String> attributes) {
        public Described {
            attributes = Map.copyOf(attributes);
        }

        /** A text without attributes. */
        public static Described by(String text) {
            return new Described(text, Map.of());
        }
    }

    /** Learns from all items there are how rare each feature is. */
    public static TextFeatures learn(List<Described> items) {
        int[] frequencies = new int[COLUMNS];
        for (Described item : items) {
            for (int column : counts(item).keySet()) {
                frequencies[column]++;
            }
        }
        return new TextFeatures(items.size(), frequencies);
    }

    /**
     * Features with given frequencies, as {@link #texts} and {@link #frequencies} gave them.
     *
     * @throws IllegalArgumentException if there are not {@link #COLUMNS} of them
     */
    public static TextFeatures of(int texts, int[] frequencies) {
        if (frequencies.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "There are " + frequencies.length + " frequencies of features; there must be " + COLUMNS);
        }
        return new TextFeatures(texts, frequencies.clone());
    }

    /** The number of items that were learned from. */
    public int texts() {
        return texts;
    }

    /** In how many of them each feature occurs. */
    public int[] frequencies() {
        return frequencies.clone();
    }

    /** A row for each item; an item of which nothing is known has an empty one. */
    public SparseRows rows(List<Described> items) {
        int[] starts = new int[items.size() + 1];
        int[] columns = new int[16 * items.size()];
        float[] values = new float[columns.length];
        int size = 0;
        for (int item = 0; item < items.size(); item++) {
            Map<Integer, Float> counts = counts(items.get(item));
            if (size + counts.size() > columns.length) {
                columns = Arrays.copyOf(columns, 2 * size + counts.size());
                values = Arrays.copyOf(values, columns.length);
            }
            for (Map.Entry<Integer, Float> feature : counts.entrySet()) {
                columns[size] = feature.getKey();
                values[size++] = feature.getValue() * rarity(feature.getKey());
            }
            scale(values, starts[item], size);
            starts[item + 1] = size;
        }
        return new SparseRows(COLUMNS, starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }

    private float rarity(int column) {
        return (float) Math.log((texts + 2.0) / (frequencies[column] + 1.0));
    }

    private static void scale(float[] values, int from, int to) {
        double squares = 0;
        for (int k = from; k < to; k++) {
            squares += (double) values[k] * values[k];
        }
        for (int k = from; k < to; k++) {
            values[k] /= (float) Math.sqrt(squares);
        }
    }

    /** How often each feature occurs, by column, ascending. */
    private static Map<Integer, Float> counts(Described item) {
        Map<Integer, Float> counts = new TreeMap<>();
        String before = "";
        for (String word : words(item.text())) {
            counts.merge(column(word), 1f, Float::sum);
            if (!before.isEmpty()) {
                counts.merge(column(before + " " + word), PAIR, Float::sum);
            }
            before = word;
        }
        item.attributes()
                .forEach((name, value) -> counts.merge(
                        column(name.strip() + "=" + value.strip().toLowerCase(Locale.ROOT)), 1f, Float::sum));
        return counts;
    }

    /** Words in order; characters of scripts without spaces are words. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(point -> {
            boolean alone = Character.isIdeographic(point) || isKana(point);
            if (alone || !Character.isLetterOrDigit(point)) {
                finish(word, words);
            }
            if (alone) {
                words.add(Character.toString(point));
            } else if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
            }
        });
        finish(word, words);
        return words;
    }

    private static boolean isKana(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** The hash of MurmurHash3's end over that of {@link String}, which the language defines: the same everywhere. */
    private static int column(String feature) {
        int hash = feature.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return (hash ^ (hash >>> 16)) & (COLUMNS - 1);
    }
}
