package io.daogou.server.http;

import io.daogou.engine.Engine;
import io.daogou.engine.EngineStatus;
import io.daogou.engine.today.TodayFigures;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.daogou.server.json.TodayAnswers;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /v1/today}, as one answer or as a stream of them. <b>Threads:</b> a virtual one for each who listens, for as long
 * as they do; they take no place of requests, so there is a number of their own.
 */
final class TodayRoutes {
    static final String STREAM_PATH = "/v1/today/stream";
    private static final int MOST_LISTENERS = 16;
    private static final int EMPTY_SEARCHES = 20;
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_UNTIL_AGAIN = 10;

    private final Engine engine;
    private final TrainingRuns runs;
    private final EmptySearches emptySearches;
    private final Metrics metrics;
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);

    TodayRoutes(Engine engine, TrainingRuns runs, EmptySearches emptySearches, Metrics metrics) {
        this.engine = engine;
        this.runs = runs;
        this.emptySearches = emptySearches;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/today", Scope.ADMIN, context -> Replies.json(context, figures())),
                Route.get(STREAM_PATH, Scope.ADMIN, this::stream));
    }

    private JsonWriter figures() {
        TodayFigures figures = engine.today().figures();
        EngineStatus status = engine.status();
        JsonWriter json = new JsonWriter(16_384).beginObject();
        TodayAnswers.figures(json, figures);
        json.name("emptySearches").beginArray();
        for (EmptySearches.Empty empty :
                emptySearches.latest().stream().limit(EMPTY_SEARCHES).toList()) {
            json.beginObject().field("query", empty.query()).field("times", empty.times());
            json.field("latest", empty.latest().toString()).endObject();
        }
        json.endArray();
        engine.releases()
                .serving()
                .ifPresent(release -> json.name("release")
                        .beginObject()
                        .field("releaseId", release.releaseId())
                        .field("createdAt", release.createdAt().toString())
                        .field(
                                "ageSeconds",
                                Duration.between(release.createdAt(), figures.time())
                                        .toSeconds())
                        .endObject());
        runs.running().ifPresent(step -> json.field("training", step));
        json.texts("degraded", status.degraded());
        json.name("queues").beginObject().field("newItems", engine.newItemsWaiting());
        return json.field("requests", metrics.running()).endObject().endObject();
    }

    private void stream(Context context) throws IOException {
        if (!listeners.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE, "as many listen already as may; use GET /v1/today")
                    .with("Retry-After", "10");
        }
        try {
            HttpServletResponse response = context.res();
            response.setStatus(200);
            response.setContentType("text/event-stream;charset=utf-8");
            response.setHeader("X-Accel-Buffering", "no");
            send(response.getOutputStream(), Gate.stopping(context));
        } finally {
            listeners.release();
        }
    }

    /** Ends when the listener is gone, which writing to them tells, or the server stops. */
    private void send(OutputStream out, BooleanSupplier isStopping) throws IOException {
        long told = -1;
        int looks = LOOKS_UNTIL_AGAIN;
        while (!isStopping.getAsBoolean()) {
            long last = engine.today().lastOffset();
            if (last != told || looks >= LOOKS_UNTIL_AGAIN) {
                out.write("event: today\ndata: ".getBytes(StandardCharsets.UTF_8));
                figures().writeTo(out);
                out.write("\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                told = last;
                looks = 0;
            }
            looks++;
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
