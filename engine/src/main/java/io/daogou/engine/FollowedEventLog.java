package io.daogou.engine;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveState;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The event log with the live state behind it: what is stored is known to the next answer. A login links its device, if the
 * person agreed to be known.
 */
final class FollowedEventLog implements EventLog {
    private static final Logger LOG = System.getLogger(FollowedEventLog.class.getName());

    private final EventLog truth;
    private final Shoppers shoppers;
    private final LiveState state;
    private final LiveConsents consents;
    /** Appending reads it, saving the live state writes it: what is saved must match an offset of the log. */
    private final ReadWriteLock appending = new ReentrantReadWriteLock();

    /** What applies events where other processes append some, too. */
    private volatile @Nullable AppliedLog shared;

    FollowedEventLog(EventLog truth, Shoppers shoppers, LiveState state, LiveConsents consents) {
        this.truth = truth;
        this.shoppers = shoppers;
        this.state = state;
        this.consents = consents;
    }

    /** From now on other processes append, too. */
    void share(AppliedLog log) {
        shared = log;
    }

    @Override
    public List<AppendOutcome> append(List<Event> events) {
        appending.readLock().lock();
        try {
            List<AppendOutcome> outcomes = truth.append(events);
            AppliedLog log = shared;
            if (log != null) {
                catchUp(log);
            } else {
                apply(events, outcomes);
            }
            // Links last: one that cannot be kept must not hide what is stored. Within the lock: nobody is erased in
            // between.
            for (int i = 0; i < outcomes.size(); i++) {
                if (isThere(outcomes.get(i)) && events.get(i) instanceof Event.Login login) {
                    link(login, outcomes.get(i) == AppendOutcome.DUPLICATE);
                }
            }
            return outcomes;
        } finally {
            appending.readLock().unlock();
        }
    }

    private static boolean isThere(AppendOutcome outcome) {
        return outcome == AppendOutcome.STORED || outcome == AppendOutcome.DUPLICATE;
    }

    private void apply(List<Event> events, List<AppendOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == AppendOutcome.STORED) {
                state.apply(events.get(i));
            }
        }
    }

    private static void catchUp(AppliedLog log) {
        try {
            log.catchUp();
        } catch (UncheckedIOException unreadable) {
            // What is stored is stored, and applied as soon as the truth can be read again.
            LOG.log(Level.WARNING, "cannot read back what was stored: {0}", unreadable.getMessage());
        }
    }

    /** Does something with the offset up to which every stored event has been applied, while no other comes. */
    void whileNothingIsAppended(LongConsumer action) {
        appending.writeLock().lock();
        try {
            AppliedLog log = shared;
            if (log != null) {
                log.whileStill(action);
            } else {
                action.accept(truth.lastOffset());
            }
        } finally {
            appending.writeLock().unlock();
        }
    }

    /** A retried login links only if the first try ended between the log and the link; what came later stays. */
    private void link(Event.Login login, boolean retried) {
        String deviceId = login.header().deviceId();
        String shopperId = login.header().shopperId();
        Instant time = login.header().time();
        if (shopperId != null
                && consents.allow(Purpose.PERSONALIZATION, shopperId, deviceId)
                && !(retried && wasLinked(deviceId, shopperId, time))) {
            shoppers.link(deviceId, shopperId, time);
        }
    }

    private boolean wasLinked(String deviceId, String shopperId, Instant time) {
        return shoppers.linksOf(shopperId).stream()
                .anyMatch(link -> link.deviceId().equals(deviceId) && covers(link, time));
    }

    private static boolean covers(DeviceLink link, Instant time) {
        Instant end = link.unlinkedAt();
        return !link.linkedAt().isAfter(time) && (end == null || !end.isBefore(time));
    }

    @Override
    public void read(long afterOffset, Reader reader) {
        truth.read(afterOffset, reader);
    }

    @Override
    public void readOf(Subject subject, Reader reader) {
        truth.readOf(subject, reader);
    }

    @Override
    public long lastOffset() {
        return truth.lastOffset();
    }

    @Override
    public long size() {
        return truth.size();
    }
}
