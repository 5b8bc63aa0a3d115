package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Trainings: start one, watch it, stop it. */
final class RunRoutes {
    private final TrainingRuns runs;

    RunRoutes(TrainingRuns runs) {
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/releases", Scope.ADMIN, this::start).audited("train"),
                Route.get("/v1/runs", Scope.ADMIN, this::list),
                Route.get("/v1/runs/{runId}", Scope.ADMIN, context -> Replies.json(context, json(known(context)))),
                Route.post("/v1/runs/{runId}/cancel", Scope.ADMIN, this::cancel).audited("cancel training {runId}"));
    }

    private void start(Context context) throws IOException {
        TrainingRun run = runs.start()
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT, "a training is running already; see training in GET /v1/health"));
        JsonWriter json = new JsonWriter().beginObject().field("running", true);
        Replies.json(context, 202, json.field("runId", run.look().runId()).endObject());
    }

    private void list(Context context) throws IOException {
        JsonWriter json = new JsonWriter(2_048).beginObject().name("runs").beginArray();
        for (TrainingRun run : runs.latest()) {
            fields(json.beginObject(), run.look());
            json.endObject();
        }
        Replies.json(context, json.endArray().endObject());
    }

    private void cancel(Context context) throws IOException {
        TrainingRun run = known(context);
        if (run.look().state() != TrainingRun.State.RUNNING) {
            throw Problem.of(ProblemType.CONFLICT, "the training has ended already; there is nothing to stop");
        }
        run.cancel();
        Replies.json(context, 202, json(run));
    }

    private TrainingRun known(Context context) {
        String runId = context.pathParam("runId");
        return runs.run(runId)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        String.valueOf(
                                new InvalidInput("runId", "is not known", runId, "see GET /v1/runs").getMessage())));
    }

    private static JsonWriter json(TrainingRun run) {
        TrainingRun.Look look = run.look();
        JsonWriter json = new JsonWriter(8_192);
        fields(json.beginObject(), look);
        json.name("log").beginArray();
        for (TrainingRun.Line line : look.log()) {
            json.beginObject().field("time", line.time().toString());
            json.field("text", line.text()).endObject();
        }
        return json.endArray().endObject();
    }

    private static void fields(JsonWriter json, TrainingRun.Look run) {
        json.field("runId", run.runId()).field("startedAt", run.startedAt().toString());
        json.field("endedAt", run.endedAt() == null ? null : run.endedAt().toString());
        json.field("state", run.state().wireName()).field("step", run.step());
        if (run.total() > 0) {
            json.field("done", run.done()).field("total", run.total());
        }
        json.field("releaseId", run.releaseId()).field("reason", run.reason());
    }
}
