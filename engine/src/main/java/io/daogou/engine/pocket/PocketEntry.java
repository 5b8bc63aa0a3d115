package io.daogou.engine.pocket;

/**
 * One item of a history that a device keeps.
 *
 * @param viewed whether it was looked at, or anything else was done that tells interest
 * @param wanted whether it was put on a wish list or shared
 */
public record PocketEntry(
        String itemId, boolean viewed, boolean wanted, boolean carted, boolean bought, boolean disliked) {
    /** An item that was looked at. */
    public static PocketEntry viewed(String itemId) {
        return new PocketEntry(itemId, true, false, false, false, false);
    }
}
