package io.daogou.server.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The pages and scripts that come built with the server: the console, and the SDK with its components. A build without Node
 * has none; then the console's address says so.
 */
final class WebRoutes {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: https: http:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; "
            + "form-action 'self'; base-uri 'none'";

    /** Files whose names hold a hash of what is in them never change. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final BundledFiles console = new BundledFiles("web/console");
    private final BundledFiles sdk = new BundledFiles("web/sdk");

    List<Route> routes() {
        return List.of(
                Route.get("/console", null, this::entry),
                Route.get("/console/*", null, this::console),
                Route.get("/sdk/*", null, this::sdk));
    }

    /** Paths match with and without a slash at their end; relative addresses of the page need it. */
    private void entry(Context context) throws IOException {
        if (context.path().endsWith("/")) {
            console(context);
        } else {
            context.redirect("/console/");
        }
    }

    private void console(Context context) throws IOException {
        String path = context.path().substring("/console/".length());
        Optional<BundledFiles.File> file = console.file(path);
        if (file.isEmpty() && isPage(path)) {
            file = console.file("index.html");
            if (file.isEmpty()) {
                throw Problem.of(
                        ProblemType.NOT_FOUND,
                        "this server was built without the console, for want of Node; install Node 20.19 or newer, and build again");
            }
        }
        context.header("Content-Security-Policy", CONTENT_POLICY);
        file.orElseThrow(NotFoundResponse::new).send(context, path.startsWith("assets/") ? FOR_GOOD : "no-cache");
    }

    /** Pages of the console are drawn by the browser: whatever is no file is one of them. */
    private static boolean isPage(String path) {
        return !path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    private void sdk(Context context) throws IOException {
        String path = context.path().substring("/sdk/".length());
        String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
        context.header("Content-Security-Policy", CONTENT_POLICY);
        // Scripts for pages of other origins.
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Cross-Origin-Resource-Policy", "cross-origin");
        sdk.file(file).orElseThrow(NotFoundResponse::new).send(context);
    }
}
