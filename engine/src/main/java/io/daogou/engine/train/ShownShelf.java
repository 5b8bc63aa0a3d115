package io.daogou.engine.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shelf that somebody was shown, and what came of it.
 *
 * @param deviceId where
 * @param shopperId who, if the event said so
 * @param time when, in milliseconds since 1970
 * @param placement which shelf, if the event said so
 * @param itemIds what was on it, each once
 * @param positions of each, from 0
 * @param gains what came of each, see {@link ShownShelves}; 0 for nothing
 * @param known what was known when it was shown, if somebody took note
 */
@SuppressWarnings("ArrayRecordComponent") // Made once in this package, and only read.
record ShownShelf(
        String deviceId,
        @Nullable String shopperId,
        long time,
        @Nullable String placement,
        String[] itemIds,
        int[] positions,
        float[] gains,
        @Nullable KnownThen known) {
    int size() {
        return itemIds.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownShelf that
                && deviceId.equals(that.deviceId)
                && time == that.time
                && Arrays.equals(itemIds, that.itemIds)
                && Arrays.equals(positions, that.positions)
                && Arrays.equals(gains, that.gains);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(itemIds);
    }

    @Override
    public String toString() {
        return Arrays.toString(itemIds) + " at " + Arrays.toString(positions) + " brought " + Arrays.toString(gains);
    }
}
