package io.daogou.engine.pocket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pocket file in memory, as {@code docs/pocket.md} describes it. N items in the order of their popularity, E entries, C categories.
 *
 * @param placement the shelf it is for
 * @param releaseId the release whose rows it has
 * @param actionWeights what an item weighs for having been viewed, wanted, carted, bought
 * @param itemIds N identifiers
 * @param prices N; NaN for none
 * @param scales N; the row of an item times this is its weights
 * @param starts N + 1
 * @param columns E item numbers, ascending within a row
 * @param values E numbers from 1 to 255, as unsigned bytes
 * @param categories N; the number of the narrowest category, {@link #NONE} for none
 * @param parents C; the next wider category, a smaller number, {@link #NONE} for none
 * @param paths C category paths, levels joined by {@code " > "}
 * @param states N; bit 0: can be ordered
 */
record PocketFile(
        String placement,
        String releaseId,
        double[] actionWeights,
        List<String> itemIds,
        double[] prices,
        float[] scales,
        int[] starts,
        char[] columns,
        byte[] values,
        char[] categories,
        char[] parents,
        List<String> paths,
        byte[] states) {
    static final char NONE = 0xFFFF;
    static final byte CAN_BE_ORDERED = 1;

    private static final byte[] MAGIC = "DGPOCKET".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 64;
    /** Of a price, a scale, a start, a category, a text length and a state. */
    private static final int ITEM_BYTES = 8 + 4 + 4 + 2 + 2 + 1;
    /** Of a column and a value. */
    static final int ENTRY_BYTES = 2 + 1;

    int items() {
        return itemIds.size();
    }

    /** The bytes of a file but for its entries. */
    static long bytesWithoutEntries(String placement, String releaseId, List<String> itemIds, List<String> paths) {
        long text = texts(placement, releaseId, itemIds, paths).stream()
                .mapToLong(one -> one.length)
                .sum();
        return HEADER_BYTES + (long) ITEM_BYTES * itemIds.size() + 4 + 4L * paths.size() + 4 + text;
    }

    byte[] toBytes() {
        List<byte[]> texts = texts(placement, releaseId, itemIds, paths);
        int textBytes = texts.stream().mapToInt(one -> one.length).sum();
        int size = Math.toIntExact(
                bytesWithoutEntries(placement, releaseId, itemIds, paths) + (long) ENTRY_BYTES * columns.length);
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(size);
        out.putInt(items()).putInt(columns.length).putInt(paths.size()).putInt(textBytes);
        put(out, actionWeights);
        put(out, prices);
        for (float scale : scales) {
            out.putFloat(scale);
        }
        for (int start : starts) {
            out.putInt(start);
        }
        put(out, columns);
        put(out, categories);
        put(out, parents);
        texts.forEach(text -> out.putChar((char) text.length));
        out.put(values).put(states);
        texts.forEach(out::put);
        return out.array();
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is none, or damaged
     */
    static PocketFile read(byte[] bytes) {
        check(bytes.length >= HEADER_BYTES, "it ends within its header");
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        check(Arrays.equals(magic, MAGIC), "it does not begin with DGPOCKET");
        int version = in.getInt();
        check(version == VERSION, "its version is " + version + "; this reader knows " + VERSION);
        int size = in.getInt();
        int items = in.getInt();
        int entries = in.getInt();
        int categories = in.getInt();
        int textBytes = in.getInt();
        check(items >= 0 && items < NONE && categories >= 0 && categories < NONE, "it has too many items");
        check(entries >= 0 && textBytes >= 0, "it has too many entries");
        long expected = HEADER_BYTES
                + (long) ITEM_BYTES * items
                + 4
                + 4L * categories
                + 4
                + textBytes
                + (long) ENTRY_BYTES * entries;
        check(size == bytes.length && size == expected, "its size is not that of its sections");
        double[] actionWeights = doubles(in, 4);
        double[] prices = doubles(in, items);
        float[] scales = new float[items];
        for (int item = 0; item < items; item++) {
            scales[item] = in.getFloat();
        }
        int[] starts = new int[items + 1];
        for (int item = 0; item <= items; item++) {
            starts[item] = in.getInt();
        }
        char[] columns = chars(in, entries);
        char[] categoryOf = chars(in, items);
        char[] parents = chars(in, categories);
        char[] lengths = chars(in, 2 + items + categories);
        byte[] values = new byte[entries];
        byte[] states = new byte[items];
        in.get(values).get(states);
        List<String> texts = new ArrayList<>(lengths.length);
        for (char length : lengths) {
            check(length <= in.remaining(), "its texts are longer than they may be");
            texts.add(new String(bytes, in.position(), length, StandardCharsets.UTF_8));
            in.position(in.position() + length);
        }
        PocketFile file = new PocketFile(
                texts.get(0),
                texts.get(1),
                actionWeights,
                List.copyOf(texts.subList(2, 2 + items)),
                prices,
                scales,
                starts,
                columns,
                values,
                categoryOf,
                parents,
                List.copyOf(texts.subList(2 + items, texts.size())),
                states);
        file.checkNumbers();
        return file;
    }

    private void checkNumbers() {
        check(
                starts[0] == 0 && starts[items()] == columns.length,
                "its rows do not begin at 0 and end with its entries");
        for (int item = 0; item < items(); item++) {
            check(starts[item] <= starts[item + 1], "its rows do not ascend");
            check(categories[item] == NONE || categories[item] < paths.size(), "it names a category it does not hold");
        }
        for (char column : columns) {
            check(column < items(), "it names an item it does not hold");
        }
        for (int category = 0; category < parents.length; category++) {
            check(parents[category] == NONE || parents[category] < category, "its categories do not descend");
        }
    }

    private static void check(boolean isRight, String problem) {
        if (!isRight) {
            throw new IllegalArgumentException("this is no pocket file: " + problem + "; fetch it again");
        }
    }

    private static List<byte[]> texts(String placement, String releaseId, List<String> itemIds, List<String> paths) {
        List<String> all = new ArrayList<>(List.of(placement, releaseId));
        all.addAll(itemIds);
        all.addAll(paths);
        return all.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static void put(ByteBuffer out, double[] numbers) {
        for (double number : numbers) {
            out.putDouble(number);
        }
    }

    private static void put(ByteBuffer out, char[] numbers) {
        for (char number : numbers) {
            out.putChar(number);
        }
    }

    private static double[] doubles(ByteBuffer in, int count) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = in.getDouble();
        }
        return numbers;
    }

    private static char[] chars(ByteBuffer in, int count) {
        char[] numbers = new char[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = in.getChar();
        }
        return numbers;
    }
}
