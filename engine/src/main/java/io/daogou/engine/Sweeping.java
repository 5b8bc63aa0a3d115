package io.daogou.engine;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Expiry.Expired;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Retention;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveMemory;
import io.daogou.engine.people.Choices;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final Logger LOG = System.getLogger(Sweeping.class.getName());
    private static final String ACTOR = "retention";

    private final EventLog truth;
    private final FollowedEventLog events;
    private final People people;
    private final LiveMemory memory;
    private final Choices choices;
    private final Retention retention;
    private final Clock clock;
    private final AtomicLong erasures;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    /** @param erasures counts up with each erasure, before it reaches the truth */
    Sweeping(
            EventLog truth,
            FollowedEventLog events,
            People people,
            LiveMemory memory,
            Choices choices,
            Retention retention,
            Clock clock,
            AtomicLong erasures) {
        this.truth = truth;
        this.events = events;
        this.people = people;
        this.memory = memory;
        this.choices = choices;
        this.retention = retention;
        this.clock = clock;
        this.erasures = erasures;
    }

    /** Tells somebody who keeps something of events whenever some are gone, before the sweep is over. */
    public void onExpired(Runnable follower) {
        followers.add(follower);
    }

    /** What a sweep would remove now. */
    public Expired due() {
        return people.expiry().due(retention, clock.instant());
    }

    /**
     * Sweeps.
     *
     * @param goesOn asked now and then; where it says no, the sweep ends soon, and its rest waits for the next
     * @return what was removed; none if another process sweeps now
     */
    public Optional<Expired> sweep(BooleanSupplier goesOn) {
        @Nullable Expired[] gone = new @Nullable Expired[1];
        people.expiry().alone(() -> gone[0] = sweepAlone(goesOn));
        return Optional.ofNullable(gone[0]);
    }

    private Expired sweepAlone(BooleanSupplier goesOn) {
        Expired gone = people.expiry().expire(retention, clock.instant(), goesOn);
        if (gone.isOfPeople() || gone.codes() > 0) {
            people.audit().append(clock.instant(), ACTOR, told(gone), null);
        }
        if (goesOn.getAsBoolean() && (gone.isOfPeople() || people.expiry().isUnfinished())) {
            follow();
            people.expiry().finish();
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

    /** Lets everything derived follow what the truth has now, whichever process swept it. */
    void follow() {
        LOG.log(Level.INFO, "what expired is being taken out of the live state");
        boolean done = false;
        while (!done) {
            long before = erasures.get();
            LiveMemory.Renewal renewal = memory.renewal(truth);
            boolean[] isWhole = new boolean[1];
            events.whileNothingIsAppended(offset -> {
                isWhole[0] = erasures.get() == before;
                if (isWhole[0]) {
                    forgetChoices();
                    memory.become(renewal, truth, people, offset);
                }
            });
            done = isWhole[0];
        }
        followers.forEach(Runnable::run);
    }

    private void forgetChoices() {
        Set<Subject> gone = new HashSet<>(memory.consents().subjects());
        people.consents().forEachInForce((Consent consent) -> gone.remove(consent.subject()));
        gone.forEach(choices::follow);
    }
}
