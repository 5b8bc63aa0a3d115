package io.daogou.engine.live;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What answers need to know of every item, in columns. Each item has a slot: a dense number, given when a catalogue change
 * or an event first names it, and never given to another. An item that events name and the catalogue lacks has a slot but
 * cannot be ordered; once it arrives, all that happened to it counts.
 *
 * <p><b>Threads:</b> writers take turns; readers take one {@link Columns} a request and no lock.
 */
public final class LiveCatalog {
    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private final CategoryTree categories = new CategoryTree();
    private final CategoryPrices prices = new CategoryPrices();
    /** The items of each group, in the order of their identifiers. */
    private final Map<String, NavigableSet<String>> groups = new ConcurrentHashMap<>();

    private volatile Columns columns = new Columns(1024);
    private final AtomicLong version = new AtomicLong();

    /** The columns as they stand. What is published later may show in them, item by item. */
    public Columns columns() {
        return columns;
    }

    /** Changes whenever an item comes, goes, or was added at another moment than thought; not with prices and stock. */
    long version() {
        return version.get();
    }

    /** The slot of an item; -1 if nobody ever named it. */
    public int slot(String itemId) {
        return slots.getOrDefault(itemId, -1);
    }

    /** The slot of an item, given now if nobody named it before. */
    public int slotOrNew(String itemId) {
        Integer known = slots.get(itemId);
        return known != null ? known : newSlot(itemId);
    }

    /** An item is in the catalogue from now on, as the truth has it: with the moment it was added. */
    public synchronized void put(Item item) {
        int slot = slotOrNew(item.itemId());
        Columns now = columns;
        Instant added = item.addedAt();
        long addedAt = added == null ? 0 : added.toEpochMilli();
        boolean moves = now.state[slot] == Columns.UNKNOWN || now.addedAt[slot] != addedAt;
        Money price = item.currentPrice();
        prices.count(now.category[slot], now.price[slot], -1);
        now.price[slot] = price == null ? Double.NaN : price.amount().doubleValue();
        now.category[slot] = categories.numberOrNew(item.productType());
        prices.count(now.category[slot], now.price[slot], 1);
        now.traits[slot] = Traits.of(item);
        now.addedAt[slot] = addedAt;
        now.state[slot] = item.availability().canBeOrdered() ? Columns.ORDERABLE : Columns.OUT_OF_STOCK;
        leaveGroup(now.items[slot], item.itemId());
        now.items[slot] = new Listing(item.productType(), translatedPaths(item), item.brand(), item.itemGroupId());
        joinGroup(item.itemGroupId(), item.itemId());
        publish(now, moves);
    }

    /** An item is no longer in the catalogue. */
    public synchronized void delete(String itemId) {
        int slot = slot(itemId);
        if (slot >= 0) {
            Columns now = columns;
            prices.count(now.category[slot], now.price[slot], -1);
            now.price[slot] = Double.NaN;
            now.state[slot] = Columns.UNKNOWN;
            leaveGroup(now.items[slot], itemId);
            now.items[slot] = null;
            publish(now, true);
        }
    }

    /** Writes which item has which slot; returns how many there are. */
    synchronized int writeSlots(DataOutputStream out) throws IOException {
        Columns now = columns;
        out.writeInt(now.size);
        for (int slot = 0; slot < now.size; slot++) {
            Texts.write(out, now.itemId(slot));
        }
        return now.size;
    }

    /** The slots that items have now, by the slot they had when it was written. */
    int[] readSlots(ByteBuffer in) {
        int[] slotNow = new int[in.getInt()];
        for (int slot = 0; slot < slotNow.length; slot++) {
            slotNow[slot] = slotOrNew(Texts.read(in));
        }
        return slotNow;
    }

    /** The number of a category path; -1 if no item was ever in it. */
    public int category(List<String> path) {
        return categories.number(path);
    }

    /** The number of the next wider category; -1 for a widest one. */
    public int parentCategory(int category) {
        return categories.parent(category);
    }

    /** Whether a category is another one, or lies below it. */
    public boolean isWithin(int category, int ancestor) {
        return categories.isWithin(category, ancestor);
    }

    /** The widest category that one lies in; -1 for none. */
    public int widestCategory(int category) {
        int at = category;
        while (at >= 0 && categories.parent(at) >= 0) {
            at = categories.parent(at);
        }
        return at;
    }

    /** About which share of its narrowest category is cheaper, 0 to 1; NaN where that cannot be told. */
    public double pricePlace(int slot) {
        Columns now = columns;
        return prices.place(now.category[slot], now.price[slot]);
    }

    /** Slots of everything in the catalogue, in the order of the identifiers. */
    public List<Integer> listed() {
        Columns now = columns;
        List<Integer> listed = new ArrayList<>();
        for (int slot = 0; slot < now.size; slot++) {
            if (now.state[slot] != Columns.UNKNOWN) {
                listed.add(slot);
            }
        }
        listed.sort((a, b) -> now.itemId(a).compareTo(now.itemId(b)));
        return listed;
    }

    /** How many items events name and the catalogue lacks. */
    public long unknownItems() {
        Columns now = columns;
        long unknown = 0;
        for (int slot = 0; slot < now.size; slot++) {
            unknown += now.state[slot] == Columns.UNKNOWN ? 1 : 0;
        }
        return unknown;
    }

    /** The first items that are variants of one product, in the order of their identifiers; empty for an unknown group. */
    public List<String> group(String groupId, int limit) {
        NavigableSet<String> members = groups.get(groupId);
        return members == null ? List.of() : members.stream().limit(limit).toList();
    }

    private void joinGroup(@Nullable String groupId, String itemId) {
        if (groupId != null) {
            groups.computeIfAbsent(groupId, _ -> new ConcurrentSkipListSet<>()).add(itemId);
        }
    }

    private void leaveGroup(@Nullable Listing listing, String itemId) {
        if (listing != null && listing.groupId() != null) {
            groups.computeIfPresent(listing.groupId(), (_, members) -> {
                members.remove(itemId);
                return members.isEmpty() ? null : members;
            });
        }
    }

    private synchronized int newSlot(String itemId) {
        Integer known = slots.get(itemId);
        if (known != null) {
            return known;
        }
        Columns now = columns;
        int slot = now.size;
        if (slot == now.ids.length) {
            now = now.grown();
        }
        now.ids[slot] = itemId;
        now.category[slot] = CategoryTree.NONE;
        now.price[slot] = Double.NaN;
        now.size = slot + 1;
        columns = now;
        slots.put(itemId, slot);
        return slot;
    }

    private void publish(Columns now, boolean moves) {
        columns = now;
        if (moves) {
            version.incrementAndGet();
        }
    }

    private static Map<String, List<String>> translatedPaths(Item item) {
        if (item.translations().isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> paths = new HashMap<>();
        item.translations().forEach((tag, texts) -> paths.put(tag, texts.productType()));
        return Map.copyOf(paths);
    }

    /**
     * Where an item is listed, for browsing.
     *
     * @param groupId the product of which it is a variant; none if it stands alone
     */
    public record Listing(
            List<String> path,
            Map<String, List<String>> translatedPaths,
            @Nullable String brand,
            @Nullable String groupId) {}

    /** One value an item, by slot. Readers must not write. */
    public static final class Columns {
        static final byte UNKNOWN = 0;
        static final byte ORDERABLE = 1;
        static final byte OUT_OF_STOCK = 2;

        private final @Nullable String[] ids;
        private final byte[] state;
        private final double[] price;
        private final int[] category;
        private final long[] addedAt;
        private final int[][] traits;
        private final @Nullable Listing[] items;
        private int size;

        private Columns(int capacity) {
            this(
                    new @Nullable String[capacity],
                    new byte[capacity],
                    new double[capacity],
                    new int[capacity],
                    new long[capacity],
                    noTraits(capacity),
                    new @Nullable Listing[capacity],
                    0);
        }

        private Columns(
                @Nullable String[] ids,
                byte[] state,
                double[] price,
                int[] category,
                long[] addedAt,
                int[][] traits,
                @Nullable Listing[] items,
                int size) {
            this.ids = ids;
            this.state = state;
            this.price = price;
            this.category = category;
            this.addedAt = addedAt;
            this.traits = traits;
            this.items = items;
            this.size = size;
        }

        private Columns grown() {
            int capacity = ids.length * 2;
            return new Columns(
                    Arrays.copyOf(ids, capacity),
                    Arrays.copyOf(state, capacity),
                    Arrays.copyOf(price, capacity),
                    Arrays.copyOf(category, capacity),
                    Arrays.copyOf(addedAt, capacity),
                    grown(traits, capacity),
                    Arrays.copyOf(items, capacity),
                    size);
        }

        private static int[][] noTraits(int capacity) {
            return grown(new int[0][], capacity);
        }

        private static int[][] grown(int[][] traits, int capacity) {
            int[][] grown = Arrays.copyOf(traits, capacity);
            Arrays.fill(grown, traits.length, capacity, Traits.NONE);
            return grown;
        }

        /** How many slots there are. */
        public int size() {
            return size;
        }

        public String itemId(int slot) {
            String id = ids[slot];
            if (id == null) {
                throw new IllegalArgumentException("slot " + slot + " is not given yet; there are " + size);
            }
            return id;
        }

        /** Whether the item is in the catalogue and in stock. */
        public boolean isOrderable(int slot) {
            return state[slot] == ORDERABLE;
        }

        /** The current price in the item's own currency; NaN where there is none. */
        public double price(int slot) {
            return price[slot];
        }

        /** The number of the narrowest category; -1 for none. */
        public int category(int slot) {
            return category[slot];
        }

        /** Since when the shop has it, in milliseconds since 1970. */
        public long addedAt(int slot) {
            return addedAt[slot];
        }

        /** What it has in common with others, see {@link Traits}. */
        public int[] traits(int slot) {
            return traits[slot];
        }

        /** Where it is listed; none for an item the catalogue lacks. */
        public @Nullable Listing listing(int slot) {
            return items[slot];
        }
    }
}
