package io.daogou.engine.people;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Resets;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Tags;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.ActionWeights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the shop believes a person to be interested in, as far as it uses it: nothing of who refused. Each belief can be
 * taken away, and all of them at once; then shelves are as if what led to it had never been done.
 *
 * <p><b>Threads:</b> any number.
 */
public final class Interests {
    private static final ActionWeights WEIGHTS = new ActionWeights(1, 2, 2, 3);
    private static final double HALF_LIFE_MILLIS = Duration.ofDays(30).toMillis();
    private static final int MOST = 50;

    private final LiveCatalog liveCatalog;
    private final LiveState state;
    private final Catalog catalog;
    private final Resets resets;
    private final Tags tags;
    private final Clock clock;

    public Interests(LiveCatalog liveCatalog, LiveState state, Catalog catalog, Resets resets, Clock clock) {
        this.liveCatalog = liveCatalog;
        this.state = state;
        this.catalog = catalog;
        this.resets = resets;
        this.clock = clock;
        tags = new Tags(liveCatalog);
    }

    /** The strongest first. */
    public List<Interest> of(Subject subject) {
        History history = subject.isShopper() ? state.history(subject.id(), null) : state.history(null, subject.id());
        Map<String, Sum> sums = new HashMap<>();
        double all = 0;
        for (int i = 0; i < history.size(); i++) {
            Touch touch = history.touch(i);
            double weight = weight(touch);
            Optional<Item> item = catalog.item(liveCatalog.columns().itemId(touch.slot()));
            if (weight > 0 && item.isPresent()) {
                all += weight;
                for (String tag : tags.of(item.get())) {
                    sums.computeIfAbsent(tag, key -> new Sum()).add(weight, touch.latest());
                }
            }
        }
        double whole = all;
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().interest(entry.getKey(), whole))
                .sorted(Comparator.comparingDouble(Interest::strength)
                        .reversed()
                        .thenComparing(Interest::tag))
                .limit(MOST)
                .toList();
    }

    private double weight(Touch touch) {
        double age = Math.max(0, clock.millis() - touch.latest());
        return WEIGHTS.weigh(touch) * Math.pow(.5, age / HALF_LIFE_MILLIS);
    }

    /**
     * Takes an interest away: what was done until now does not speak for it any more. For a device it is whoever uses it who
     * asks: the shopper, if it is one's alone.
     *
     * @param tag as {@link Interest#tag()}, or {@link Reset#itemTag} for what was done with one item; none: all interests
     * @throws io.daogou.domain.check.InvalidInput if it is no tag
     */
    public void reset(Subject subject, @Nullable String tag) {
        if (tag != null) {
            tags.matching(tag);
        }
        resetOne(subject, tag);
        String owner = subject.isShopper() ? null : state.shopperOf(subject.id());
        if (owner != null) {
            resetOne(Subject.shopper(owner), tag);
        }
    }

    private void resetOne(Subject subject, @Nullable String tag) {
        Reset reset = new Reset(subject, tag, clock.instant());
        resets.record(reset);
        state.reset(reset);
    }

    private static final class Sum {
        private double weight;
        private int evidence;
        private long latest;

        void add(double more, long time) {
            weight += more;
            evidence++;
            latest = Math.max(latest, time);
        }

        Interest interest(String tag, double whole) {
            return new Interest(tag, weight / whole, evidence, Instant.ofEpochMilli(latest));
        }
    }
}
