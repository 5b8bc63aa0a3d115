package io.daogou.engine.train;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventTrust;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.TrainingProgress;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.model.TrainingCancelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who did what with which item and when, in columns: one row for each owner, item and kind of action, with the moment it
 * first and last happened. An owner is a shopper, or a device that belongs to nobody. Repeating an action adds nothing: models
 * count distinct shoppers. Orders of several items are kept beside it. Of one owner at most {@value #MOST_OF_ONE} items, the latest,
 * and so many orders.
 */
final class ActionLog {
    private static final long DAY_MILLIS = 24 * 3600 * 1000L;
    /** More than any shopper touched or ordered in the data of shops that we know. */
    private static final int MOST_OF_ONE = 2_000;

    private static final LatestItems MOST = new LatestItems(MOST_OF_ONE);

    private final Vocabulary items;
    private final int owners;
    private final BitSet trusted;
    private final int[] owner;
    private final int[] item;
    private final byte[] kind;
    private final long[] firstTime;
    private final long[] latestTime;
    private final List<Basket> baskets;
    private final List<Repeat> repeats;
    private final long events;
    private final long lastOffset;
    private final long lastTime;
    private final LearnedFrom learnedFrom;

    /**
     * Items ordered together.
     *
     * @param owner who ordered
     * @param items distinct indices, in the order of the event
     * @param time in milliseconds since 1970
     */
    record Basket(int owner, int[] items, long time) {}

    /**
     * An item bought again.
     *
     * @param millis since it was bought before, a day at least
     */
    record Repeat(int owner, int item, long millis) {}

    private ActionLog(Reading reading) {
        items = reading.items.build();
        owners = reading.owners.size();
        trusted = reading.trusted;
        Integer[] order = reading.sortedRows();
        int rows = 0;
        int[] kept = new int[order.length];
        int[] latest = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || !reading.isSameAction(order[i - 1], order[i])) {
                kept[rows++] = order[i];
            }
            latest[rows - 1] = order[i];
        }
        repeats = reading.repeats(order);
        BitSet learned = MOST.keep(
                rows,
                row -> reading.owner[kept[row]],
                row -> reading.item[kept[row]],
                row -> reading.time[latest[row]]);
        rows = 0;
        for (int row = learned.nextSetBit(0); row >= 0; row = learned.nextSetBit(row + 1)) {
            kept[rows] = kept[row];
            latest[rows++] = latest[row];
        }
        owner = new int[rows];
        item = new int[rows];
        kind = new byte[rows];
        firstTime = new long[rows];
        latestTime = new long[rows];
        for (int i = 0; i < rows; i++) {
            owner[i] = reading.owner[kept[i]];
            item[i] = reading.item[kept[i]];
            kind[i] = reading.kind[kept[i]];
            firstTime[i] = reading.time[kept[i]];
            latestTime[i] = reading.time[latest[i]];
        }
        baskets = reading.baskets;
        events = reading.events;
        lastOffset = reading.lastOffset;
        lastTime = reading.lastTime;
        learnedFrom = reading.learnedFrom;
    }

    /**
     * Reads the whole log but for what its owners refused to be learned from. Owners are as the links are now.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    static ActionLog read(EventLog log, Owners owners, TrainingProgress progress) {
        return read(log, owners, progress, event -> {});
    }

    /**
     * The same, and lets somebody else take each event in the same pass.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    static ActionLog read(EventLog log, Owners owners, TrainingProgress progress, Consumer<Event> also) {
        Reading reading = new Reading(owners);
        log.read(0, (offset, event) -> {
            Event usable = reading.add(offset, event);
            if (usable != null) {
                also.accept(usable);
            }
            return !progress.cancelled();
        });
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
        return new ActionLog(reading);
    }

    Vocabulary items() {
        return items;
    }

    int owners() {
        return owners;
    }

    /**
     * What an owner counts beside one of whom something can be believed; where that is nobody, all count alike.
     *
     * @see EventTrust#weight()
     */
    double weight(int who) {
        return trusted.isEmpty() || trusted.get(who) ? 1 : EventTrust.CLAIMED.weight();
    }

    /** How many different kinds of action there are. */
    int kinds() {
        int seen = 0;
        for (byte each : kind) {
            seen |= 1 << each;
        }
        return Integer.bitCount(seen);
    }

    int size() {
        return owner.length;
    }

    int owner(int row) {
        return owner[row];
    }

    int item(int row) {
        return item[row];
    }

    ActionKind kind(int row) {
        return ActionKind.at(kind[row]);
    }

    /** In milliseconds since 1970. */
    long firstTime(int row) {
        return firstTime[row];
    }

    /** The last time of the action, in milliseconds since 1970. */
    long latestTime(int row) {
        return latestTime[row];
    }

    List<Basket> baskets() {
        return baskets;
    }

    /** What was bought again, by owner and item. */
    List<Repeat> repeats() {
        return repeats;
    }

    /** How many events were read. */
    long events() {
        return events;
    }

    long lastOffset() {
        return lastOffset;
    }

    /** The time of the latest event; 1970 if there was none. */
    Instant learnedUntil() {
        return Instant.ofEpochMilli(lastTime);
    }

    /** Whose events they were. */
    LearnedFrom learnedFrom() {
        return learnedFrom;
    }

    /** Rows in the order of owner, item and kind while they are read; grows. */
    private static final class Reading {
        private final Owners people;
        final LearnedFrom learnedFrom;
        final Vocabulary.Builder items = Vocabulary.builder();
        final Map<Subject, Integer> owners = new HashMap<>();
        final BitSet trusted = new BitSet();
        /** How many orders of several items each owner made. */
        final Map<Integer, Integer> orders = new HashMap<>();

        final List<Basket> baskets = new ArrayList<>();
        int[] owner = new int[1024];
        int[] item = new int[1024];
        byte[] kind = new byte[1024];
        long[] time = new long[1024];
        int size;
        long events;
        long lastOffset;
        long lastTime;

        Reading(Owners people) {
            this.people = people;
            learnedFrom = new LearnedFrom(people);
        }

        /** Takes an event in; returns what of it may be learned from. */
        @Nullable
        Event add(long offset, Event whole) {
            lastOffset = offset;
            Subject owner = whole.header().owner(Purpose.PERSONALIZATION, people);
            Event event = owner == null ? null : whole.withoutDisowned(people, owner);
            if (owner == null || event == null) {
                return null;
            }
            events++;
            learnedFrom.add(event.header(), owner);
            long at = event.header().time().toEpochMilli();
            lastTime = Math.max(lastTime, at);
            ActionKind of = ActionKind.of(event.type());
            if (of == null) {
                return event;
            }
            int who = owners.computeIfAbsent(owner, name -> owners.size());
            if (event.header().trust().isTrusted()) {
                trusted.set(who);
            }
            int[] indices = new int[event.items().size()];
            for (int i = 0; i < indices.length; i++) {
                EventItem each = event.items().get(i);
                indices[i] = items.add(each.itemId());
                addRow(who, indices[i], of, at);
            }
            if (event.type() == EventType.PURCHASE && indices.length > 1) {
                addBasket(who, indices, at);
            }
            return event;
        }

        @SuppressWarnings("EnumOrdinal") // in memory only; ActionKind.at turns it back
        private void addRow(int who, int what, ActionKind of, long at) {
            if (size == owner.length) {
                int capacity = size * 2;
                owner = Arrays.copyOf(owner, capacity);
                item = Arrays.copyOf(item, capacity);
                kind = Arrays.copyOf(kind, capacity);
                time = Arrays.copyOf(time, capacity);
            }
            owner[size] = who;
            item[size] = what;
            kind[size] = (byte) of.ordinal();
            time[size++] = at;
        }

        private void addBasket(int who, int[] indices, long at) {
            int[] distinct = Arrays.stream(indices).distinct().toArray();
            if (distinct.length > 1 && orders.merge(who, 1, Integer::sum) <= MOST_OF_ONE) {
                baskets.add(new Basket(who, distinct, at));
            }
        }

        Integer[] sortedRows() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.parallelSort(order, this::compare);
            return order;
        }

        private int compare(int a, int b) {
            int byOwner = Integer.compare(owner[a], owner[b]);
            if (byOwner != 0) {
                return byOwner;
            }
            int byItem = Integer.compare(item[a], item[b]);
            if (byItem != 0) {
                return byItem;
            }
            return kind[a] != kind[b] ? Byte.compare(kind[a], kind[b]) : Long.compare(time[a], time[b]);
        }

        @SuppressWarnings("EnumOrdinal") // as in addRow
        List<Repeat> repeats(Integer[] order) {
            List<Repeat> repeats = new ArrayList<>();
            for (int i = 1; i < order.length; i++) {
                int before = order[i - 1];
                int now = order[i];
                long millis = time[now] - time[before];
                boolean isBought = kind[now] == ActionKind.BOUGHT.ordinal();
                if (isBought && isSameAction(before, now) && millis >= DAY_MILLIS) {
                    repeats.add(new Repeat(owner[now], item[now], millis));
                }
            }
            return repeats;
        }

        boolean isSameAction(int a, int b) {
            return owner[a] == owner[b] && item[a] == item[b] && kind[a] == kind[b];
        }
    }
}
