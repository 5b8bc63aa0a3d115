package io.daogou.server.imports;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.Platform;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did something: a device, the shopper on it if known, and the visit. A shopper without a device gets one that stands
 * for whatever they used; an order or visit of nobody known is a device of its own.
 */
record Actor(
        String deviceId,
        @Nullable String shopperId,
        @Nullable String sessionId) {
    Actor {
        Check.id("device", deviceId);
        Check.optionalId("user", shopperId);
        Check.optionalId("session", sessionId);
    }

    static Actor of(MappedRow row, @Nullable String order) {
        String user = row.id(Field.USER);
        String session = row.id(Field.SESSION);
        String device = row.id(Field.DEVICE);
        if (device == null) {
            device = user != null
                    ? "import-" + user
                    : session != null ? "import-session-" + session : order != null ? "import-order-" + order : null;
        }
        if (device == null) {
            throw new InvalidInput(
                    "user", "is missing", "null", "a row needs a user, device, session or order number to belong to");
        }
        return new Actor(device, user, session);
    }

    EventHeader header(String eventId, long millis, Platform platform) {
        return new EventHeader(eventId, Instant.ofEpochMilli(millis), deviceId, shopperId, sessionId, platform, null);
    }

    boolean isSame(Actor other) {
        return deviceId.equals(other.deviceId) && Objects.equals(shopperId, other.shopperId);
    }
}
