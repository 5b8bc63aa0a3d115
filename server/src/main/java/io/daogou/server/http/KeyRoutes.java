package io.daogou.server.http;

import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/keys}: who may call. Keys are changed in the configuration, where a stolen key cannot make further ones. */
final class KeyRoutes {
    private final Keyring keyring;

    KeyRoutes(Keyring keyring) {
        this.keyring = keyring;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/keys", Scope.ADMIN, this::list));
    }

    private void list(Context context) throws IOException {
        String mine = keyring.nameOf(context);
        JsonWriter json = new JsonWriter().beginObject().name("keys").beginArray();
        for (Keyring.Named key : keyring.keys()) {
            json.beginObject().field("name", key.name());
            json.field("scope", key.scope().wireName());
            json.field("isThisCall", key.name().equals(mine)).endObject();
        }
        Replies.json(context, json.endArray().endObject());
    }
}
