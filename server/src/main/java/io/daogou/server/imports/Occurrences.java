package io.daogou.server.imports;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often each hash was seen. An open table of the hashes themselves, 11 to 22 bytes each, and a map of those seen
 * again; this is all that an import keeps of every row.
 */
final class Occurrences {
    private long[] table = new long[1 << 12];
    private int size;
    private final Map<Long, Integer> again = new HashMap<>();

    /** How often this hash was seen before; counts it. */
    int next(long hash) {
        long key = hash == 0 ? 1 : hash;
        int slot = slot(table, key);
        if (table[slot] == key) {
            return again.merge(key, 1, Integer::sum);
        }
        table[slot] = key;
        size++;
        if (size > table.length / 4 * 3) {
            grow();
        }
        return 0;
    }

    private static int slot(long[] table, long key) {
        int mask = table.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        if (table.length >= 1 << 29) {
            throw new ImportFailure("has more than 400 million rows: split it");
        }
        long[] wider = new long[table.length * 2];
        for (long key : table) {
            if (key != 0) {
                wider[slot(wider, key)] = key;
            }
        }
        table = wider;
    }
}
