package io.daogou.engine;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveState;
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
            // A retried login too: the first try may have ended between the log and the link.
            if (outcomes.get(i) != AppendOutcome.CONFLICT && events.get(i) instanceof Event.Login login) {
                link(login);
            }
        }
        return outcomes;
    }

    private void link(Event.Login login) {
        String shopperId = login.header().shopperId();
        if (shopperId != null) {
            shoppers.link(login.header().deviceId(), shopperId, login.header().time());
        }
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
