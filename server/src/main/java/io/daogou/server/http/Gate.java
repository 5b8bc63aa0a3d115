package io.daogou.server.http;

import io.daogou.server.configuration.HttpSettings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What every request passes: a place among those that may run at once, the check of its key, the headers that every answer
 * has, a clock, and the audit log where the route says so. Adds no allocation of its own to an answer.
 */
final class Gate {
    private static final String STOPPING = "stopping";

    private final Keyring keyring;
    private final Metrics metrics;
    private final List<String> origins;
    private final Audit audit;
    private final int places;
    private final Semaphore free;
    private volatile boolean closed;

    Gate(HttpSettings settings, Keyring keyring, Audit audit, Metrics metrics) {
        this.keyring = keyring;
        this.metrics = metrics;
        this.audit = audit;
        this.origins = settings.allowedOrigins();
        places = settings.maxConcurrentRequests();
        free = new Semaphore(places);
        metrics.countRunning(() -> places - free.availablePermits());
    }

    /** Tells a stream whether it must end, as the server stops. */
    static BooleanSupplier stopping(Context context) {
        return Objects.requireNonNull(context.<BooleanSupplier>attribute(STOPPING));
    }

    Handler guard(Route route) {
        Timer timer = metrics.timer(route);
        if (route.isWatch()) {
            return context -> pass(route, context);
        }
        if (route.isStream()) {
            return context -> {
                context.attribute(STOPPING, (BooleanSupplier) () -> closed);
                pass(route, context);
            };
        }
        return context -> {
            if (closed || !free.tryAcquire()) {
                throw busy();
            }
            long begin = System.nanoTime();
            try {
                pass(route, context);
            } finally {
                free.release();
                timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            }
        };
    }

    private void pass(Route route, Context context) throws Exception {
        HttpServletResponse response = context.res();
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (route.isApi()) {
            response.setHeader("Cache-Control", "no-store");
        } else {
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setHeader("Referrer-Policy", "same-origin");
        }
        if (!origins.isEmpty()) {
            allowOrigin(context);
        }
        if (route.scope() != null) {
            keyring.require(context.req().getHeader("Authorization"), route.scope());
        }
        if (route.audit() == null) {
            route.handler().handle(context);
            audit.noteLook(context);
        } else {
            handleAudited(route, route.audit(), context);
        }
    }

    /** What succeeds is noted, and what does not fit with how things are, such as joining devices of two people. */
    private void handleAudited(Route route, String action, Context context) throws Exception {
        try {
            route.handler().handle(context);
        } catch (Problem refused) {
            if (refused.type() == ProblemType.CONFLICT) {
                audit.note(context, action + ": refused");
            }
            throw refused;
        }
        audit.note(context, action);
    }

    /** Lets pages of other web origins read the answer, where the shop allows it. */
    void allowOrigin(Context context) {
        String origin = context.req().getHeader("Origin");
        context.header("Vary", "Origin");
        if (origin != null && (origins.contains(origin) || origins.contains("*"))) {
            context.header("Access-Control-Allow-Origin", origin);
        }
    }

    /** Answers what browsers ask before they call from another origin. */
    void preflight(Context context) {
        allowOrigin(context);
        context.header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        context.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
        context.header("Access-Control-Max-Age", "600");
        context.status(204);
    }

    private static Problem busy() {
        return Problem.of(ProblemType.UNAVAILABLE, "too much is going on, or the server stops; try again in a second")
                .with("Retry-After", "1");
    }

    /** Lets nobody in any more, and waits until all are out; returns whether they are. */
    boolean close(Duration patience) {
        closed = true;
        try {
            return free.tryAcquire(places, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
