package io.daogou.engine.live;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The categories of the catalogue as a tree of dense numbers; numbers are given once and never change. Threads: one
 * writer; readers see a category as soon as an item that lies in it is published.
 */
final class CategoryTree {
    /** No category. */
    static final int NONE = -1;

    private final Map<List<String>, Integer> numbers = new ConcurrentHashMap<>();
    private volatile int[] parents = new int[64];
    private int size;

    /** The number of a path, given now if it is new; {@link #NONE} for an empty path. */
    synchronized int numberOrNew(List<String> path) {
        if (path.isEmpty()) {
            return NONE;
        }
        Integer known = numbers.get(path);
        if (known != null) {
            return known;
        }
        int parent = numberOrNew(path.subList(0, path.size() - 1));
        int number = size++;
        if (number == parents.length) {
            parents = Arrays.copyOf(parents, number * 2);
        }
        parents[number] = parent;
        numbers.put(List.copyOf(path), number);
        return number;
    }

    /** The number of a path; {@link #NONE} if no item was ever in it. */
    int number(List<String> path) {
        return numbers.getOrDefault(path, NONE);
    }

    /** The next wider category; {@link #NONE} for a widest one. */
    int parent(int category) {
        return parents[category];
    }

    /** Whether a category is another one, or lies below it. */
    boolean isWithin(int category, int ancestor) {
        int[] up = parents;
        int at = category;
        while (at != NONE && at != ancestor) {
            at = up[at];
        }
        return at == ancestor;
    }
}
