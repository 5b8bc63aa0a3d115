package io.daogou.server.http;

import io.daogou.server.configuration.Sha256;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Files that come along on the class path, kept in memory once asked for, each with a tag of its content. */
final class BundledFiles {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain;charset=utf-8"));

    /** A file in memory. */
    record File(byte[] bytes, String type, String tag) {
        static File of(byte[] bytes, String type) {
            String hash = HexFormat.of().formatHex(Sha256.of(bytes), 0, 12);
            return new File(bytes, type, "\"" + hash + "\"");
        }

        /** Sends it, or says that the caller has it already. */
        void send(Context context) throws IOException {
            send(context, "no-cache");
        }

        /** The same, with a {@code Cache-Control} of the caller's: once the whole body is written, headers are gone. */
        void send(Context context, String cacheControl) throws IOException {
            context.header("ETag", tag);
            context.header("Cache-Control", cacheControl);
            if (tag.equals(context.req().getHeader("If-None-Match"))) {
                context.status(304);
                return;
            }
            context.res().setContentType(type);
            context.res().setContentLength(bytes.length);
            context.res().getOutputStream().write(bytes);
        }
    }

    private final String folder;
    private final Map<String, File> known = new ConcurrentHashMap<>();

    /** @param folder on the class path, without a slash at its end */
    BundledFiles(String folder) {
        this.folder = folder;
    }

    /** A file by its path inside the folder. */
    Optional<File> file(String path) {
        File found = known.get(path);
        if (found != null) {
            return Optional.of(found);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !path.matches("[A-Za-z0-9_-][A-Za-z0-9_./-]{0,200}") || path.contains("..")) {
            return Optional.empty();
        }
        byte[] bytes = read(folder + "/" + path);
        if (bytes == null) {
            return Optional.empty();
        }
        File file = File.of(bytes, type);
        known.put(path, file);
        return Optional.of(file);
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream in = BundledFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
