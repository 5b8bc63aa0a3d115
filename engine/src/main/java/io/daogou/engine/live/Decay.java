package io.daogou.engine.live;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts of items that are half as much after each half-life. <b>Threads:</b> one writer; a reader may see an action late,
 * never half.
 *
 * <p><b>Source:</b> G. Cormode, V. Shkapenyuk, D. Srivastava, B. Xu, "Forward Decay" (ICDE 2009). Instead of shrinking old
 * counts as time goes by, new ones weigh more: an action at time t adds {@code 2^((t - landmark) / halfLife)}. All values
 * share one factor, so their order is that of decayed counts at any moment. When exponents grow large the landmark moves on.
 */
final class Decay {
    private static final double LARGEST_EXPONENT = 400;

    private static final double ROUNDING = 1e-9;

    private final double halfLifeMillis;
    private volatile Weights weights = new Weights(new double[1024], 0);

    /** @param landmark 0 before the first action */
    @SuppressWarnings("ArrayRecordComponent") // Grows and is written in place; of this class alone.
    private record Weights(double[] bySlot, long landmark) {}

    Decay(double halfLifeMillis) {
        this.halfLifeMillis = halfLifeMillis;
    }

    /** @param worth what it adds; below 0 for one that was added before and is taken back */
    void add(int slot, double worth, long time) {
        Weights now = weights;
        double exponent = now.landmark == 0 ? 0 : (time - now.landmark) / halfLifeMillis;
        double[] bySlot = now.bySlot;
        if (now.landmark == 0 || exponent > LARGEST_EXPONENT) {
            bySlot = moved(bySlot, exponent);
            now = new Weights(bySlot, time);
            exponent = 0;
        }
        if (slot >= bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, Math.max(slot + 1, bySlot.length * 2));
            now = new Weights(bySlot, now.landmark);
        }
        double added = worth * powerOfTwo(exponent);
        double sum = bySlot[slot] + added;
        // Of all that is taken back nothing is left, but for what rounding leaves.
        bySlot[slot] = added < 0 && sum < -added * ROUNDING ? 0 : sum;
        weights = now;
    }

    /** Comparable only with the weights of other items. */
    double weight(int slot) {
        double[] bySlot = weights.bySlot;
        return slot < bySlot.length ? bySlot[slot] : 0;
    }

    /** What an item's actions still count at a moment, in milliseconds since 1970. */
    double count(int slot, long time) {
        Weights now = weights;
        return slot < now.bySlot.length ? now.bySlot[slot] * powerOfTwo((now.landmark - time) / halfLifeMillis) : 0;
    }

    void write(DataOutputStream out, int slots) throws IOException {
        out.writeLong(weights.landmark);
        for (int slot = 0; slot < slots; slot++) {
            out.writeDouble(weight(slot));
        }
    }

    /** @param slotNow the slots that items have now, by the slot they had when it was written */
    void read(ByteBuffer in, int[] slotNow) {
        long landmark = in.getLong();
        int most = Arrays.stream(slotNow).max().orElse(0);
        double[] read = new double[Math.max(weights.bySlot.length, most + 1)];
        for (int each : slotNow) {
            read[each] = in.getDouble();
        }
        weights = new Weights(read, landmark);
    }

    /** Takes the counts of another one in place of its own. */
    void become(Decay other) {
        weights = other.weights;
    }

    /** As if nothing had been counted yet. */
    void forget() {
        weights = new Weights(new double[weights.bySlot.length], 0);
    }

    private static double[] moved(double[] bySlot, double exponent) {
        double factor = powerOfTwo(-exponent);
        double[] moved = bySlot.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= factor;
        }
        return moved;
    }

    private static double powerOfTwo(double exponent) {
        return Math.exp(exponent * Math.log(2));
    }
}
