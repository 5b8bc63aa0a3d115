package io.daogou.engine.pocket;

import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Release;
import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes a pocket file of rows of a release and the catalogue as it stands: the best entries of each row, as many as fit, each as one
 * byte with a scale for the row. Entries that would round to nothing are left out, and so are those that speak against an item.
 *
 * <p><b>Cost:</b> the entries of the rows, sorted.
 */
final class PocketBuilder {
    private static final int LONGEST_ROW = 256;
    private static final int MOST_VALUE = 255;

    private final String placement;
    private final Release release;
    private final SparseRows rows;
    private final LiveCatalog.Columns columns;
    /** The catalogue slot of each item of the file, and back. */
    private final int[] slots;

    private final int[] numbers;
    private final List<String> paths = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final Map<List<String>, Integer> categories = new HashMap<>();

    /** @param slots of the items, most popular first */
    PocketBuilder(String placement, Release release, SparseRows rows, LiveCatalog.Columns columns, int[] slots) {
        this.placement = placement;
        this.release = release;
        this.rows = rows;
        this.columns = columns;
        this.slots = slots;
        numbers = new int[columns.size()];
        Arrays.fill(numbers, -1);
        for (int item = 0; item < slots.length; item++) {
            numbers[slots[item]] = item;
        }
    }

    /** One entry of a row: the number of an item in the file, and what the row says for it. */
    private record Entry(int item, float weight) {}

    /** @param mostBytes that the file may have; one without any entry is made whatever it takes */
    PocketFile build(ActionWeights weights, int mostBytes) {
        int items = slots.length;
        char[] categoryOf = new char[items];
        double[] prices = new double[items];
        byte[] states = new byte[items];
        for (int item = 0; item < items; item++) {
            LiveCatalog.Listing listing = columns.listing(slots[item]);
            categoryOf[item] = (char) (listing == null ? PocketFile.NONE : category(listing.path()));
            prices[item] = columns.price(slots[item]);
            states[item] = columns.isOrderable(slots[item]) ? PocketFile.CAN_BE_ORDERED : 0;
        }
        List<String> itemIds = IntStream.of(slots).mapToObj(columns::itemId).toList();
        List<List<Entry>> best = IntStream.range(0, items).mapToObj(this::best).toList();
        long room = mostBytes - PocketFile.bytesWithoutEntries(placement, release.releaseId(), itemIds, paths);
        Rows quantised = Rows.of(best, longest(best, room / PocketFile.ENTRY_BYTES));
        char[] parentOf = new char[parents.size()];
        for (int category = 0; category < parentOf.length; category++) {
            parentOf[category] = (char) parents.get(category).intValue();
        }
        return new PocketFile(
                placement,
                release.releaseId(),
                new double[] {weights.viewed(), weights.wanted(), weights.carted(), weights.bought()},
                itemIds,
                prices,
                quantised.scales,
                quantised.starts,
                quantised.columns,
                quantised.values,
                categoryOf,
                parentOf,
                paths,
                states);
    }

    /** The number of a category; its wider ones get theirs before it. */
    private int category(List<String> path) {
        if (path.isEmpty()) {
            return PocketFile.NONE;
        }
        Integer known = categories.get(path);
        if (known != null) {
            return known;
        }
        int parent = category(path.subList(0, path.size() - 1));
        if (paths.size() == PocketFile.NONE - 1) {
            return parent;
        }
        categories.put(List.copyOf(path), paths.size());
        paths.add(String.join(" > ", path));
        parents.add(parent);
        return paths.size() - 1;
    }

    /** What an item says for others of the file, most first. */
    private List<Entry> best(int item) {
        int row = release.itemIndex(slots[item]);
        if (row < 0) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int k = rows.start(row); k < rows.end(row); k++) {
            int slot = release.slot(rows.column(k));
            int other = slot < numbers.length ? numbers[slot] : -1;
            if (other >= 0 && other != item && rows.value(k) > 0) {
                entries.add(new Entry(other, rows.value(k)));
            }
        }
        entries.sort(Comparator.comparingDouble((Entry entry) -> -entry.weight).thenComparingInt(Entry::item));
        return entries.subList(0, Math.min(entries.size(), LONGEST_ROW));
    }

    /** How many entries each row may have so that all together are no more than fit. */
    private static int longest(List<List<Entry>> best, long most) {
        int longest = 0;
        long size = 0;
        while (longest < LONGEST_ROW) {
            int next = longest;
            size += best.stream().filter(entries -> entries.size() > next).count();
            if (size > most) {
                return longest;
            }
            longest++;
        }
        return longest;
    }

    /** Rows as the file has them. */
    private record Rows(float[] scales, int[] starts, char[] columns, byte[] values) {
        static Rows of(List<List<Entry>> best, int longest) {
            int most = best.stream()
                    .mapToInt(entries -> Math.min(longest, entries.size()))
                    .sum();
            float[] scales = new float[best.size()];
            int[] starts = new int[best.size() + 1];
            char[] columns = new char[most];
            byte[] values = new byte[most];
            int size = 0;
            for (int item = 0; item < best.size(); item++) {
                List<Entry> kept = best.get(item).stream().limit(longest).toList();
                scales[item] = kept.isEmpty() ? 0 : kept.getFirst().weight / MOST_VALUE;
                for (Entry entry : kept.stream()
                        .sorted(Comparator.comparingInt(Entry::item))
                        .toList()) {
                    int value = scales[item] == 0 ? 0 : Math.min(MOST_VALUE, Math.round(entry.weight / scales[item]));
                    if (value > 0) {
                        columns[size] = (char) entry.item;
                        values[size++] = (byte) value;
                    }
                }
                starts[item + 1] = size;
            }
            return new Rows(scales, starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
        }
    }
}
