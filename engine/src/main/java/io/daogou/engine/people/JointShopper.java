package io.daogou.engine.people;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Somebody who joined devices by a code and never logged in: known by a name that chance made. */
public final class JointShopper {
    private static final String PREFIX = "~joint-";
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private JointShopper() {}

    static String newId() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Whether a shopper's identifier is one of those. */
    public static boolean is(String shopperId) {
        return shopperId.startsWith(PREFIX);
    }
}
