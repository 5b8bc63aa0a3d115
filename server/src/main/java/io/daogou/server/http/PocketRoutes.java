package io.daogou.server.http;

import io.daogou.engine.Pockets;
import io.daogou.server.configuration.Scope;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/pocket/{placement}}: files with which devices rank by themselves. */
final class PocketRoutes {
    /** No longer than a file is kept: see {@link Pockets}. */
    private static final String CACHE_CONTROL = "public, max-age=300";

    private static final String TYPE = "application/octet-stream";

    private final Pockets pockets;
    private final Map<String, Sent> last = new ConcurrentHashMap<>();

    PocketRoutes(Pockets pockets) {
        this.pockets = pockets;
    }

    /** A file as it is sent, made once for each. */
    private record Sent(byte[] file, BundledFiles.File plain, BundledFiles.File packed) {
        static Sent of(byte[] file) {
            BundledFiles.File plain = BundledFiles.File.of(file, TYPE);
            return new Sent(file, plain, BundledFiles.File.of(gzip(file), TYPE));
        }
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/pocket/{placement}", Scope.BROWSER, this::send));
    }

    private void send(Context context) throws IOException {
        String placement = context.pathParam("placement");
        byte[] file = pockets.file(placement)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "no release serves yet, and the file is made of one: train first, then ask again"));
        Sent sent = last.compute(placement, (_, old) -> old != null && old.file == file ? old : Sent.of(file));
        context.res().addHeader("Vary", "Accept-Encoding");
        if (takesGzip(context.req().getHeader("Accept-Encoding"))) {
            // Before the body: once that is written, headers are gone.
            context.header("Content-Encoding", "gzip");
            sent.packed.send(context, CACHE_CONTROL);
        } else {
            sent.plain.send(context, CACHE_CONTROL);
        }
    }

    /** Whether a caller names gzip and does not refuse it. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String one : acceptEncoding.split(",", -1)) {
            String coding = one.replace(" ", "").toLowerCase(Locale.ROOT);
            if (coding.equals("gzip") || coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError("memory cannot be written", impossible);
        }
        return packed.toByteArray();
    }
}
