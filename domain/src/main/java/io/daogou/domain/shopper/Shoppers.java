package io.daogou.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The truth about which devices belong to which shopper. Every link ever made is kept, and each can be undone: then all is
 * as if it had never been. A device belongs to the shopper of its latest link that stands; where links of several
 * shoppers stand, it is shared, and what is done on it in nobody's name is nobody's.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Shoppers {
    /**
     * Links a device to a shopper; durable when it returns.
     *
     * @return whether anything changed: false if the latest link of the device that stands is to this shopper already
     */
    boolean link(String deviceId, String shopperId, Instant time);

    /**
     * Undoes every link between a device and a shopper; durable when it returns.
     *
     * @return whether there was one that stood
     */
    boolean unlink(String deviceId, String shopperId, Instant time);

    /** Every link of a shopper, undone ones too, oldest first. */
    List<DeviceLink> linksOf(String shopperId);

    /** Every link of a device, undone ones too, oldest first. */
    List<DeviceLink> linksOn(String deviceId);

    /** Gives every link that stands to a reader, those of a device in the order in which they were made. */
    void forEach(Consumer<DeviceLink> reader);
}
