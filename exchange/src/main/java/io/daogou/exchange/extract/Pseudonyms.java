package io.daogou.exchange.extract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand in for names: half of an HMAC-SHA-256 under a key that nobody keeps. Within one extract the same name gets
 * the same pseudonym, so that what a shopper did stays together; two extracts cannot be joined, and without the key no list of
 * guesses leads back.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final Mac mac;

    Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, absent);
        }
    }

    /** Under a new key. */
    static Pseudonyms random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /**
     * The pseudonym of a name, 32 hexadecimal digits; nothing for nothing.
     *
     * @param kind of the name, so that a device and a shopper of one name stay two
     */
    @Nullable
    String of(String kind, @Nullable String name) {
        if (name == null) {
            return null;
        }
        byte[] digest = mac.doFinal((kind + ' ' + name).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
