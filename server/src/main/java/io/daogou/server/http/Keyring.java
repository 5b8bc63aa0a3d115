package io.daogou.server.http;

import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.Scope;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Knows who may call. Keys are compared by their SHA-256, all of them and in constant time, so that an answer's time says
 * nothing about a key.
 */
public final class Keyring {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 512;

    private final byte[][] hashes;
    private final Scope[] scopes;
    private final String[] names;

    public Keyring(List<ApiKey> keys) {
        hashes = new byte[keys.size()][];
        scopes = new Scope[keys.size()];
        names = new String[keys.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = HexFormat.of().parseHex(keys.get(i).sha256());
            scopes[i] = keys.get(i).scope();
            names[i] = keys.get(i).name();
        }
    }

    /**
     * Lets through whoever shows a key of this scope or a wider one.
     *
     * @param authorization the header; none where it is missing
     */
    void require(@Nullable String authorization, Scope needed) {
        if (authorization == null) {
            throw unauthorized("no key was sent; send the header Authorization: Bearer KEY");
        }
        Scope scope = scopeOf(authorization);
        if (scope == null) {
            throw unauthorized("the key is not known; send the header Authorization: Bearer KEY");
        }
        if (!scope.allows(needed)) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "the key has the scope " + scope.wireName() + " and this needs " + needed.wireName()
                            + "; use another key");
        }
    }

    /** The scope of the key that the header carries; none if there is none or it is not known. */
    @Nullable
    Scope scopeOf(@Nullable String authorization) {
        int key = find(authorization);
        return key < 0 ? null : scopes[key];
    }

    /** A key without its secret. */
    record Named(String name, Scope scope) {}

    /** Every key, in the order of the configuration. */
    List<Named> keys() {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new Named(names[i], scopes[i]))
                .toList();
    }

    /** The name of the key that the header carries. */
    String nameOf(@Nullable String authorization) {
        int key = find(authorization);
        return key < 0 ? "nobody" : names[key];
    }

    /** The name of the key that a request carries. */
    String nameOf(Context context) {
        return nameOf(context.req().getHeader("Authorization"));
    }

    /** -1 if there is none. */
    private int find(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return -1;
        }
        byte[] hash = ApiKey.sha256(authorization.substring(BEARER.length()).strip());
        int found = -1;
        for (int i = 0; i < hashes.length; i++) {
            if (MessageDigest.isEqual(hashes[i], hash)) {
                found = i;
            }
        }
        return found;
    }

    private static Problem unauthorized(String detail) {
        return Problem.of(ProblemType.UNAUTHORIZED, detail).with("WWW-Authenticate", "Bearer realm=\"daogou\"");
    }
}
