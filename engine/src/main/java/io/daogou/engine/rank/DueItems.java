package io.daogou.engine.rank;

import io.daogou.engine.live.History;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.Release;
import io.daogou.engine.release.Repeats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What somebody bought and may need again, whatever is due most nearly now first. */
record DueItems(List<Due> items) {
    private static final double DAY_MILLIS = 24 * 3600 * 1000.0;
    /** From so much of the usual interval on. */
    private static final double FROM = .8;
    /** Who let this many intervals pass has stopped buying it. */
    private static final double UNTIL = 4;

    /**
     * An item.
     *
     * @param off how far from due, as the logarithm of a ratio, either way
     */
    private record Due(int slot, double off) {}

    static DueItems of(History history, Release release, long now) {
        Repeats repeats = release.models().repeats();
        List<Due> due = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Touch touch = history.touch(i);
            int item = release.itemIndex(touch.slot());
            double days = item < 0 ? 0 : repeats.days(item);
            double intervals = (now - touch.bought()) / DAY_MILLIS / days;
            boolean isWanted = touch.isBought() && !touch.isInCart() && !touch.isDisliked();
            if (days > 0 && isWanted && intervals >= FROM && intervals <= UNTIL) {
                due.add(new Due(touch.slot(), Math.abs(Math.log(intervals))));
            }
        }
        due.sort(Comparator.comparingDouble(Due::off));
        return new DueItems(due);
    }

    int[] slots() {
        return items.stream().mapToInt(Due::slot).toArray();
    }
}
