package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What agents may do.
 *
 * @param enabled whether they are served at all
 * @param publicUrl where the shop is reached from elsewhere: {@code https://shop.example}; none: where the server listens
 * @param allowedHosts further names under which agents may call, beside the one of {@code publicUrl} and addresses in digits
 * @param keyless who may call without a key
 * @param callsPerMinute the most calls of one key, or of all without one together
 * @param country where the shop sells, ISO 3166-1 in two letters, for product feeds; none if it does not say
 */
public record AgentSettings(
        boolean enabled,
        @Nullable URI publicUrl,
        List<String> allowedHosts,
        Keyless keyless,
        int callsPerMinute,
        @Nullable String country) {
    /** Who may call without a key. */
    public enum Keyless {
        NOBODY,
        /** Whoever is on this machine and calls it by a local name. */
        LOOPBACK,
        EVERYBODY;

        private static final Keyless[] ALL = values();

        static Keyless ofWireName(@Nullable String name) {
            return Check.named("keyless", name, ALL, Check::lowerCase);
        }
    }

    public AgentSettings {
        allowedHosts = allowedHosts.stream()
                .map(host -> Check.text("allowedHosts", host, 255).toLowerCase(Locale.ROOT))
                .toList();
        Check.range("callsPerMinute", callsPerMinute, 1, 1_000_000);
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new InvalidInput("country", "is no country", country, "give an ISO 3166-1 code such as CN, DE or US");
        }
    }

    public static AgentSettings defaults() {
        return new AgentSettings(true, null, List.of(), Keyless.LOOPBACK, 600, null);
    }

    /** An address of the web without a path, or nothing. */
    static @Nullable URI publicUrl(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+/?")) {
            throw new InvalidInput(
                    "publicUrl", "is no address of a shop", text, "give one such as https://shop.example");
        }
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    public AgentSettings withKeyless(Keyless other) {
        return new AgentSettings(enabled, publicUrl, allowedHosts, other, callsPerMinute, country);
    }

    public AgentSettings withPublicUrl(URI other) {
        return new AgentSettings(enabled, other, allowedHosts, keyless, callsPerMinute, country);
    }

    public AgentSettings withCallsPerMinute(int other) {
        return new AgentSettings(enabled, publicUrl, allowedHosts, keyless, other, country);
    }
}
