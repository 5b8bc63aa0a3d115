package io.daogou.learn.data;

import java.util.Arrays;

/**
 * An immutable two-way map between outside ids and dense indices {@code 0 .. size-1}.
 *
 * <p>Indices follow the order in which ids were first added. A look-up is one probe into an open-addressed table; nothing
 * is boxed.
 */
public final class Vocabulary {
    /** What {@link #index} answers for an id that is not in the vocabulary. */
    public static final int UNKNOWN = -1;

    private final Table table;

    private Vocabulary(Table table) {
        this.table = table;
    }

    /** Starts an empty vocabulary. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a vocabulary whose indices are the positions of the given ids.
     *
     * @throws IllegalArgumentException if an id occurs twice
     */
    public static Vocabulary of(Iterable<String> ids) {
        Builder builder = builder();
        int position = 0;
        for (String id : ids) {
            int index = builder.add(id);
            if (index != position++) {
                throw new IllegalArgumentException("Id '" + id + "' occurs twice, at positions " + index + " and "
                        + (position - 1) + "; ids of a vocabulary must be distinct");
            }
        }
        return builder.build();
    }

    /** The number of ids. */
    public int size() {
        return table.size;
    }

    /** The index of an id, or {@link #UNKNOWN}. */
    public int index(String id) {
        return table.find(id);
    }

    /**
     * The id at an index.
     *
     * @throws IndexOutOfBoundsException if the index is not in {@code 0 .. size-1}
     */
    public String id(int index) {
        if (index < 0 || index >= table.size) {
            throw new IndexOutOfBoundsException("Index " + index + " is outside 0.." + (table.size - 1));
        }
        return table.ids[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that
                && Arrays.equals(table.ids, 0, table.size, that.table.ids, 0, that.table.size);
    }

    @Override
    public int hashCode() {
        int hash = table.size;
        for (int i = 0; i < table.size; i++) {
            hash = 31 * hash + table.ids[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Vocabulary of " + table.size + " ids";
    }

    /** Collects ids; not safe for use by several threads. */
    public static final class Builder {
        private final Table table = new Table(16);

        private Builder() {}

        /** Adds an id if it is new and returns its index either way. */
        public int add(String id) {
            int known = table.find(id);
            return known >= 0 ? known : table.add(id);
        }

        /** The number of ids so far. */
        public int size() {
            return table.size;
        }

        /** The vocabulary of the ids so far; the builder may be used on. */
        public Vocabulary build() {
            return new Vocabulary(new Table(table));
        }
    }

    /** Ids in order and an open-addressed table of their indices plus one, at most half full. */
    private static final class Table {
        private String[] ids;
        private int[] slots;
        private int size;

        private Table(int capacity) {
            ids = new String[capacity];
            slots = new int[slotsFor(capacity)];
        }

        private Table(Table original) {
            ids = Arrays.copyOf(original.ids, original.size);
            slots = original.slots.clone();
            size = original.size;
        }

        private static int slotsFor(int capacity) {
            return (int) Math.min(1L << 30, Long.highestOneBit(Math.max(4L, 4L * capacity - 1)));
        }

        private int find(String id) {
            int mask = slots.length - 1;
            for (int slot = spread(id) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
                if (ids[slots[slot] - 1].equals(id)) {
                    return slots[slot] - 1;
                }
            }
            return UNKNOWN;
        }

        private int add(String id) {
            if (size == ids.length) {
                grow();
            }
            ids[size] = id;
            place(size);
            return size++;
        }

        private void grow() {
            ids = Arrays.copyOf(ids, ids.length * 2);
            slots = new int[slotsFor(ids.length)];
            for (int i = 0; i < size; i++) {
                place(i);
            }
        }

        private void place(int index) {
            int mask = slots.length - 1;
            int slot = spread(ids[index]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = index + 1;
        }

        private static int spread(String id) {
            int hash = id.hashCode() * 0x9E3779B9;
            return hash ^ (hash >>> 16);
        }
    }
}
