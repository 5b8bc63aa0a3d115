package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shopper logged in on a device. The device belongs to whoever did so last; where several did, it is shared.
 *
 * @param linkedAt when, in milliseconds
 * @param unlinkedAt when it was undone, in milliseconds, not before {@code linkedAt}; none while it stands
 */
public record DeviceLink(
        String deviceId,
        String shopperId,
        Instant linkedAt,
        @Nullable Instant unlinkedAt) {
    public DeviceLink {
        Check.id("deviceId", deviceId);
        Check.id("shopperId", shopperId);
        linkedAt = Check.time("linkedAt", linkedAt).truncatedTo(ChronoUnit.MILLIS);
        if (unlinkedAt != null) {
            unlinkedAt = Check.time("unlinkedAt", unlinkedAt).truncatedTo(ChronoUnit.MILLIS);
            if (unlinkedAt.isBefore(linkedAt)) {
                throw new InvalidInput(
                        "unlinkedAt", "is before linkedAt", unlinkedAt, "give " + linkedAt + " or later");
            }
        }
    }

    /** The same link, undone; one that would end before it began, by a clock gone wrong, ends as it begins. */
    public DeviceLink end(Instant time) {
        return new DeviceLink(deviceId, shopperId, linkedAt, time.isBefore(linkedAt) ? linkedAt : time);
    }

    /** Whether it was not undone. */
    public boolean stands() {
        return unlinkedAt == null;
    }
}
