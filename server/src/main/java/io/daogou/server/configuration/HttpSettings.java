package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.List;

/**
 * How the server listens, and the limits it holds.
 *
 * @param host the address to listen on; 127.0.0.1 is reached from this machine only
 * @param port 0 takes any free one
 * @param maxBodyBytes the largest body, but for items in bulk
 * @param maxBulkBytes the largest body of items in bulk, which is read line by line
 * @param maxBatch the most events in one request
 * @param maxConcurrentRequests more than these at once are told to come back
 * @param allowedOrigins web origins whose pages may call: {@code https://shop.example}; {@code *} for any
 * @param maxExportsPerMinute the most exports and erasures that one key may ask for in a minute
 * @param shutdownSeconds how long requests may go on when the server stops
 */
public record HttpSettings(
        String host,
        int port,
        int maxBodyBytes,
        int maxBulkBytes,
        int maxBatch,
        int maxConcurrentRequests,
        List<String> allowedOrigins,
        int maxExportsPerMinute,
        int shutdownSeconds) {
    private static final int KIB = 1_024;
    private static final int MIB = KIB * KIB;

    public HttpSettings {
        Check.text("host", host, 255);
        Check.range("port", port, 0, 65_535);
        Check.range("maxBodyBytes", maxBodyBytes, KIB, 64 * MIB);
        Check.range("maxBulkBytes", maxBulkBytes, KIB, 1_024 * MIB);
        Check.range("maxBatch", maxBatch, 1, 1_000);
        Check.range("maxConcurrentRequests", maxConcurrentRequests, 1, 100_000);
        allowedOrigins.forEach(HttpSettings::checkOrigin);
        allowedOrigins = List.copyOf(allowedOrigins);
        Check.range("maxExportsPerMinute", maxExportsPerMinute, 1, 1_000_000);
        Check.range("shutdownSeconds", shutdownSeconds, 0, 600);
    }

    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", 8_080, MIB, 64 * MIB, 1_000, 1_024, List.of(), 60, 10);
    }

    public HttpSettings withPort(int other) {
        return new HttpSettings(
                host,
                other,
                maxBodyBytes,
                maxBulkBytes,
                maxBatch,
                maxConcurrentRequests,
                allowedOrigins,
                maxExportsPerMinute,
                shutdownSeconds);
    }

    public HttpSettings withHost(String other) {
        return new HttpSettings(
                other,
                port,
                maxBodyBytes,
                maxBulkBytes,
                maxBatch,
                maxConcurrentRequests,
                allowedOrigins,
                maxExportsPerMinute,
                shutdownSeconds);
    }

    private static void checkOrigin(String origin) {
        if (!origin.equals("*") && !origin.matches("https?://[^/\\s?#]+")) {
            throw new InvalidInput(
                    "allowedOrigins",
                    "has something else than a web origin",
                    origin,
                    "give https://shop.example, or *");
        }
    }
}
