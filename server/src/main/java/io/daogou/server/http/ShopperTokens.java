package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of the shop's server that whoever holds one is a shopper: until when in seconds since 1970, a point, and in 64
 * hexadecimal digits the HMAC-SHA-256 of that number, a line end and the shopper's identifier. Nothing is kept of them.
 *
 * <p><b>Threads:</b> any number.
 */
final class ShopperTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("(\\d{1,11})\\.([0-9a-f]{64})");

    private final @Nullable SecretKeySpec key;
    private final Clock clock;

    /** @param secret of the shop's server; none: it signs nothing */
    ShopperTokens(@Nullable String secret, Clock clock) {
        key = secret == null ? null : new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /**
     * Whether this proves that somebody is the shopper.
     *
     * @throws InvalidInput if it was meant to and does not
     */
    boolean proves(@Nullable String token, @Nullable String shopperId) {
        if (token == null || shopperId == null) {
            return false;
        }
        if (key == null) {
            throw refused("cannot be checked", "set identity.secret, with which the shop's server signs", token);
        }
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            throw refused("has a wrong form", "give SECONDS.HEX, as docs/privacy.md says", token);
        }
        byte[] wanted = hash(key, form.group(1) + "\n" + shopperId);
        if (!MessageDigest.isEqual(wanted, HexFormat.of().parseHex(form.group(2)))) {
            throw refused("is not signed for this shopper", "sign SECONDS, a line end and the shopperId", token);
        }
        if (!Instant.ofEpochSecond(Long.parseLong(form.group(1))).isAfter(clock.instant())) {
            throw refused("is over", "have the shop's server make a new one", form.group(1));
        }
        return true;
    }

    private static InvalidInput refused(String problem, String advice, String value) {
        return new InvalidInput("shopperToken", problem, value, advice);
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
