package io.daogou.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The truth about which devices belong to which shopper. A device has at most one shopper at a time; every link ever made
 * is kept, so that each can be undone.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Shoppers {
    /**
     * Links a device to a shopper, ending the link it had to another; durable when it returns.
     *
     * @return whether anything changed: false if they were linked already
     */
    boolean link(String deviceId, String shopperId, Instant time);

    /**
     * Ends the link between a device and a shopper; durable when it returns.
     *
     * @return whether they were linked
     */
    boolean unlink(String deviceId, String shopperId, Instant time);

    /** The active link of a device; none while it belongs to nobody. As written here it looks through all. */
    default Optional<DeviceLink> linkOf(String deviceId) {
        DeviceLink[] found = {null};
        forEachActive(link -> found[0] = link.deviceId().equals(deviceId) ? link : found[0]);
        return Optional.ofNullable(found[0]);
    }

    /** Every link of a shopper, ended ones too, oldest first. */
    List<DeviceLink> linksOf(String shopperId);

    /** Gives every active link to a reader. */
    void forEachActive(Consumer<DeviceLink> reader);
}
