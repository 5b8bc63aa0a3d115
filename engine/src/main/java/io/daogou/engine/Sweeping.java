package io.daogou.engine;

import io.daogou.domain.event.Expiry;
import io.daogou.domain.event.Expiry.Expired;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.AuditLog;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than the shop's settings allow: first from the truth, then from everything derived of it but releases,
 * then the bytes that are left in files. A release stays as it is, for it holds sums over people and no identifier.
 *
 * <p><b>Threads:</b> any number; one sweep at a time, over all processes. Answers come as ever meanwhile; appends wait between
 * portions, and while the store writes its files anew. <b>Failure:</b> {@link java.io.UncheckedIOException}; the next sweep goes
 * on where this one ended.
 */
public final class Sweeping {
    private static final String ACTOR = "retention";

    private final Expiry expiry;
    private final AuditLog audit;
    private final Retention retention;
    private final Runnable derived;
    private final Clock clock;

    /** @param derived lets everything derived follow what the truth has then */
    Sweeping(Expiry expiry, AuditLog audit, Retention retention, Runnable derived, Clock clock) {
        this.expiry = expiry;
        this.audit = audit;
        this.retention = retention;
        this.derived = derived;
        this.clock = clock;
    }

    /** What a sweep would remove now. */
    public Expired due() {
        return expiry.due(retention, clock.instant());
    }

    /**
     * Sweeps.
     *
     * @param goesOn asked now and then; where it says no, the sweep ends soon, and its rest waits for the next
     * @return what was removed; none if another process sweeps now
     */
    public Optional<Expired> sweep(BooleanSupplier goesOn) {
        @Nullable Expired[] gone = new @Nullable Expired[1];
        expiry.alone(() -> gone[0] = sweepAlone(goesOn));
        return Optional.ofNullable(gone[0]);
    }

    private Expired sweepAlone(BooleanSupplier goesOn) {
        Expired gone = expiry.expire(retention, clock.instant(), goesOn);
        if (gone.isOfPeople() || gone.codes() > 0) {
            audit.append(clock.instant(), ACTOR, told(gone), null);
        }
        if (goesOn.getAsBoolean() && (gone.isOfPeople() || expiry.isUnfinished())) {
            derived.run();
            expiry.finish();
        }
        return gone;
    }

    /** In the audit log's few words. */
    private static String told(Expired gone) {
        String types = gone.events().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().wireName() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "expired " + gone.allEvents() + " events" + (types.isEmpty() ? "" : " (" + types + ")") + ", "
                + gone.devices() + " silent devices, " + gone.codes() + " codes";
    }
}
