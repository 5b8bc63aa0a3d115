package io.daogou.server.agents;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of items absolute. What is no address of the web, such as {@code javascript:}, is no link.
 *
 * @param shop where relative links begin; none where the shop has not said where it is
 */
public record WebLinks(@Nullable URI shop) {
    private static final String NEVER_IN_A_LINK = " \"<>\\^`{|}";

    /** The absolute form of a link; empty where there is none. */
    public Optional<String> absolute(@Nullable String link) {
        if (link == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(encoded(link.strip()));
            URI absolute = uri.isAbsolute() || shop == null ? uri : shop.resolve(uri);
            boolean web =
                    "https".equalsIgnoreCase(absolute.getScheme()) || "http".equalsIgnoreCase(absolute.getScheme());
            return web && absolute.getHost() != null ? Optional.of(absolute.toString()) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Catalogues write links as people read them; on the wire other characters are percent and hexadecimal digits. */
    private static String encoded(String link) {
        StringBuilder encoded = new StringBuilder(link.length());
        for (byte each : link.getBytes(StandardCharsets.UTF_8)) {
            if (each <= ' ' || each == 127 || NEVER_IN_A_LINK.indexOf(each) >= 0) {
                encoded.append(String.format("%%%02X", each));
            } else {
                encoded.append((char) each);
            }
        }
        return encoded.toString();
    }
}
