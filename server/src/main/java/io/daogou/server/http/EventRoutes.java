package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.engine.Engine;
import io.daogou.engine.people.Intake;
import io.daogou.engine.people.Intake.Outcome;
import io.daogou.engine.people.Intake.Sender;
import io.daogou.engine.people.Intake.Sent;
import io.daogou.engine.people.Said;
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
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/events}. */
final class EventRoutes {
    private final Intake intake;
    private final EventReader reader;
    private final int mostBytes;
    private final Callers callers;
    private final Counter stored;
    private final Counter rejected;
    private final Refusals refusals;

    EventRoutes(
            Engine engine, Callers callers, Clock clock, HttpSettings settings, Metrics metrics, Refusals refusals) {
        this.refusals = refusals;
        this.callers = callers;
        intake = engine.intake();
        reader = new EventReader(clock, settings.maxBatch());
        mostBytes = settings.maxBodyBytes();
        stored = metrics.events("stored");
        rejected = metrics.events("rejected");
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/events", Scope.BROWSER, this::append));
    }

    private void append(Context context) throws IOException {
        List<Reading> readings =
                new ArrayList<>(reader.read(Bodies.read(context.req(), "application/json", mostBytes)));
        boolean isPrivate = PrivacySignal.isOn(context);
        Sender caller = callers.of(context);
        List<Sent> accepted = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof Reading.Accepted(Event event, Said said, String token)) {
                try {
                    Sender sender = callers.proven(caller, token, event.header().shopperId());
                    Said counted = isPrivate && said != null ? said.underGlobalPrivacyControl() : said;
                    accepted.add(new Sent(event, sender, counted, isPrivate));
                } catch (InvalidInput refused) {
                    String eventId = event.header().eventId();
                    readings.set(i, new Reading.Rejected(eventId, String.valueOf(refused.getMessage())));
                }
            }
        }
        List<Outcome> outcomes = accepted.isEmpty()
                ? List.of()
                : intake.take(accepted, context.req().getHeader("User-Agent"));
        Replies.json(context, answer(readings, outcomes));
    }

    private JsonWriter answer(List<Reading> readings, List<Outcome> outcomes) {
        JsonWriter json = new JsonWriter(32 + 64 * readings.size());
        json.beginObject().name("results").beginArray();
        int next = 0;
        int kept = 0;
        for (Reading reading : readings) {
            json.beginObject();
            switch (reading) {
                case Reading.Accepted(Event event, Said _, String _) -> {
                    Outcome outcome = outcomes.get(next++);
                    kept += outcome == Outcome.STORED ? 1 : 0;
                    if (outcome != Outcome.STORED && outcome != Outcome.DUPLICATE) {
                        refusals.refused(wireName(outcome));
                    }
                    json.field("eventId", event.header().eventId()).field("result", wireName(outcome));
                    json.field("error", error(outcome, event.header()));
                }
                case Reading.Rejected refusal -> {
                    refusals.rejected(refusal.error());
                    json.field("eventId", refusal.eventId())
                            .field("result", "rejected")
                            .field("error", refusal.error());
                }
            }
            json.endObject();
        }
        stored.increment(kept);
        rejected.increment(readings.size() - next);
        return json.endArray().endObject();
    }

    private static @Nullable String error(Outcome outcome, EventHeader header) {
        InvalidInput told = switch (outcome) {
            case STORED, DUPLICATE -> null;
            case CONFLICT ->
                new InvalidInput(
                        "eventId",
                        "is that of another event",
                        header.eventId(),
                        "send this event under an eventId of its own");
            case NO_CONSENT ->
                new InvalidInput(
                        "consent",
                        "was not given",
                        header.deviceId(),
                        "ask the person, then say so with PUT /v1/devices/{deviceId}/consent or in the event's"
                                + " consent");
            case NO_PROOF ->
                new InvalidInput(
                        "shopperId",
                        "is not proven",
                        String.valueOf(header.shopperId()),
                        "send a shopperToken of the shop's server, or have it link the device with PUT"
                                + " /v1/shoppers/{shopperId}/devices/{deviceId}");
            case ERASED ->
                new InvalidInput("time", "is before its person was erased", header.time(), "do not send it again");
            case EXPIRED ->
                new InvalidInput(
                        "time",
                        "is longer ago than this shop keeps such events",
                        header.time(),
                        "do not send it again; GET /v1/transparency says how long each is kept");
        };
        return told == null ? null : told.getMessage();
    }

    private static String wireName(Outcome outcome) {
        return switch (outcome) {
            case STORED -> "stored";
            case DUPLICATE -> "duplicate";
            case CONFLICT -> "conflict";
            case NO_CONSENT -> "no_consent";
            case NO_PROOF -> "no_proof";
            case ERASED -> "erased";
            case EXPIRED -> "expired";
        };
    }
}
