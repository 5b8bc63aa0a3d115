package io.daogou.engine.live;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much each item is wanted now: every shopper's action counts once an item and kind, and half as much after each
 * half-life. A shopper who repeats an action that their history still holds adds nothing.
 *
 * <p>Counts decay twice, for order with the half-life of the shop's settings and, to tell what is wanted lately, with
 * {@value #RECENT_DAYS} days. What a wrong clock puts more than a day into the future does not count: it would outweigh
 * everything for ever. <b>Threads:</b> one writer; a reader may see an action late, never half.
 */
public final class Popularity {
    private static final long DAY_MILLIS = 24 * 3600 * 1000L;
    private static final double RECENT_DAYS = 3;

    private final Clock clock;
    private final Decay lasting;
    private final Decay recent = new Decay(RECENT_DAYS * DAY_MILLIS);
    private final AtomicLong changes = new AtomicLong();

    public Popularity(double halfLifeDays, Clock clock) {
        lasting = new Decay(halfLifeDays * DAY_MILLIS);
        this.clock = clock;
    }

    /** Counts a touch, unless the shopper has done the same with the item before. */
    void add(History before, Touch touch) {
        double worth = worth(touch);
        if (worth == 0 || isRepeated(before, touch) || touch.latest() > clock.millis() + DAY_MILLIS) {
            return;
        }
        lasting.add(touch.slot(), worth, touch.latest());
        recent.add(touch.slot(), worth, touch.latest());
        changes.incrementAndGet();
    }

    /** Takes back what {@link #add} counted. */
    void remove(History before, Touch touch) {
        double worth = worth(touch);
        if (worth != 0 && !isRepeated(before, touch) && touch.latest() <= clock.millis() + DAY_MILLIS) {
            lasting.add(touch.slot(), -worth, touch.latest());
            recent.add(touch.slot(), -worth, touch.latest());
            changes.incrementAndGet();
        }
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
