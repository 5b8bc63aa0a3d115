package io.daogou.server.feed;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * In what the items of each group differ, found in one pass over the catalogue before the feed is written in another. Keeps
 * a few words a group, and nothing of items that stand alone.
 */
final class Variations {
    private static final class Group {
        /** What all items so far have; values of the first one. */
        private final Map<String, String> common;

        private final Set<String> differing = new LinkedHashSet<>();
        private int items = 1;

        Group(Item first) {
            common = new LinkedHashMap<>(first.attributes());
        }

        void add(Item item) {
            items++;
            common.keySet().retainAll(item.attributes().keySet());
            common.forEach((name, value) -> {
                if (!value.equals(item.attributes().get(name))) {
                    differing.add(name);
                }
            });
        }
    }

    private final Map<String, Group> groups = new HashMap<>();

    static Variations of(Catalog catalog) {
        Variations variations = new Variations();
        catalog.forEach(variations::add);
        return variations;
    }

    private void add(Item item) {
        if (item.itemGroupId() != null) {
            Group group = groups.get(item.itemGroupId());
            if (group == null) {
                groups.put(item.itemGroupId(), new Group(item));
            } else {
                group.add(item);
            }
        }
    }

    /** Whether an item is one of several of a group. */
    boolean varies(Item item) {
        Group group = item.itemGroupId() == null ? null : groups.get(item.itemGroupId());
        return group != null && group.items > 1;
    }

    /** What tells an item from the others of its group: the attributes that all have, where they differ. */
    Map<String, String> options(Item item) {
        Map<String, String> options = new LinkedHashMap<>();
        Group group = item.itemGroupId() == null ? null : groups.get(item.itemGroupId());
        if (group != null) {
            for (String name : group.common.keySet()) {
                String value = item.attributes().get(name);
                if (group.differing.contains(name) && value != null) {
                    options.put(name, value);
                }
            }
        }
        return options;
    }
}
