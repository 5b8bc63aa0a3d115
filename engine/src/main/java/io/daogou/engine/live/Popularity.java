package io.daogou.engine.live;

import io.daogou.domain.event.EventTrust;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much each item is wanted now: every shopper's action counts once an item and kind, and half as much after each
 * half-life. A shopper who repeats an action that their history still holds adds nothing. What nobody answers for counts by its
 * {@link EventTrust}, and nobody counts with more than {@value #MOST_COUNTED} actions in a half-life: who repeats everything until
 * it has left the history moves nothing.
 *
 * <p>Counts decay twice, for order with the half-life of the shop's settings and, to tell what is wanted lately, with
 * {@value #RECENT_DAYS} days. What a wrong clock puts more than a day into the future does not count: it would outweigh
 * everything for ever. <b>Threads:</b> one writer; a reader may see an action late, never half.
 */
public final class Popularity {
    private static final long DAY_MILLIS = 24 * 3600 * 1000L;
    private static final double RECENT_DAYS = 3;
    /** What somebody who looks around every day does in a month. */
    static final int MOST_COUNTED = 200;

    private final Clock clock;
    private final double halfLifeMillis;
    private final Decay lasting;
    private final Decay recent = new Decay(RECENT_DAYS * DAY_MILLIS);
    private final AtomicLong changes = new AtomicLong();

    public Popularity(double halfLifeDays, Clock clock) {
        halfLifeMillis = halfLifeDays * DAY_MILLIS;
        lasting = new Decay(halfLifeMillis);
        this.clock = clock;
    }

    /**
     * How much of what one shopper does was counted; immutable.
     *
     * @param since when the half-life began in which it is counted
     * @param counted how many actions
     */
    record Share(long since, int counted) {
        static final Share NONE = new Share(0, 0);

        private Share at(long time, double halfLifeMillis) {
            return counted == 0 || time > since + halfLifeMillis ? new Share(time, 0) : this;
        }
    }

    /** Counts a touch, unless the shopper has done the same with the item before; returns what is counted of the shopper now. */
    Share add(History before, Touch touch, EventTrust trust, Share share) {
        return count(before, touch, trust, share, 1);
    }

    /** Takes back what {@link #add} counted. */
    Share remove(History before, Touch touch, EventTrust trust, Share share) {
        return count(before, touch, trust, share, -1);
    }

    private Share count(History before, Touch touch, EventTrust trust, Share share, int sign) {
        double worth = sign * worth(touch) * trust.weight();
        if (worth == 0 || isRepeated(before, touch) || touch.latest() > clock.millis() + DAY_MILLIS) {
            return share;
        }
        Share now = share.at(touch.latest(), halfLifeMillis);
        if (now.counted >= MOST_COUNTED) {
            return now;
        }
        lasting.add(touch.slot(), worth, touch.latest());
        recent.add(touch.slot(), worth, touch.latest());
        changes.incrementAndGet();
        return new Share(now.since, now.counted + 1);
    }

    /** The weight of an item; comparable only with those of other items. */
    double weight(int slot) {
        return lasting.weight(slot);
    }

    /** What an item's actions still count at a moment, in milliseconds since 1970. */
    public double count(int slot, long time) {
        return lasting.count(slot, time);
    }

    /** The same of what happened lately. */
    public double recentCount(int slot, long time) {
        return recent.count(slot, time);
    }

    /** Changes whenever a weight does. */
    long changes() {
        return changes.get();
    }

    /** Writes the weights of so many slots. */
    void write(DataOutputStream out, int slots) throws IOException {
        lasting.write(out, slots);
        recent.write(out, slots);
    }

    /** @param slotNow the slots that items have now, by the slot they had when it was written */
    void read(ByteBuffer in, int[] slotNow) {
        lasting.read(in, slotNow);
        recent.read(in, slotNow);
        changes.incrementAndGet();
    }

    /** Takes the counts of another one, which is not used any more, in place of its own. */
    void become(Popularity other) {
        lasting.become(other.lasting);
        recent.become(other.recent);
        changes.incrementAndGet();
    }

    /** As if nothing had been counted yet. */
    void forget() {
        lasting.forget();
        recent.forget();
        changes.incrementAndGet();
    }

    private static boolean isRepeated(History before, Touch touch) {
        for (int i = 0; i < before.size(); i++) {
            Touch old = before.touch(i);
            if (old.slot() == touch.slot()) {
                return (touch.viewed() > 0 && old.viewed() > 0)
                        || (touch.wanted() > 0 && old.wanted() > 0)
                        || (touch.carted() > 0 && old.carted() > 0)
                        || (touch.bought() > 0 && old.bought() > 0);
            }
        }
        return false;
    }

    /** What an action is worth: the stronger the will, the more. Learned weights are the models' business. */
    private static double worth(Touch touch) {
        if (touch.bought() > 0) {
            return 5;
        }
        if (touch.carted() > 0 || touch.wanted() > 0) {
            return 2;
        }
        return touch.viewed() > 0 ? 1 : 0;
    }
}
