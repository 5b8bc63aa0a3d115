package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key that callers show, kept as its SHA-256.
 *
 * @param name for people: which shop page or service has it
 * @param sha256 64 hexadecimal digits
 * @param plain the key itself, where it is written out: the storefront needs the browser key
 */
public record ApiKey(String name, String sha256, @Nullable String plain, Scope scope) {
    private static final int SHORTEST = 8;

    public ApiKey {
        Check.text("name", name, Check.LONGEST_ID);
        sha256 = sha256.toLowerCase(Locale.ROOT);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new InvalidInput("keySha256", "is not a SHA-256", sha256, "give 64 hexadecimal digits");
        }
    }

    public static ApiKey ofPlain(String name, String key, Scope scope) {
        if (key.length() < SHORTEST || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new InvalidInput(
                    "key", "is not usable", "(hidden)", "give at least 8 visible ASCII characters without blanks");
        }
        return new ApiKey(name, HexFormat.of().formatHex(sha256(key)), key, scope);
    }

    public static ApiKey ofSha256(String name, String sha256, Scope scope) {
        return new ApiKey(name, sha256, null, scope);
    }

    /** The SHA-256 of a key. */
    public static byte[] sha256(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Does not print the key. */
    @Override
    public String toString() {
        return name + " (" + scope.wireName() + ")";
    }
}
