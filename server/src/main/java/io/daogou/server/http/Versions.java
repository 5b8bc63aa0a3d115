package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.javalin.http.Context;

/** Numbers of versions in paths. */
final class Versions {
    private Versions() {}

    static long number(Context context) {
        String text = context.pathParam("version");
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Told below.
        }
        throw new InvalidInput("version", "is no version", text, "give a whole number from 1, as the versions have it");
    }

    static Problem unknown(long version, String of) {
        return Problem.of(
                ProblemType.NOT_FOUND,
                String.valueOf(new InvalidInput(
                                "version",
                                "is none that can be put back",
                                version,
                                "see GET " + of + "/versions; one that says deleted is put back by DELETE")
                        .getMessage()));
    }
}
