package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that belongs, or belonged, to a shopper.
 *
 * @param linkedAt since when
 * @param unlinkedAt until when; none while it still does
 */
public record DeviceLink(
        String deviceId,
        String shopperId,
        Instant linkedAt,
        @Nullable Instant unlinkedAt) {
    public DeviceLink {
        Check.id("deviceId", deviceId);
        Check.id("shopperId", shopperId);
    }

    public boolean isActive() {
        return unlinkedAt == null;
    }
}
