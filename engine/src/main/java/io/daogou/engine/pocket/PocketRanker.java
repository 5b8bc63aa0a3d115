package io.daogou.engine.pocket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ranks as a device does: the steps of {@code docs/pocket.md}, one by one, plainly. Other readers are compared with it.
 *
 * <p><b>Cost:</b> the rows of the history, and the items once. <b>Determinism:</b> the same bit for bit on every machine.
 * <b>Threads:</b> any number.
 */
public final class PocketRanker {
    private static final int LONGEST = 100;
    private static final double[] EQUAL = {1, 1, 1, 1};

    private final PocketFile file;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();

    private PocketRanker(PocketFile file) {
        this.file = file;
        for (int item = 0; item < file.items(); item++) {
            numbers.put(file.itemIds().get(item), item);
        }
        for (int category = 0; category < file.paths().size(); category++) {
            categories.put(file.paths().get(category), category);
        }
    }

    /**
     * Reads a pocket file.
     *
     * @throws IllegalArgumentException if it is none, or damaged
     */
    public static PocketRanker read(byte[] bytes) {
        return new PocketRanker(PocketFile.read(bytes));
    }

    /** How many items the file holds. */
    public int items() {
        return file.items();
    }

    /** How many entries its rows have together. */
    public int entries() {
        return file.columns().length;
    }

    /** The identifier of an item by its number. */
    public String itemId(int item) {
        return file.itemIds().get(item);
    }

    /** The category path of an item; empty for none. */
    public String category(int item) {
        return file.categories()[item] == PocketFile.NONE ? "" : file.paths().get(file.categories()[item]);
    }

    /** Ranks. */
    public PocketRanking rank(PocketRequest request) {
        double[] scores = scores(request.history());
        boolean[] allowed = allowed(request);
        List<Integer> ranked = new ArrayList<>(IntStream.range(0, file.items())
                .filter(item -> allowed[item] && scores[item] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -scores[item])
                        .thenComparing(item -> item))
                .limit(request.limit())
                .toList());
        IntStream.range(0, file.items())
                .filter(item -> allowed[item] && !(scores[item] > 0))
                .limit(request.limit() - ranked.size())
                .forEach(ranked::add);
        int[] items = ranked.stream().mapToInt(item -> item).toArray();
        return new PocketRanking(
                items, IntStream.of(items).mapToDouble(item -> scores[item]).toArray());
    }

    private double[] scores(List<PocketEntry> history) {
        double[] scores = new double[file.items()];
        if (addAll(history, file.actionWeights(), scores) == 0) {
            addAll(history, EQUAL, scores);
        }
        return scores;
    }

    /** Adds what the entries of a history say; returns how many said something. */
    private int addAll(List<PocketEntry> history, double[] actionWeights, double[] scores) {
        int said = 0;
        for (PocketEntry entry : history) {
            int item = numbers.getOrDefault(entry.itemId(), -1);
            double weight = item < 0 || entry.disliked() ? 0 : weight(entry, actionWeights);
            if (weight > 0 && said < LONGEST) {
                said++;
                double factor = weight * file.scales()[item];
                for (int k = file.starts()[item]; k < file.starts()[item + 1]; k++) {
                    scores[file.columns()[k]] += factor * Byte.toUnsignedInt(file.values()[k]);
                }
            }
        }
        return said;
    }

    private static double weight(PocketEntry entry, double[] actionWeights) {
        double weight = entry.viewed() ? actionWeights[0] : 0;
        weight += entry.wanted() ? actionWeights[1] : 0;
        weight += entry.carted() ? actionWeights[2] : 0;
        weight += entry.bought() ? actionWeights[3] : 0;
        return weight;
    }

    private boolean[] allowed(PocketRequest request) {
        boolean[] allowed = new boolean[file.items()];
        for (int item = 0; item < allowed.length; item++) {
            allowed[item] = (file.states()[item] & PocketFile.CAN_BE_ORDERED) != 0
                    && (request.category() == null || isWithin(file.categories()[item], request.category()))
                    && isInPriceRange(file.prices()[item], request);
        }
        for (PocketEntry entry : request.history()) {
            Integer seen = numbers.get(entry.itemId());
            if (seen != null) {
                allowed[seen] = false;
            }
        }
        return allowed;
    }

    private boolean isWithin(char category, String path) {
        Integer wanted = categories.get(path);
        char at = category;
        while (wanted != null && at != PocketFile.NONE && at != wanted) {
            at = file.parents()[at];
        }
        return wanted != null && at != PocketFile.NONE;
    }

    private static boolean isInPriceRange(double price, PocketRequest request) {
        if (request.minPrice() == null && request.maxPrice() == null) {
            return true;
        }
        return !Double.isNaN(price)
                && (request.minPrice() == null || price >= request.minPrice())
                && (request.maxPrice() == null || price <= request.maxPrice());
    }
}
