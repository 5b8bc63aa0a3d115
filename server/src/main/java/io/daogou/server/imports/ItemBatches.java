package io.daogou.server.imports;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts items in batches; of several rows for one item the first counts, so that a second import changes nothing. */
final class ItemBatches {
    private static final int BATCH = 1_000;

    private final Catalog catalog;
    private final Tally tally;
    private final Set<String> seen = new HashSet<>();
    private final List<Item> batch = new ArrayList<>(BATCH);

    ItemBatches(Catalog catalog, Tally tally) {
        this.catalog = catalog;
        this.tally = tally;
    }

    /** The item as the catalogue has it. */
    Optional<Item> known(String itemId) {
        return catalog.item(itemId);
    }

    void add(Item item) {
        if (!seen.add(item.itemId())) {
            tally.repeated++;
            return;
        }
        batch.add(item);
        if (batch.size() == BATCH) {
            finish();
        }
    }

    /** Adds an item of a feed. */
    void add(MerchantItem item) {
        String itemId = item.itemId();
        add(item.build(itemId == null ? null : catalog.item(itemId).orElse(null)));
    }

    /** Returns when everything added is stored. */
    void finish() {
        if (!batch.isEmpty()) {
            catalog.put(List.copyOf(batch)).forEach(tally::count);
            batch.clear();
        }
    }
}
