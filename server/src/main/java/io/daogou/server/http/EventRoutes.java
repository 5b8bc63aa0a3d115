package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.EventReader;
import io.daogou.server.json.EventReader.Reading;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /v1/events}. */
final class EventRoutes {
    private final EventLog events;
    private final EventReader reader;
    private final int mostBytes;
    private final Counter stored;
    private final Counter rejected;

    EventRoutes(EventLog events, Clock clock, HttpSettings settings, Metrics metrics) {
        this.events = events;
        reader = new EventReader(clock, settings.maxBatch());
        mostBytes = settings.maxBodyBytes();
        stored = metrics.events("stored");
        rejected = metrics.events("rejected");
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/events", Scope.BROWSER, this::append));
    }

    private void append(Context context) throws IOException {
        List<Reading> readings = reader.read(Bodies.read(context.req(), "application/json", mostBytes));
        List<Event> accepted = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (reading instanceof Reading.Accepted(Event event)) {
                accepted.add(event);
            }
        }
        List<AppendOutcome> outcomes = accepted.isEmpty() ? List.of() : events.append(accepted);
        Replies.json(context, answer(readings, outcomes));
    }

    private JsonWriter answer(List<Reading> readings, List<AppendOutcome> outcomes) {
        JsonWriter json = new JsonWriter(32 + 64 * readings.size());
        json.beginObject().name("results").beginArray();
        int next = 0;
        int kept = 0;
        for (Reading reading : readings) {
            json.beginObject();
            switch (reading) {
                case Reading.Accepted(Event event) -> {
                    AppendOutcome outcome = outcomes.get(next++);
                    kept += outcome == AppendOutcome.STORED ? 1 : 0;
                    json.field("eventId", event.header().eventId()).field("result", wireName(outcome));
                    if (outcome == AppendOutcome.CONFLICT) {
                        json.field("error", taken(event.header().eventId()));
                    }
                }
                case Reading.Rejected refusal ->
                    json.field("eventId", refusal.eventId())
                            .field("result", "rejected")
                            .field("error", refusal.error());
            }
            json.endObject();
        }
        stored.increment(kept);
        rejected.increment(readings.size() - next);
        return json.endArray().endObject();
    }

    private static String taken(String eventId) {
        InvalidInput told = new InvalidInput(
                "eventId", "is that of another event", eventId, "send this event under an eventId of its own");
        return String.valueOf(told.getMessage());
    }

    private static String wireName(AppendOutcome outcome) {
        return switch (outcome) {
            case STORED -> "stored";
            case DUPLICATE -> "duplicate";
            case CONFLICT -> "conflict";
        };
    }
}
