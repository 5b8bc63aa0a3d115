package io.daogou.engine.train;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.People;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The log once more, event by event, through the same live state that serves: so that each home shelf is kept with what was known
 * when it was shown, and with what came of it. Only shelves that an answer of ours filled count, which their {@code
 * recommendationId} tells: others chose from other candidates than we do, and what is learned from those does not hold for ours (a
 * ranker learned from the demo's own shelves seemed better than the blend and served worse). A link counts from the moment it was made, if it still holds.
 *
 * <p><b>No future.</b> What a shopper did later than a shelf is not in its history. A shelf that came to the log more than
 * {@value #LATE_MILLIS} ms after newer events is left out: the counts then hold what it could not know.
 */
final class ShelfReplay {
    private static final String HOME = "home";
    private static final long LATE_MILLIS = 60_000;
    /** So many tell enough, and fit into memory. */
    private static final int MOST = 30_000;

    private final LiveCatalog catalog;
    private final Popularity popularity;
    private final LiveState state;
    private final ShownShelves shelves = new ShownShelves(new HomeShelves(), MOST);
    private final Deque<DeviceLink> links;
    private long latest;
    private long shown;

    ShelfReplay(People people, LiveCatalog catalog, EngineSettings settings, Clock clock) {
        this.catalog = catalog;
        popularity = new Popularity(settings.popularityHalfLifeDays(), clock);
        // Who refused was left out before.
        state = new LiveState(catalog, popularity, settings.historyLength());
        people.resets().forEach(state::reset);
        List<DeviceLink> all = new ArrayList<>();
        people.shoppers().forEach(all::add);
        all.sort(Comparator.comparing(DeviceLink::linkedAt));
        links = new ArrayDeque<>(all);
    }

    /** Takes the next event of the log. */
    void add(Event event) {
        DeviceLink next = links.peekFirst();
        while (next != null && !next.linkedAt().isAfter(event.header().time())) {
            state.link(next.deviceId(), next.shopperId());
            links.removeFirst();
            next = links.peekFirst();
        }
        shelves.add(event);
        if (event.type() != EventType.VIEW_ITEM_LIST) {
            state.apply(event);
        }
        latest = Math.max(latest, event.header().time().toEpochMilli());
    }

    /** How many home shelves were shown with a history; more than are kept, perhaps. */
    long shown() {
        return shown;
    }

    /** The latest of them, in the order of the log. */
    List<ShownShelf> shelves() {
        return shelves.shelves();
    }

    private final class HomeShelves implements ShownShelves.Watch {
        @Override
        public Optional<KnownThen> begins(Event impression) {
            long time = impression.header().time().toEpochMilli();
            boolean isHome = impression instanceof Event.Impression each && HOME.equals(each.placement());
            boolean isOurs = impression.header().recommendationId() != null;
            if (!isHome || !isOurs || time < latest - LATE_MILLIS) {
                return Optional.empty();
            }
            KnownThen known = new KnownThen(state.history(
                            impression.header().shopperId(), impression.header().deviceId())
                    .until(time));
            if (known.history().size() == 0) {
                // A stranger's shelf is filled by popularity; nobody sorts it again.
                return Optional.empty();
            }
            shown++;
            return Optional.of(known);
        }

        @Override
        public void shows(KnownThen known, EventItem item, Event impression) {
            known.add(
                    item.itemId(),
                    catalog,
                    popularity,
                    impression.header().time().toEpochMilli());
        }
    }
}
