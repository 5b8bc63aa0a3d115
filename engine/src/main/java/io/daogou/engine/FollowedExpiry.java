package io.daogou.engine;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveMemory;
import io.daogou.engine.people.Choices;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Lets what is derived follow a truth from which something expired, whichever process swept it. */
final class FollowedExpiry {
    private static final Logger LOG = System.getLogger(FollowedExpiry.class.getName());

    private final EventLog truth;
    private final FollowedEventLog events;
    private final People people;
    private final LiveMemory memory;
    private final Choices choices;
    private final AtomicLong erasures = new AtomicLong();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    FollowedExpiry(EventLog truth, FollowedEventLog events, People people, LiveMemory memory, Choices choices) {
        this.truth = truth;
        this.events = events;
        this.people = people;
        this.memory = memory;
        this.choices = choices;
    }

    /** Tells somebody who keeps something of events whenever some expired. */
    void onExpired(Runnable follower) {
        followers.add(follower);
    }

    /** Somebody is being erased: what was read of the log before may hold them. */
    void erasureBegins() {
        erasures.incrementAndGet();
    }

    /** Tells the live state anew from the log beside the one in force, which answers go on to come from. */
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
