package io.daogou.server.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** A text that is not JSON, or is too wild to be read: says where and why. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedJson(String message) {
        super(message, null, false, false);
    }

    public static MalformedJson of(JacksonException cause) {
        TokenStreamLocation location = cause.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        String what =
                cause instanceof StreamConstraintsException ? "the JSON is beyond the limits" : "this is not JSON";
        String advice =
                cause instanceof StreamConstraintsException ? "; send less in one text" : "; send JSON in UTF-8";
        return new MalformedJson(what + where + ": " + firstSentence(cause.getOriginalMessage()) + advice);
    }

    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("");
        // What the parser says about itself helps nobody who sends JSON.
        line = line.replaceAll(" \\(start marker at .*", "").replaceAll(", from `StreamReadConstraints[^`]*`", "");
        return line.length() <= 200 ? line.strip() : line.substring(0, 200) + "…";
    }
}
