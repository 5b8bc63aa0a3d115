package io.daogou.store;

import io.daogou.domain.shopper.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) of identifiers with a key of the shop's own: who has the key can tell whether a hash is that of an
 * identifier; who has not, cannot even try. Threads: any number.
 */
final class KeyedHash {
    static final int KEY_BYTES = 32;
    /** Half of a hash is enough for no two people of any shop to meet. */
    private static final int KEPT_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** 32 hexadecimal digits. */
    String of(Subject subject) {
        return of(subject.name());
    }

    /** 32 hexadecimal digits. */
    String of(String text) {
        return HexFormat.of().formatHex(hash(text), 0, KEPT_BYTES);
    }

    /** A key for one use: no subject has such a name. */
    byte[] key(String use) {
        return hash("key " + use);
    }

    private byte[] hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
