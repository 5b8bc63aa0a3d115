package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineStatus;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.Releases;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.Answers;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Health, releases and metrics. */
final class OperationRoutes {
    private final Engine engine;
    private final Releases releases;
    private final TrainingRuns training;
    private final Keyring keyring;
    private final Metrics metrics;
    private final String version;

    OperationRoutes(Engine engine, TrainingRuns training, Keyring keyring, Metrics metrics, String version) {
        this.engine = engine;
        this.releases = engine.releases();
        this.training = training;
        this.keyring = keyring;
        this.metrics = metrics;
        this.version = version;
        metrics.gauge("daogou.events.known", engine, one -> one.status().events());
        metrics.gauge("daogou.items.known", engine, one -> one.status().items());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/health", null, this::health),
                Route.get("/v1/releases", Scope.ADMIN, this::releases),
                Route.get("/v1/releases/{releaseId}", Scope.ADMIN, this::release),
                Route.post("/v1/releases/{releaseId}/activate", Scope.ADMIN, this::activate)
                        .audited("activate release"),
                Route.get("/metrics", null, this::metrics));
    }

    private void health(Context context) throws IOException {
        EngineStatus status = engine.status();
        JsonWriter json = new JsonWriter().beginObject();
        json.field("status", status.degraded().isEmpty() ? "ok" : "degraded").field("version", version);
        json.field("releaseId", status.releaseId()).field("items", status.items());
        json.field("events", status.events()).field("unknownItems", status.unknownItems());
        training.running().ifPresent(step -> json.field("training", step));
        training.last().ifPresent(last -> json.field("lastTraining", last));
        if (!status.degraded().isEmpty()) {
            json.texts("degraded", status.degraded());
        }
        Replies.json(context, json.endObject());
    }

    private void releases(Context context) throws IOException {
        Replies.json(context, Answers.releases(releases.serving(), releases.list()));
    }

    private void release(Context context) throws IOException {
        JsonWriter json = new JsonWriter(2_048);
        Answers.release(json, known(context.pathParam("releaseId")));
        Replies.json(context, json);
    }

    private ReleaseInfo known(String releaseId) {
        return releases.list().stream()
                .filter(one -> one.releaseId().equals(releaseId))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        String.valueOf(new InvalidInput("releaseId", "is not known", releaseId, "see GET /v1/releases")
                                .getMessage())));
    }

    private void activate(Context context) throws IOException {
        JsonWriter json = new JsonWriter(2_048);
        Answers.release(json, activated(known(context.pathParam("releaseId")).releaseId()));
        Replies.json(context, json);
    }

    private ReleaseInfo activated(String releaseId) {
        try {
            return releases.activate(releaseId);
        } catch (ReleaseDamaged damaged) {
            throw Problem.of(ProblemType.CONFLICT, String.valueOf(damaged.getMessage()));
        }
    }

    private void metrics(Context context) {
        HttpServletRequest request = context.req();
        // Behind a proxy on this machine everybody seems to come from here.
        boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
        if (forwarded || !isLoopback(request.getRemoteAddr())) {
            keyring.require(request.getHeader("Authorization"), Scope.ADMIN);
        }
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
