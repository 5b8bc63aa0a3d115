package io.daogou.server.http;

import io.daogou.insight.Insight;
import io.daogou.insight.InsightRefused;
import io.daogou.insight.analysis.Analysis;
import io.daogou.server.configuration.Scope;
import io.daogou.server.insight.Question;
import io.daogou.server.insight.Questions;
import io.daogou.server.insight.Report;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /v1/insight/…}: a route for each question. Nothing here holds a request's thread in native code. */
final class InsightRoutes {
    private static final System.Logger LOG = System.getLogger(InsightRoutes.class.getName());
    private static final String SECONDS_TO_WAIT = "5";

    private final Supplier<Insight> insight;

    InsightRoutes(Supplier<Insight> insight) {
        this.insight = insight;
    }

    List<Route> routes() {
        return Questions.all().stream()
                .map(question ->
                        Route.get("/v1/insight/" + question.name(), Scope.ADMIN, context -> answer(context, question)))
                .toList();
    }

    private void answer(Context context, Question question) throws IOException {
        Query query = Query.of(context.req().getQueryString(), question.names());
        Replies.json(context, Report.json(asked(question.read(query::text))));
    }

    private Record asked(Analysis<? extends Record> analysis) {
        try {
            return insight.get().ask(analysis);
        } catch (InsightRefused refused) {
            Problem problem = Problem.of(ProblemType.UNAVAILABLE, String.valueOf(refused.getMessage()));
            throw refused.reason() == InsightRefused.Reason.BUSY
                    ? problem.with("Retry-After", SECONDS_TO_WAIT)
                    : problem;
        } catch (UncheckedIOException broken) {
            LOG.log(Level.WARNING, "No insight: {0}", broken.getMessage());
            throw Problem.of(ProblemType.UNAVAILABLE, "the columns cannot be kept up now; the server's log says why")
                    .with("Retry-After", SECONDS_TO_WAIT);
        }
    }
}
