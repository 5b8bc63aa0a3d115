package io.daogou.server.http;

import io.daogou.engine.quality.DataQuality;
import io.daogou.engine.quality.Findings;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/data-quality}. */
final class QualityRoutes {
    private final DataQuality quality;
    private final Refusals refusals;

    QualityRoutes(DataQuality quality, Refusals refusals) {
        this.quality = quality;
        this.refusals = refusals;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/data-quality", Scope.ADMIN, this::look));
    }

    private void look(Context context) throws IOException {
        Findings findings = quality.look();
        JsonWriter json = new JsonWriter(4_096).beginObject();
        json.field("time", findings.time().toString());
        json.field("items", findings.items()).field("events", findings.events());
        json.name("findings").beginArray();
        findings.found()
                .forEach((finding, found) -> json.beginObject()
                        .field("finding", finding.wireName())
                        .field("count", found.count())
                        .texts("examples", found.examples())
                        .endObject());
        json.endArray().name("refused").beginArray();
        for (Refusals.Refused refused : refusals.all()) {
            json.beginObject().field("reason", refused.reason()).field("count", refused.count());
            json.field("example", refused.example()).endObject();
        }
        json.endArray().field("refusedSince", refusals.since().toString());
        Replies.json(context, json.endObject());
    }
}
