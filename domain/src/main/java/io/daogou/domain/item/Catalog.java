package io.daogou.domain.item;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The truth about what the shop offers.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Catalog {
    /** What became of one item that was put. */
    enum PutOutcome {
        CREATED,
        UPDATED,
        /** It was there already, the same in every field. */
        UNCHANGED
    }

    /**
     * Creates or replaces items, all or none; durable when it returns.
     *
     * @param items an item without {@code addedAt} keeps the one it has, or gets the present moment
     * @return one outcome an item, in the same order
     */
    List<PutOutcome> put(List<Item> items);

    /** Removes an item; durable when it returns. Its events stay. Returns whether it was there. */
    boolean delete(String itemId);

    /** An item by its identifier, always with {@code addedAt}. */
    Optional<Item> item(String itemId);

    /**
     * Gives every item to a reader, in the order of their identifiers by Unicode code points. The reader runs on the
     * caller's thread and may use the catalogue itself; it may or may not meet what is put meanwhile.
     */
    void forEach(Consumer<Item> reader);

    /** How many items there are. */
    long size();
}
