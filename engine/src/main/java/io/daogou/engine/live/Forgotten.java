package io.daogou.engine.live;

import io.daogou.domain.shopper.Reset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What somebody wanted forgotten: all that was done until a moment, and what was done until others with items of a tag. */
record Forgotten(long until, List<Tagged> tagged) {
    static final Forgotten NOTHING = new Forgotten(Long.MIN_VALUE, List.of());

    record Tagged(String tag, IntPredicate has, long until) {}

    Forgotten with(Reset reset, Tags tags) {
        long time = reset.time().toEpochMilli();
        String tag = reset.tag();
        if (tag == null) {
            return new Forgotten(Math.max(until, time), tagged);
        }
        List<Tagged> more = new ArrayList<>(tagged);
        more.removeIf(each -> each.tag.equals(tag));
        more.add(new Tagged(tag, tags.matching(tag), time));
        return new Forgotten(until, List.copyOf(more));
    }

    /** What is left of a history. */
    History leave(History history) {
        return until == Long.MIN_VALUE && tagged.isEmpty() ? history : history.mapped(this::leave);
    }

    private Touch leave(Touch touch) {
        Touch left = touch.after(until);
        for (Tagged each : tagged) {
            if (each.has.test(touch.slot())) {
                left = left.after(each.until);
            }
        }
        return left;
    }
}
