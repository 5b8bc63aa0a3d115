package io.daogou.server.http;

import io.daogou.guide.Guide;
import io.daogou.guide.GuideTurn;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.GuideAnswers;
import io.daogou.server.json.GuideTurnReader;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@code POST /v1/guide/turns}: the conversation, as one answer or as a stream of server-sent events. */
final class GuideRoutes {
    private static final int MOST_BYTES = 500_000;
    private static final String STREAM = "text/event-stream";

    private final Guide guide;

    GuideRoutes(Guide guide) {
        this.guide = guide;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/guide/turns", Scope.BROWSER, this::turn));
    }

    private void turn(Context context) throws IOException {
        byte[] body = Bodies.read(context.req(), "application/json", MOST_BYTES);
        GuideTurn turn = GuideTurnReader.read(body, PrivacySignal.isOn(context));
        String accept = context.req().getHeader("Accept");
        if (accept != null && accept.toLowerCase(Locale.ROOT).contains(STREAM)) {
            stream(context, turn);
        } else {
            Replies.json(context, answer(turn));
        }
    }

    private JsonWriter answer(GuideTurn turn) {
        return GuideAnswers.answer(guide.turn(turn), GuideTurnReader.guest(turn));
    }

    /** Says at once that it is at work: where a language model finds the words, that takes a moment. */
    private void stream(Context context, GuideTurn turn) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(200);
        response.setContentType(STREAM + ";charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        send(out, "working", new JsonWriter().beginObject().field("isAi", true).endObject());
        send(out, "answer", answer(turn));
    }

    private static void send(OutputStream out, String event, JsonWriter data) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        data.writeTo(out);
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
