package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.json.InvalidField;
import io.daogou.server.json.MalformedJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeoutException;

/** Turns whatever went wrong into a {@link Problem} and writes it. */
final class Problems {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    private static final String SECONDS_TO_WAIT = "5";

    private final RouteTable table;
    private final Metrics metrics;

    Problems(RouteTable table, Metrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        // Javalin has handlers of its own for these, and the nearest class wins.
        routes.exception(
                HttpResponseException.class, (failure, context) -> write(context, problemOf(failure, context)));
        routes.exception(Exception.class, (failure, context) -> write(context, problemOf(failure, context)));
    }

    private Problem problemOf(Exception failure, Context context) {
        return switch (failure) {
            case Problem problem -> problem;
            case InvalidField refused -> Problem.invalid(refused.field(), refused.reason());
            case InvalidInput refused -> Problem.invalid(refused.field(), String.valueOf(refused.getMessage()));
            case MalformedJson malformed ->
                Problem.of(ProblemType.MALFORMED_JSON, String.valueOf(malformed.getMessage()));
            case UncheckedIOException broken -> unavailable(broken);
            case HttpResponseException response -> ofStatus(response, context);
            case IOException _, TimeoutException _ ->
                Problem.ofStatus(400, "the body did not arrive whole; send it again");
            default -> internal(failure, context);
        };
    }

    private static Problem unavailable(UncheckedIOException broken) {
        LOG.log(Level.WARNING, "The store refused: {0}", broken.getMessage());
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        "nothing can be stored now; send the same again in " + SECONDS_TO_WAIT
                                + " seconds: what is there already is not stored twice")
                .with("Retry-After", SECONDS_TO_WAIT);
    }

    private Problem ofStatus(HttpResponseException response, Context context) {
        int status = response.getStatus();
        return status == 404 || status == 405
                ? nowhere(context)
                : Problem.ofStatus(status, String.valueOf(response.getMessage()));
    }

    /** Nothing is here, or not for this method. */
    private Problem nowhere(Context context) {
        String path = context.path();
        String allowed = table.allowedMethods(path);
        if (allowed.isEmpty()) {
            return Problem.of(ProblemType.NOT_FOUND, "there is nothing at " + shorten(path) + "; see /docs");
        }
        return Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        shorten(path) + " does not take " + context.req().getMethod() + "; use " + allowed)
                .with("Allow", allowed);
    }

    private static Problem internal(Exception failure, Context context) {
        LOG.log(Level.ERROR, context.req().getMethod() + " " + context.path() + " failed", failure);
        return Problem.of(ProblemType.INTERNAL, "this should not have happened; the server's log says more");
    }

    private static String shorten(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    void write(Context context, Problem problem) {
        metrics.problem(problem.type());
        problem.headers().forEach(context::header);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        context.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(problem.toJson());
    }
}
