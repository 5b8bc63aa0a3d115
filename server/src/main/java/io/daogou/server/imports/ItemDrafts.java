package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What event rows tell of items: a title, the latest price, a category. At the end each becomes an item; one that the
 * catalogue has already only gains what it lacks. The title is the description that most rows with a price give.
 */
final class ItemDrafts {
    private static final int MOST_TITLES = 50;
    private static final int LONGEST_TITLE = 500;

    private final Map<String, Draft> drafts = new HashMap<>();

    /** What is known of one item so far. */
    static final class Draft {
        private final Map<String, int[]> titles = new HashMap<>(2);
        private String latestTitle = "";
        private int[] latestCount = {0};
        private @Nullable Money price;
        private long pricedAt = Long.MIN_VALUE;
        private long firstAt = Long.MAX_VALUE;

        @Nullable
        String brand;

        @Nullable
        String image;

        @Nullable
        String link;

        @Nullable
        String gtin;

        List<String> category = List.of();

        void seenAt(long millis) {
            firstAt = Math.min(firstAt, millis);
        }

        void title(String title) {
            if (!title.equals(latestTitle)) {
                int[] count = titles.get(title);
                if (count == null) {
                    if (titles.size() == MOST_TITLES) {
                        return;
                    }
                    count = new int[1];
                    titles.put(title, count);
                }
                latestTitle = title;
                latestCount = count;
            }
            latestCount[0]++;
        }

        void price(Money paid, long millis) {
            if (millis >= pricedAt) {
                price = paid;
                pricedAt = millis;
            }
        }

        /** Whether a later row still has something to tell. */
        boolean lacksCategory() {
            return category.isEmpty();
        }

        /** The commonest title, of equals the first by alphabet; none if no row gave one. */
        @Nullable
        String commonestTitle() {
            String best = null;
            int most = 0;
            for (Map.Entry<String, int[]> title : titles.entrySet()) {
                int count = title.getValue()[0];
                if (best == null
                        || count > most
                        || (count == most && title.getKey().compareTo(best) < 0)) {
                    best = title.getKey();
                    most = count;
                }
            }
            return best;
        }
    }

    Draft of(String itemId) {
        Draft draft = drafts.get(itemId);
        if (draft == null) {
            draft = new Draft();
            drafts.put(itemId, draft);
        }
        return draft;
    }

    /** Hands every item over that the catalogue lacks; one it has keeps what it has and gains what it lacks. */
    void finish(ImportRun run) {
        for (Map.Entry<String, Draft> draft : drafts.entrySet()) {
            try {
                Item found = build(draft.getKey(), draft.getValue());
                Item known = run.items.known(found.itemId()).orElse(null);
                Item item = known == null ? found : filled(known, found);
                if (item.equals(known)) {
                    run.tally.unchanged++;
                } else {
                    run.items.add(item);
                }
            } catch (InvalidInput refused) {
                run.say("  item " + draft.getKey() + " is not made: " + refused.getMessage());
            }
        }
    }

    private static Item build(String itemId, Draft draft) {
        String title = draft.commonestTitle();
        String kept = title == null ? itemId : title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        return new ItemBuilder(itemId, kept)
                .price(draft.price)
                .brand(draft.brand)
                .imageLink(draft.image)
                .link(draft.link)
                .gtin(draft.gtin)
                .productType(draft.category)
                .addedAt(draft.firstAt == Long.MAX_VALUE ? null : Instant.ofEpochMilli(draft.firstAt))
                .build();
    }

    private static Item filled(Item known, Item found) {
        ItemBuilder item = known.toBuilder();
        if (known.title().equals(known.itemId())) {
            item.title(found.title());
        }
        if (known.price() == null) {
            item.price(found.price());
        }
        if (known.productType().isEmpty()) {
            item.productType(found.productType());
        }
        return item.brand(known.brand() == null ? found.brand() : known.brand())
                .imageLink(known.imageLink() == null ? found.imageLink() : known.imageLink())
                .link(known.link() == null ? found.link() : known.link())
                .gtin(known.gtin() == null ? found.gtin() : known.gtin())
                .build();
    }
}
