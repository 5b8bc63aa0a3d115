package io.daogou.server.http;

import io.daogou.server.configuration.Scope;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.jspecify.annotations.Nullable;

/**
 * One call that the server answers.
 *
 * @param path as in the contract: {@code /v1/items/{itemId}}; a trailing {@code *} takes any rest
 * @param scope what the caller's key must allow; none: no key is needed
 * @param audit what the audit log says of a call, with parameters of the path; none: nothing
 */
public record Route(
        HandlerType method,
        String path,
        @Nullable Scope scope,
        Handler handler,
        @Nullable String audit) {
    Route(HandlerType method, String path, @Nullable Scope scope, Handler handler) {
        this(method, path, scope, handler, null);
    }

    static Route get(String path, @Nullable Scope scope, Handler handler) {
        return new Route(HandlerType.GET, path, scope, handler);
    }

    static Route post(String path, @Nullable Scope scope, Handler handler) {
        return new Route(HandlerType.POST, path, scope, handler);
    }

    static Route put(String path, @Nullable Scope scope, Handler handler) {
        return new Route(HandlerType.PUT, path, scope, handler);
    }

    static Route delete(String path, @Nullable Scope scope, Handler handler) {
        return new Route(HandlerType.DELETE, path, scope, handler);
    }

    /** The same, and the audit log says so. */
    Route audited(String action) {
        return new Route(method, path, scope, handler, action);
    }

    /** Whether this tells how the server is: it must answer when nothing else does. */
    boolean isWatch() {
        return path.equals("/v1/health") || path.equals("/metrics");
    }

    /** Whether it goes on until the caller leaves: it takes no place of requests. */
    boolean isStream() {
        return path.equals(TodayRoutes.STREAM_PATH);
    }

    boolean isApi() {
        return path.startsWith("/v1/");
    }
}
