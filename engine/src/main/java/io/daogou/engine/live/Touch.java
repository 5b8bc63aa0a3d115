package io.daogou.engine.live;

import io.daogou.domain.event.EventType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What one shopper did with one item: when each kind of action last happened, in milliseconds since 1970, 0 for never.
 * Joining two touches takes the later of each, so the order in which events arrive does not matter.
 *
 * @param slot the item in the {@link LiveCatalog}
 * @param tie what decides between items of the same moment, such as those of one order, the same after every start: a hash
 *     of the identifier
 * @param viewed looked at, chosen from a shelf, read or watched
 * @param wanted put on the wish list or shared
 * @param carted put into the cart
 * @param uncarted taken out of the cart, or ordered
 * @param bought ordered
 * @param disliked turned down
 */
public record Touch(
        int slot, int tie, long viewed, long wanted, long carted, long uncarted, long bought, long disliked) {

    /** A touch of an item that stands alone, or among others whose slots last. */
    public Touch(int slot, long viewed, long wanted, long carted, long uncarted, long bought, long disliked) {
        this(slot, slot, viewed, wanted, carted, uncarted, bought, disliked);
    }

    /** The touch that an event of this type makes of an item whose slot lasts. */
    public static Touch of(int slot, EventType type, long time) {
        return of(slot, slot, type, time);
    }

    /** The touch that an event of this type makes; its {@link #latest()} is 0 where the event says nothing of taste. */
    static Touch of(int slot, int tie, EventType type, long time) {
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE ->
                new Touch(slot, tie, time, 0, 0, 0, 0, 0);
            case ADD_TO_WISHLIST, SHARE -> new Touch(slot, tie, 0, time, 0, 0, 0, 0);
            case ADD_TO_CART -> new Touch(slot, tie, 0, 0, time, 0, 0, 0);
            case REMOVE_FROM_CART -> new Touch(slot, tie, 0, 0, 0, time, 0, 0);
            case PURCHASE -> new Touch(slot, tie, 0, 0, 0, time, time, 0);
            case DISLIKE -> new Touch(slot, tie, 0, 0, 0, 0, 0, time);
            case VIEW_ITEM_LIST, BEGIN_CHECKOUT, REFUND, SEARCH, LOGIN -> new Touch(slot, tie, 0, 0, 0, 0, 0, 0);
        };
    }

    /** Writes the slot, the tie, a bit for each time that is not 0, and those times. */
    void write(DataOutputStream out) throws IOException {
        long[] times = {viewed, wanted, carted, uncarted, bought, disliked};
        int present = 0;
        for (int i = 0; i < times.length; i++) {
            present |= times[i] != 0 ? 1 << i : 0;
        }
        out.writeInt(slot);
        out.writeInt(tie);
        out.writeByte(present);
        for (long time : times) {
            if (time != 0) {
                out.writeLong(time);
            }
        }
    }

    /** @param slotNow the slots that items have now, by the slot they had when it was written */
    static Touch read(ByteBuffer in, int[] slotNow) {
        int slot = slotNow[in.getInt()];
        int tie = in.getInt();
        int present = in.get();
        long[] times = new long[6];
        for (int i = 0; i < times.length; i++) {
            times[i] = (present & 1 << i) != 0 ? in.getLong() : 0;
        }
        return new Touch(slot, tie, times[0], times[1], times[2], times[3], times[4], times[5]);
    }

    /** What of it happened after a moment; its {@link #latest()} is 0 where nothing did. */
    Touch after(long moment) {
        return new Touch(
                slot,
                tie,
                viewed > moment ? viewed : 0,
                wanted > moment ? wanted : 0,
                carted > moment ? carted : 0,
                uncarted > moment ? uncarted : 0,
                bought > moment ? bought : 0,
                disliked > moment ? disliked : 0);
    }

    /** Both touches of the same item in one. */
    public Touch join(Touch other) {
        return new Touch(
                slot,
                tie,
                Math.max(viewed, other.viewed),
                Math.max(wanted, other.wanted),
                Math.max(carted, other.carted),
                Math.max(uncarted, other.uncarted),
                Math.max(bought, other.bought),
                Math.max(disliked, other.disliked));
    }

    /** When anything last happened. */
    public long latest() {
        long positive = Math.max(Math.max(viewed, wanted), Math.max(carted, bought));
        return Math.max(positive, Math.max(uncarted, disliked));
    }

    /** Whether it lies in the cart: put in after it was last taken out or ordered. */
    public boolean isInCart() {
        return carted > uncarted;
    }

    public boolean isBought() {
        return bought > 0;
    }

    /** Turned down, and neither wanted nor bought since. */
    public boolean isDisliked() {
        return disliked > Math.max(bought, Math.max(carted, wanted));
    }
}
