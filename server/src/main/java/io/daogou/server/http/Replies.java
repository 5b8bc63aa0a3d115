package io.daogou.server.http;

import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes JSON answers straight to the connection. */
final class Replies {
    private static final String JSON = "application/json";

    private Replies() {}

    static void json(Context context, JsonWriter json) throws IOException {
        json(context, 200, json);
    }

    static void json(Context context, int status, JsonWriter json) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(json.length());
        json.writeTo(response.getOutputStream());
    }
}
