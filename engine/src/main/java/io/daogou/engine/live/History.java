package io.daogou.engine.live;

import io.daogou.domain.event.EventType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * What a shopper did, one {@link Touch} an item, latest first; immutable. Holds the latest items up to a given length:
 * whatever order events arrive in, the same ones remain. Of an item that was cut and comes back, what was done before the
 * cut is forgotten.
 */
public final class History {
    public static final History EMPTY = new History(new Touch[0]);

    private static final Comparator<Touch> LATEST_FIRST = Comparator.comparingLong(Touch::latest)
            .reversed()
            .thenComparing(Comparator.comparingInt(Touch::tie))
            .thenComparing(Comparator.comparingInt(Touch::slot));

    private final Touch[] touches;

    private History(Touch[] touches) {
        this.touches = touches;
    }

    /** A history in which these items were looked at, the last one latest. */
    public static History viewed(int[] slots) {
        History history = EMPTY;
        for (int i = 0; i < slots.length; i++) {
            history = history.with(Touch.of(slots[i], EventType.VIEW_ITEM, i + 1), Integer.MAX_VALUE);
        }
        return history;
    }

    public int size() {
        return touches.length;
    }

    /** A touch by its place, 0 the latest. */
    public Touch touch(int place) {
        return touches[place];
    }

    /** This history and one more touch. */
    History with(Touch touch, int longest) {
        int old = placeOf(touch.slot());
        Touch joined = old < 0 ? touch : touches[old].join(touch);
        int kept = old < 0 ? touches.length : touches.length - 1;
        Touch[] next = new Touch[kept + 1];
        int at = 0;
        boolean placed = false;
        for (int i = 0; i < touches.length; i++) {
            if (i == old) {
                continue;
            }
            if (!placed && LATEST_FIRST.compare(joined, touches[i]) < 0) {
                next[at++] = joined;
                placed = true;
            }
            next[at++] = touches[i];
        }
        if (!placed) {
            next[at] = joined;
        }
        return new History(next).latest(longest);
    }

    /** This history without what was last touched after a moment, in milliseconds since 1970. */
    public History until(long moment) {
        int later = 0;
        while (later < touches.length && touches[later].latest() > moment) {
            later++;
        }
        return later == 0 ? this : new History(Arrays.copyOfRange(touches, later, touches.length));
    }

    /** This history with each touch replaced by what is left of it; those of which nothing is are gone. The order stays. */
    History mapped(UnaryOperator<Touch> left) {
        return new History(Arrays.stream(touches)
                .map(left)
                .filter(touch -> touch.latest() > 0)
                .toArray(Touch[]::new));
    }

    /** The latest items of this history, at most so many. */
    History latest(int longest) {
        return touches.length <= longest ? this : new History(Arrays.copyOf(touches, longest));
    }

    /** Both histories in one. */
    History join(History other) {
        if (other.touches.length == 0) {
            return this;
        }
        if (touches.length == 0) {
            return other;
        }
        Touch[] all = new Touch[touches.length + other.touches.length];
        System.arraycopy(touches, 0, all, 0, touches.length);
        int size = touches.length;
        for (Touch touch : other.touches) {
            int old = placeOf(touch.slot());
            if (old < 0) {
                all[size++] = touch;
            } else {
                all[old] = all[old].join(touch);
            }
        }
        Arrays.sort(all, 0, size, LATEST_FIRST);
        return new History(Arrays.copyOf(all, size));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(touches.length);
        for (Touch touch : touches) {
            touch.write(out);
        }
    }

    /** @param slotNow the slots that items have now, by the slot they had when it was written */
    static History read(ByteBuffer in, int[] slotNow) {
        Touch[] touches = new Touch[in.getInt()];
        for (int i = 0; i < touches.length; i++) {
            touches[i] = Touch.read(in, slotNow);
        }
        return touches.length == 0 ? EMPTY : new History(touches);
    }

    private int placeOf(int slot) {
        for (int i = 0; i < touches.length; i++) {
            if (touches[i].slot() == slot) {
                return i;
            }
        }
        return -1;
    }
}
