package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How it is known who shops.
 *
 * @param browserLogins what a browser must show that names a shopper
 * @param secret with which the shop's server signs proofs, at least {@value #SHORTEST_SECRET} characters; none: it signs none
 * @param joinLink a page of the shop where a device takes the code of another one, with {@value #CODE} where the code goes; none:
 *     codes are shown without a picture
 */
public record IdentitySettings(
        BrowserLogins browserLogins,
        @Nullable String secret,
        @Nullable String joinLink) {
    /** Stands in a {@link #joinLink} for the code. */
    public static final String CODE = "{code}";

    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_LINK = 500;

    /** What a browser must show that names a shopper. */
    public enum BrowserLogins {
        /** A proof of the shop's server, unless the device is the shopper's already. */
        PROVEN,
        /** Nothing: whoever says that they are somebody is believed. */
        TRUSTED;

        private static final BrowserLogins[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        static BrowserLogins ofWireName(String name) {
            return Check.named("browserLogins", name, ALL, BrowserLogins::wireName);
        }
    }

    public IdentitySettings {
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw new InvalidInput(
                    "secret",
                    "is too short",
                    secret.length() + " characters",
                    "give at least " + SHORTEST_SECRET + ", such as those of: openssl rand -base64 33");
        }
        if (joinLink != null
                && !(joinLink.matches("https?://\\S+")
                        && joinLink.contains(CODE)
                        && joinLink.length() <= LONGEST_LINK)) {
            throw new InvalidInput(
                    "joinLink",
                    "is no link for a code",
                    joinLink,
                    "give one such as https://shop.example/join#" + CODE);
        }
    }

    public static IdentitySettings defaults() {
        return new IdentitySettings(BrowserLogins.PROVEN, null, null);
    }

    /** The same, but browsers are believed. */
    public IdentitySettings trusting() {
        return new IdentitySettings(BrowserLogins.TRUSTED, secret, joinLink);
    }

    public boolean isTrusting() {
        return browserLogins == BrowserLogins.TRUSTED;
    }

    @Override
    public String toString() {
        return "IdentitySettings[browserLogins=" + browserLogins + ", secret=" + (secret == null ? "none" : "***")
                + ", joinLink=" + joinLink + "]";
    }
}
