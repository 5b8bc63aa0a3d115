package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.Platform;
import io.daogou.engine.people.Intake;
import io.daogou.guide.Guide;
import io.daogou.guide.GuideAnswer;
import io.daogou.guide.GuideTurn;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.GuideAnswers;
import io.daogou.server.json.GuideTurnReader;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code POST /v1/guide/turns}: the conversation, as one answer or as a stream of server-sent events. */
final class GuideRoutes {
    private static final Logger LOG = System.getLogger(GuideRoutes.class.getName());
    private static final int LONGEST_QUERY = 1_000;
    private static final int MOST_BYTES = 500_000;
    private static final String STREAM = "text/event-stream";

    private final Guide guide;
    private final Callers callers;
    private final Intake intake;
    private final Clock clock;

    GuideRoutes(Guide guide, Callers callers, Intake intake, Clock clock) {
        this.guide = guide;
        this.callers = callers;
        this.intake = intake;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/guide/turns", Scope.BROWSER, this::turn));
    }

    private void turn(Context context) throws IOException {
        byte[] body = Bodies.read(context.req(), "application/json", MOST_BYTES);
        GuideTurnReader.Sent sent = GuideTurnReader.read(body, PrivacySignal.isOn(context));
        GuideTurn turn = sent.turn();
        callers.check(context, turn.deviceId(), turn.shopperId(), sent.shopperToken());
        String accept = context.req().getHeader("Accept");
        if (accept != null && accept.toLowerCase(Locale.ROOT).contains(STREAM)) {
            stream(context, turn);
        } else {
            Replies.json(context, answer(context, turn));
        }
    }

    private JsonWriter answer(Context context, GuideTurn turn) {
        String guest = GuideTurnReader.guest(turn);
        GuideAnswer answer = guide.turn(turn);
        if (guest == null && turn.text() != null && !turn.text().isBlank()) {
            note(context, turn, turn.text(), answer.turnId());
        }
        return GuideAnswers.answer(answer, guest);
    }

    /** What somebody says is kept as a search of theirs, if they agreed: it is learned from, exported, erased and expires as one. */
    private void note(Context context, GuideTurn turn, String said, String turnId) {
        String query = said.substring(0, Math.min(said.length(), LONGEST_QUERY));
        EventHeader header = new EventHeader(
                "guide-" + turnId, clock.instant(), turn.deviceId(), turn.shopperId(), null, Platform.WEB, turnId);
        try {
            Event search = new Event.Search(header, query);
            var _ = intake.take(
                    List.of(new Intake.Sent(search, callers.of(context), null, false)),
                    context.req().getHeader("User-Agent"));
        } catch (InvalidInput unkept) {
            // Text that an event cannot hold, such as half a character, was answered all the same.
            LOG.log(Level.DEBUG, "a turn is not kept: {0}", unkept.getMessage());
        }
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
        try {
            send(out, "answer", answer(context, turn));
        } catch (InvalidInput refused) {
            send(out, "error", problem(String.valueOf(refused.getMessage())));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a turn failed", failure);
            send(out, "error", problem("the guide failed; say it again"));
        }
    }

    private static JsonWriter problem(String detail) {
        return new JsonWriter().beginObject().field("detail", detail).endObject();
    }

    private static void send(OutputStream out, String event, JsonWriter data) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        data.writeTo(out);
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
