package io.daogou.engine.live;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much each item is wanted now: every shopper's action counts once an item and kind, and half as much after each
 * half-life. A shopper who repeats an action that their history still holds adds nothing.
 *
 * <p><b>Source:</b> G. Cormode, V. Shkapenyuk, D. Srivastava, B. Xu, "Forward Decay" (ICDE 2009). Instead of shrinking old
 * counts as time goes by, new ones weigh more: an action at time t adds {@code 2^((t - landmark) / halfLife)}. All values
 * share one factor, so their order is that of decayed counts at any moment. When exponents grow large the landmark moves
 * on. What a wrong clock puts more than a day into the future does not count: it would outweigh everything for ever.
 * <b>Threads:</b> one writer; a reader may see an action late, never half.
 */
public final class Popularity {
    private static final double LARGEST_EXPONENT = 400;
    private static final long DAY_MILLIS = 24 * 3600 * 1000L;

    private final double halfLifeMillis;
    private final Clock clock;
    private volatile double[] weights = new double[1024];
    private long landmark;
    private final AtomicLong changes = new AtomicLong();

    public Popularity(double halfLifeDays, Clock clock) {
        halfLifeMillis = halfLifeDays * DAY_MILLIS;
        this.clock = clock;
    }

    /** Counts a touch, unless the shopper has done the same with the item before. */
    void add(History before, Touch touch) {
        double worth = worth(touch);
        if (worth == 0 || isRepeated(before, touch) || touch.latest() > clock.millis() + DAY_MILLIS) {
            return;
        }
        if (landmark == 0) {
            landmark = touch.latest();
        }
        double exponent = (touch.latest() - landmark) / halfLifeMillis;
        if (exponent > LARGEST_EXPONENT) {
            moveLandmark(touch.latest());
            exponent = 0;
        }
        if (touch.slot() >= weights.length) {
            weights = Arrays.copyOf(weights, Math.max(touch.slot() + 1, weights.length * 2));
        }
        weights[touch.slot()] += worth * powerOfTwo(exponent);
        changes.incrementAndGet();
    }

    /** The weight of an item; comparable only with those of other items. */
    double weight(int slot) {
        double[] now = weights;
        return slot < now.length ? now[slot] : 0;
    }

    /** Changes whenever a weight does. */
    long changes() {
        return changes.get();
    }

    /** Writes the weights of so many slots. */
    void write(DataOutputStream out, int slots) throws IOException {
        out.writeLong(landmark);
        for (int slot = 0; slot < slots; slot++) {
            out.writeDouble(weight(slot));
        }
    }

    /** @param slotNow the slots that items have now, by the slot they had when it was written */
    void read(ByteBuffer in, int[] slotNow) {
        landmark = in.getLong();
        int most = Arrays.stream(slotNow).max().orElse(0);
        double[] read = new double[Math.max(weights.length, most + 1)];
        for (int slot = 0; slot < slotNow.length; slot++) {
            read[slotNow[slot]] = in.getDouble();
        }
        weights = read;
        changes.incrementAndGet();
    }

    /** As if nothing had been counted yet. */
    void forget() {
        landmark = 0;
        weights = new double[weights.length];
        changes.incrementAndGet();
    }

    private void moveLandmark(long time) {
        double factor = powerOfTwo(-(time - landmark) / halfLifeMillis);
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= factor;
        }
        weights = moved;
        landmark = time;
    }

    private static double powerOfTwo(double exponent) {
        return Math.exp(exponent * Math.log(2));
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
