package io.daogou.server.http;

import io.javalin.http.Context;

/**
 * The header {@code Sec-GPC: 1}, by which a browser says for its user that they do not want to be profiled.
 *
 * <p><b>Source:</b> Global Privacy Control (W3C Privacy Working Group).
 */
final class PrivacySignal {
    private PrivacySignal() {}

    static boolean isOn(Context context) {
        return "1".equals(context.req().getHeader("Sec-GPC"));
    }
}
