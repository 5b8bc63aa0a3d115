package io.daogou.server.http;

import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.shopper.Subject;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Version;
import io.daogou.engine.Merchandising;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.Answers;
import io.daogou.server.json.JsonWriter;
import io.daogou.server.json.PlacementReader;
import io.daogou.server.json.PreviewReader;
import io.daogou.server.json.SteeringAnswers;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** How shelves are set up: everything under {@code /v1/placements}. */
final class PlacementRoutes {
    private static final String PLACEMENT = "/v1/placements/{placement}";

    private final Merchandising merchandising;
    private final Keyring keyring;
    private final Clock clock;
    private final int mostBytes;

    PlacementRoutes(Merchandising merchandising, Keyring keyring, Clock clock, int mostBytes) {
        this.merchandising = merchandising;
        this.keyring = keyring;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/placements", Scope.ADMIN, this::list),
                Route.put(PLACEMENT, Scope.ADMIN, this::put).audited("put placement {placement}"),
                Route.delete(PLACEMENT, Scope.ADMIN, this::reset).audited("reset placement {placement}"),
                Route.get(PLACEMENT + "/versions", Scope.ADMIN, this::versions),
                Route.post(PLACEMENT + "/versions/{version}/restore", Scope.ADMIN, this::restore)
                        .audited("restore placement {placement} version {version}"),
                Route.post(PLACEMENT + "/preview", Scope.ADMIN, this::preview));
    }

    private void list(Context context) throws IOException {
        Query.of(context.req().getQueryString(), List.of());
        Map<String, Version<PlacementSettings>> changed =
                merchandising.placements().current();
        JsonWriter json = new JsonWriter(4_096).beginObject().name("placements").beginArray();
        merchandising
                .placementNames()
                .forEach(name -> SteeringAnswers.placement(
                        json, merchandising.settings(name), merchandising.availableSources(name), changed.get(name)));
        Replies.json(context, json.endArray().endObject());
    }

    private void put(Context context) throws IOException {
        String placement = known(context);
        byte[] body = Bodies.read(context.req(), "application/json", mostBytes);
        PlacementSettings settings = PlacementReader.read(body, placement);
        reply(context, merchandising.placements().put(placement, settings, keyring.nameOf(context), clock.instant()));
    }

    private void reset(Context context) {
        String placement = known(context);
        if (merchandising.placements().current().containsKey(placement)) {
            Version<PlacementSettings> _ =
                    merchandising.placements().put(placement, null, keyring.nameOf(context), clock.instant());
        }
        context.res().setStatus(204);
    }

    private void versions(Context context) throws IOException {
        Replies.json(
                context,
                SteeringAnswers.placementVersions(merchandising.placements().versions(known(context))));
    }

    private void restore(Context context) throws IOException {
        String placement = known(context);
        long version = Versions.number(context);
        reply(
                context,
                merchandising
                        .placements()
                        .restore(placement, version, keyring.nameOf(context), clock.instant())
                        .orElseThrow(() -> Versions.unknown(version, "/v1/placements/" + placement)));
    }

    private void reply(Context context, Version<PlacementSettings> version) throws IOException {
        String placement = known(context);
        Replies.json(
                context,
                SteeringAnswers.placement(
                        new JsonWriter(1_024),
                        merchandising.settings(placement),
                        merchandising.availableSources(placement),
                        version));
    }

    private void preview(Context context) throws IOException {
        String placement = known(context);
        byte[] body = Bodies.read(context.req(), "application/json", mostBytes);
        PreviewReader.Preview preview =
                PreviewReader.read(body, placement, merchandising.usualLimit(placement), clock.instant());
        RecommendationRequest request = preview.request();
        if (request.shopperId() != null) {
            Audit.looksAt(context, Subject.shopper(request.shopperId()));
        } else if (request.deviceId() != null) {
            Audit.looksAt(context, Subject.device(request.deviceId()));
        }
        Recommendation shelf = merchandising.preview(preview.request(), preview.draft());
        Replies.json(context, Answers.recommendation(shelf));
    }

    /** The placement of the path; one that there is not is refused. */
    private String known(Context context) {
        return merchandising.settings(context.pathParam("placement")).placement();
    }
}
