package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.engine.people.DeviceJoining;
import io.daogou.server.configuration.IdentitySettings;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two devices of one person who does not log in. */
final class DeviceRoutes {
    private final DeviceJoining joining;
    private final @Nullable String joinLink;

    /** @param joinLink where the other device takes the code; none: it is typed in */
    DeviceRoutes(DeviceJoining joining, @Nullable String joinLink) {
        this.joining = joining;
        this.joinLink = joinLink;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/devices/{deviceId}/code", Scope.BROWSER, this::code)
                        .audited("make code"),
                Route.post("/v1/devices/{deviceId}/join", Scope.BROWSER, this::join)
                        .audited("join devices"));
    }

    private void code(Context context) throws IOException {
        DeviceJoining.Code code = joining.code(context.pathParam("deviceId"));
        JsonWriter json = new JsonWriter().beginObject().field("code", code.code());
        json.field("until", code.until().toString());
        if (joinLink != null) {
            String link = joinLink.replace(IdentitySettings.CODE, code.code());
            json.field("link", link).field("qr", QrPicture.of(link));
        }
        Replies.json(context, json.endObject());
    }

    private void join(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), List.of("code"));
        String code = Check.id("code", query.text("code"));
        try {
            joining.join(context.pathParam("deviceId"), code);
        } catch (DeviceJoining.Conflict conflict) {
            throw Problem.of(ProblemType.CONFLICT, String.valueOf(conflict.getMessage()));
        }
        Replies.json(
                context, new JsonWriter().beginObject().field("joined", true).endObject());
    }
}
