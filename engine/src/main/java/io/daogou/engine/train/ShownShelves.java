package io.daogou.engine.train;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins what was shown with what came of it, in one pass over the events in the order of the log: the lists that a ranker learns
 * from. It has no rule of consent of its own: what may not be learned from must not be given to it.
 *
 * <p><b>Rules.</b> Impressions of one {@code recommendationId} on one device are one shelf, as a shelf is often reported in parts.
 * A {@code select_item} counts for the shelf of its {@code recommendationId}, else for the latest on the device that shows the item,
 * if it comes within half an hour; so does an {@code add_to_cart}, and a {@code purchase} within a day. A {@code view_item} counts
 * as a click only by {@code recommendationId}: pages are opened from elsewhere too. Gains: 1 for a click, 2 more for the cart, 4
 * more for a purchase; each once.
 *
 * <p><b>Memory.</b> Every shelf, or the latest so many of those that a {@link Watch} wants; and for each device those of the last
 * day.
 */
final class ShownShelves {
    private static final long SOON_MILLIS = 30 * 60_000L;
    private static final long DAY_MILLIS = 24 * 60 * 60_000L;

    /** After so many shelves, what can have no outcome any more is forgotten. */
    private static final int SWEPT_AFTER = 10_000;

    private final Map<String, Deque<Open>> byDevice = new HashMap<>();
    private final Deque<Open> all = new ArrayDeque<>();
    private final @Nullable Watch watch;
    private final int most;
    private int begun;

    /** Keeps every shelf. */
    ShownShelves() {
        this.watch = null;
        this.most = Integer.MAX_VALUE;
    }

    /** Keeps the latest so many of the shelves that somebody wants. */
    ShownShelves(Watch watch, int most) {
        this.watch = watch;
        this.most = most;
    }

    /** Looks when a shelf is shown. */
    interface Watch {
        /** What is known as the shelf begins; nothing if it is not to be kept. */
        Optional<KnownThen> begins(Event impression);

        /** An item of a kept shelf is shown. */
        void shows(KnownThen known, EventItem item, Event impression);
    }

    /** What may come of an item on a shelf. */
    private enum Outcome {
        CLICKED(1, SOON_MILLIS),
        CARTED(2, SOON_MILLIS),
        BOUGHT(4, DAY_MILLIS);

        private final float gain;
        private final long withinMillis;

        Outcome(float gain, long withinMillis) {
            this.gain = gain;
            this.withinMillis = withinMillis;
        }

        static @Nullable Outcome of(Event event) {
            return switch (event.type()) {
                case SELECT_ITEM -> CLICKED;
                case VIEW_ITEM -> event.header().recommendationId() == null ? null : CLICKED;
                case ADD_TO_CART -> CARTED;
                case PURCHASE -> BOUGHT;
                default -> null;
            };
        }
    }

    /** A shelf of which more may come. */
    private static final class Open {
        final Event first;
        final long time;
        final Map<String, Integer> positions = new LinkedHashMap<>();
        final Map<String, EnumSet<Outcome>> outcomes = new HashMap<>();
        final @Nullable KnownThen known;

        Open(Event first, @Nullable KnownThen known) {
            this.first = first;
            this.time = millis(first);
            this.known = known;
        }

        void show(Event event, @Nullable Watch watch) {
            for (EventItem item : event.items()) {
                Integer position = item.position();
                boolean isNew =
                        positions.putIfAbsent(item.itemId(), position == null ? positions.size() : position) == null;
                if (isNew && watch != null && known != null) {
                    watch.shows(known, item, event);
                }
            }
        }

        boolean isOf(Event event) {
            String id = first.header().recommendationId();
            return id != null && id.equals(event.header().recommendationId());
        }

        void add(String itemId, Outcome outcome) {
            outcomes.computeIfAbsent(itemId, _ -> EnumSet.noneOf(Outcome.class)).add(outcome);
        }

        ShownShelf close() {
            String[] itemIds = positions.keySet().toArray(String[]::new);
            int[] at = positions.values().stream().mapToInt(Integer::intValue).toArray();
            float[] gains = new float[itemIds.length];
            for (int k = 0; k < gains.length; k++) {
                for (Outcome outcome : outcomes.getOrDefault(itemIds[k], EnumSet.noneOf(Outcome.class))) {
                    gains[k] += outcome.gain;
                }
            }
            String placement = first instanceof Event.Impression shown ? shown.placement() : null;
            return new ShownShelf(
                    first.header().deviceId(), first.header().shopperId(), time, placement, itemIds, at, gains, known);
        }
    }

    /** Takes the next event of the log. */
    void add(Event event) {
        if (event.type() == EventType.VIEW_ITEM_LIST) {
            show(event);
            return;
        }
        Outcome outcome = Outcome.of(event);
        Deque<Open> open = outcome == null ? null : byDevice.get(event.header().deviceId());
        if (outcome != null && open != null) {
            for (EventItem item : event.items()) {
                Open shelf = shelfOf(event, item.itemId(), outcome, open);
                if (shelf != null) {
                    shelf.add(item.itemId(), outcome);
                }
            }
        }
    }

    private void show(Event event) {
        Deque<Open> open = byDevice.computeIfAbsent(event.header().deviceId(), _ -> new ArrayDeque<>());
        while (!open.isEmpty() && millis(event) - open.getLast().time > DAY_MILLIS) {
            open.removeLast();
        }
        Open shelf = null;
        for (Open each : open) {
            shelf = shelf == null && each.isOf(event) ? each : shelf;
        }
        if (shelf == null) {
            shelf = new Open(event, watch == null ? null : watch.begins(event).orElse(null));
            open.addFirst(shelf);
            keep(shelf);
        }
        shelf.show(event, watch);
    }

    private void keep(Open shelf) {
        if (watch == null || shelf.known != null) {
            all.addLast(shelf);
        }
        if (all.size() > most) {
            all.removeFirst();
        }
        if (++begun % SWEPT_AFTER == 0) {
            byDevice.values().removeIf(open -> shelf.time - open.getFirst().time > DAY_MILLIS);
        }
    }

    /** The shelf that an outcome counts for: that of its recommendation, else the latest with the item. */
    private static @Nullable Open shelfOf(Event event, String itemId, Outcome outcome, Deque<Open> latestFirst) {
        Open found = null;
        for (Open shelf : latestFirst) {
            long later = millis(event) - shelf.time;
            if (later < 0 || later > outcome.withinMillis || !shelf.positions.containsKey(itemId)) {
                continue;
            }
            if (shelf.isOf(event)) {
                return shelf;
            }
            found = found == null ? shelf : found;
        }
        return event.type() == EventType.VIEW_ITEM ? null : found;
    }

    private static long millis(Event event) {
        return event.header().time().toEpochMilli();
    }

    /** All shelves so far, in the order in which they were first shown. */
    List<ShownShelf> shelves() {
        return all.stream().map(Open::close).toList();
    }
}
