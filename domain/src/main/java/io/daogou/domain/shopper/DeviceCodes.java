package io.daogou.domain.shopper;

import java.time.Instant;
import java.util.Optional;

/**
 * One-time codes by which a second device says that it belongs to whoever uses the first.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface DeviceCodes {
    /** Keeps a code for a device in place of the one it had; the code itself is not kept, but its keyed hash. */
    void put(String deviceId, String code, Instant until);

    /** The device that a code was made for, once: a second call finds nothing, nor does one after its time. */
    Optional<String> take(String code, Instant now);
}
