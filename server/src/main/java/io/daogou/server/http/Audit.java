package io.daogou.server.http;

import io.daogou.domain.shopper.AuditLog;
import io.daogou.domain.shopper.Subject;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into the audit log who called, what it did, and about whom. */
public final class Audit {
    private final AuditLog log;
    private final Keyring keyring;
    private final Clock clock;

    public Audit(AuditLog log, Keyring keyring, Clock clock) {
        this.log = log;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** Notes a call that succeeded. */
    void note(Context context, String action) {
        String actor = keyring.nameOf(context.req().getHeader("Authorization"));
        log.append(clock.instant(), actor, action, subject(context.pathParamMap()));
    }

    private static @Nullable Subject subject(Map<String, String> parameters) {
        String shopperId = parameters.get("shopperId");
        String deviceId = parameters.get("deviceId");
        if (shopperId != null) {
            return Subject.shopper(shopperId);
        }
        return deviceId == null ? null : Subject.device(deviceId);
    }
}
