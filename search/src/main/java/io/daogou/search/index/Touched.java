package io.daogou.search.index;

import java.util.HashSet;
import java.util.Set;

/**
 * What was put and deleted since a comparison began, which knows it only in an older form; nothing while none runs. Under its
 * user's lock.
 */
final class Touched {
    private final Set<String> itemIds = new HashSet<>();
    private boolean isComparing;

    void begin() {
        itemIds.clear();
        isComparing = true;
    }

    void end() {
        itemIds.clear();
        isComparing = false;
    }

    void add(String itemId) {
        if (isComparing) {
            itemIds.add(itemId);
        }
    }

    boolean contains(String itemId) {
        return itemIds.contains(itemId);
    }
}
