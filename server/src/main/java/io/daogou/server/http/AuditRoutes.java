package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.shopper.AuditEntry;
import io.daogou.domain.shopper.AuditLog;
import io.daogou.domain.shopper.Subject;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.PeopleAnswers;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/audit}: who saw or changed what. */
final class AuditRoutes {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final AuditLog log;

    AuditRoutes(AuditLog log) {
        this.log = log;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/audit", Scope.ADMIN, this::read).audited("read audit log"));
    }

    private void read(Context context) throws IOException {
        Query query =
                Query.of(context.req().getQueryString(), List.of("after", "before", "limit", "shopperId", "deviceId"));
        int limit = Check.range("limit", query.wholeNumber("limit", USUAL), 1, MOST);
        Subject subject = subject(query.text("shopperId"), query.text("deviceId"));
        if (query.text("after") != null && query.text("before") != null) {
            throw new InvalidInput("before", "stands beside after", query.text("before", ""), "give one of the two");
        }
        List<AuditEntry> entries = query.text("before") == null
                ? log.read(query.wholeNumber("after", 0), limit, subject)
                : log.readBack(query.wholeNumber("before", 0), limit, subject);
        Replies.json(context, PeopleAnswers.audit(entries));
    }

    private static @Nullable Subject subject(@Nullable String shopperId, @Nullable String deviceId) {
        if (shopperId != null) {
            return Subject.shopper(shopperId);
        }
        return deviceId == null ? null : Subject.device(deviceId);
    }
}
