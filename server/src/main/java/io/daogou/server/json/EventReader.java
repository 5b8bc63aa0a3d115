package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.engine.people.Said;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one event or an array of them, as {@code contract/schemas/event.schema.json} says. A text that is not JSON is
 * refused as a whole; an event that is wrong has a reading of its own and does not hold up the others. Threads: any number.
 */
public final class EventReader {
    /** What became of one event of the text. */
    public sealed interface Reading {
        /**
         * An event that can be stored.
         *
         * @param said what its sender says that the person agreed to; none: it does not say
         * @param token what is to prove who the shopper is; none: nothing
         */
        record Accepted(
                Event event, @Nullable Said said, @Nullable String token) implements Reading {}

        /**
         * An event that is wrong.
         *
         * @param eventId as far as it could be read
         * @param error says what was wrong
         */
        record Rejected(@Nullable String eventId, String error) implements Reading {}
    }

    private final Clock clock;
    private final int mostEvents;

    /**
     * @param clock tells what lies in the future
     * @param mostEvents the longest array
     */
    public EventReader(Clock clock, int mostEvents) {
        this.clock = clock;
        this.mostEvents = mostEvents;
    }

    /**
     * Reads a text in UTF-8.
     *
     * @throws MalformedJson if it is not JSON
     * @throws InvalidInput if it is neither an object nor an array of 1 to {@code mostEvents} values
     */
    public List<Reading> read(byte[] text) {
        try (JsonParser parser = Json.parser(text, 0, text.length)) {
            Instant now = clock.instant();
            JsonToken first = parser.nextToken();
            List<Reading> readings;
            if (first == JsonToken.START_ARRAY) {
                readings = array(parser, now);
            } else if (first == JsonToken.START_OBJECT) {
                readings = List.of(event(parser, "event", now));
            } else {
                throw new InvalidInput(
                        "body",
                        "is not an event",
                        first == null ? "" : parser.getString(),
                        "give a JSON object, or an array of 1 to " + mostEvents);
            }
            if (parser.nextToken() != null) {
                throw new MalformedJson(
                        "this is not one JSON text: more follows after its end; send events as an array");
            }
            return readings;
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    private List<Reading> array(JsonParser parser, Instant now) {
        List<Reading> readings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (readings.size() == mostEvents) {
                throw tooMany("more than " + mostEvents);
            }
            readings.add(event(parser, "[" + readings.size() + "]", now));
        }
        if (readings.isEmpty()) {
            throw tooMany("none");
        }
        return readings;
    }

    private InvalidInput tooMany(String count) {
        return new InvalidInput(
                "body", "has a wrong number of events", count, "give 1 to " + mostEvents + " at a time");
    }

    private static Reading event(JsonParser parser, String place, Instant now) {
        int outer = Json.depth(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String error = Json.wrongType(parser, place, "is not an event", "give a JSON object")
                    .reason();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                Json.leave(parser, outer - 1);
            }
            return new Reading.Rejected(null, error);
        }
        EventDraft draft = new EventDraft();
        @Nullable String error = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String refusal = take(draft, parser, outer);
            error = error == null ? refusal : error;
        }
        if (error != null) {
            return new Reading.Rejected(draft.readableId(), error);
        }
        return finish(draft, now);
    }

    /** Takes one field; returns what was wrong with it. */
    private static @Nullable String take(EventDraft draft, JsonParser parser, int depth) {
        String name = parser.currentName();
        parser.nextToken();
        try {
            draft.take(name, parser);
            return null;
        } catch (InvalidField | InvalidInput refused) {
            Json.leave(parser, depth);
            return String.valueOf(refused.getMessage());
        }
    }

    private static Reading finish(EventDraft draft, Instant now) {
        try {
            return new Reading.Accepted(draft.event(now), draft.said(), draft.token());
        } catch (InvalidField | InvalidInput refused) {
            return new Reading.Rejected(draft.readableId(), String.valueOf(refused.getMessage()));
        }
    }
}
