package io.daogou.store;

import io.daogou.domain.event.EventHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text columns of an event, fetched as one. Each column fetched is a call from native code that costs about as much as
 * finding the row, so SQL joins the five with a unit separator, which no identifier can contain.
 */
final class EventTexts {
    static final String PACKED = """
            event_id || '\37' || device_id || '\37' || coalesce(shopper_id, '') || '\37'
                || coalesce(session_id, '') || '\37' || coalesce(recommendation_id, '')""";
    private static final byte SEPARATOR = 31;

    private final byte[] bytes;
    private int next;

    private EventTexts(byte[] bytes) {
        this.bytes = bytes;
    }

    static EventHeader header(byte[] packed, long timeMillis, int code) {
        EventTexts texts = new EventTexts(packed);
        String eventId = texts.text();
        String deviceId = texts.text();
        String shopperId = texts.optionalText();
        String sessionId = texts.optionalText();
        String recommendationId = texts.optionalText();
        Instant time = Instant.ofEpochMilli(timeMillis);
        return new EventHeader(
                eventId,
                time,
                deviceId,
                shopperId,
                sessionId,
                EventCodes.platform(code),
                recommendationId,
                null,
                EventCodes.use(code),
                EventCodes.trust(code));
    }

    private @Nullable String optionalText() {
        String text = text();
        return text.isEmpty() ? null : text;
    }

    private String text() {
        int start = next;
        int end = start;
        while (end < bytes.length && bytes[end] != SEPARATOR) {
            end++;
        }
        next = end + 1;
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
