package io.daogou.engine;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveState;
import java.time.Instant;
import java.util.List;

/** The event log with the live state behind it: what is stored is known to the next answer. A login links its device. */
final class FollowedEventLog implements EventLog {
    private final EventLog truth;
    private final Shoppers shoppers;
    private final LiveState state;

    FollowedEventLog(EventLog truth, Shoppers shoppers, LiveState state) {
        this.truth = truth;
        this.shoppers = shoppers;
        this.state = state;
    }

    @Override
    public List<AppendOutcome> append(List<Event> events) {
        List<AppendOutcome> outcomes = truth.append(events);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == AppendOutcome.STORED) {
                state.apply(events.get(i));
            }
        }
        // Links last: one that cannot be kept must not hide what is stored.
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) != AppendOutcome.CONFLICT && events.get(i) instanceof Event.Login login) {
                link(login, outcomes.get(i) == AppendOutcome.DUPLICATE);
            }
        }
        return outcomes;
    }

    /** A retried login links only if the first try ended between the log and the link; what came later stays. */
    private void link(Event.Login login, boolean retried) {
        String deviceId = login.header().deviceId();
        String shopperId = login.header().shopperId();
        Instant time = login.header().time();
        if (shopperId != null && !(retried && wasLinked(deviceId, shopperId, time))) {
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
    public long lastOffset() {
        return truth.lastOffset();
    }

    @Override
    public long size() {
        return truth.size();
    }
}
