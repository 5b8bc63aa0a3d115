package io.daogou.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** The contract itself, and a page to browse it: {@code /openapi.yaml} and {@code /docs}. Nothing comes from elsewhere. */
final class DocumentRoutes {
    /** Swagger UI sets styles on its elements. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

    private final BundledFiles contract = new BundledFiles("contract");
    private final BundledFiles page = new BundledFiles("docs");
    private final BundledFiles swagger = new BundledFiles("META-INF/resources/webjars/swagger-ui/5.34.1");

    List<Route> routes() {
        return List.of(
                Route.get("/openapi.yaml", null, context -> send(context, contract, "openapi.yaml")),
                Route.get("/schemas/{file}", null, context -> send(context, contract, "schemas/" + name(context))),
                Route.get("/tools/{file}", null, context -> send(context, contract, "tools/" + name(context))),
                Route.get("/examples/{file}", null, context -> send(context, contract, "examples/" + name(context))),
                Route.get("/docs", null, context -> send(context, page, "index.html")),
                Route.get("/docs/{file}", null, this::part));
    }

    private void part(Context context) throws IOException {
        String name = name(context);
        send(context, page.file(name).isPresent() ? page : swagger, name);
    }

    private static String name(Context context) {
        return context.pathParam("file");
    }

    private static void send(Context context, BundledFiles files, String path) throws IOException {
        context.header("Content-Security-Policy", CONTENT_POLICY);
        files.file(path)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "there is nothing at " + context.path()))
                .send(context);
    }
}
