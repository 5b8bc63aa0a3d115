package io.daogou.server.http;

import io.daogou.engine.Pockets;
import io.daogou.server.configuration.Scope;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code GET /v1/pocket/{placement}}: files with which devices rank by themselves. */
final class PocketRoutes {
    /** No longer than a file is kept: see {@link Pockets}. */
    private static final String CACHE_CONTROL = "public, max-age=300";

    private static final String TYPE = "application/octet-stream";

    private final Pockets pockets;
    /** By placement, with the bytes it was made of: a file is packed once. */
    private final Map<String, Packed> last = new ConcurrentHashMap<>();

    PocketRoutes(Pockets pockets) {
        this.pockets = pockets;
    }

    private record Packed(byte[] bytes, BundledFiles.File file) {
        /** The same release gives the same bytes, not only equal ones; comparing a megabyte each time would cost more. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(byte[] other) {
            return bytes == other;
        }
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/pocket/{placement}", Scope.BROWSER, this::send));
    }

    private void send(Context context) throws IOException {
        String placement = context.pathParam("placement");
        byte[] bytes = pockets.file(placement)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "no release serves yet, and the file is made of one: train first, then ask again"));
        Packed packed = last.compute(
                placement,
                (_, old) ->
                        old != null && old.isOf(bytes) ? old : new Packed(bytes, BundledFiles.File.of(bytes, TYPE)));
        packed.file.send(context, CACHE_CONTROL);
    }
}
