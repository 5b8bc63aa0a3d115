package io.daogou.server.http;

import io.daogou.domain.shopper.AuditLog;
import io.daogou.domain.shopper.Subject;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into the audit log who called, what it did, and about whom. */
public final class Audit {
    private static final String LOOK = "look";

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
        Map<String, String> parameters = context.pathParamMap();
        log.append(clock.instant(), keyring.nameOf(context), named(action, parameters), subject(parameters));
    }

    /** Says that a call looks at somebody whom its path does not name. */
    static void looksAt(Context context, Subject subject) {
        context.attribute(LOOK, subject);
    }

    /** Notes at whom a call looked, if it said so. */
    void noteLook(Context context) {
        Subject subject = context.attribute(LOOK);
        if (subject != null) {
            log.append(clock.instant(), keyring.nameOf(context), "preview shelf", subject);
        }
    }

    /** With the parameters of the path where the action names them: {@code put rule {ruleId}}. */
    private static String named(String action, Map<String, String> parameters) {
        String named = action;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            named = named.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return named;
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
