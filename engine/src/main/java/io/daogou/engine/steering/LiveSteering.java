package io.daogou.engine.steering;

import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.Steering;
import io.daogou.engine.live.LiveCatalog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant says now, as far as answers need it: made anew, whole, whenever the truth, the catalogue or the rules in
 * force change, and swapped in at once.
 *
 * <p><b>Threads:</b> answers read one reference. One thread of its own looks several times a second whether rules began or
 * ended and what came into the catalogue. <b>Failure:</b> while the truth cannot be read, shelves are as it last was.
 */
public final class LiveSteering implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveSteering.class.getName());
    private static final long EVERY_MILLIS = 200;
    /** Of its time it works a quarter at most: an import changes the catalogue without a pause. */
    private static final int RESTS = 3;

    private final LiveCatalog catalog;
    private final Clock clock;
    private final LongAdder gaveWay = new LongAdder();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-steering").factory());

    private @Nullable Steering truth;
    private Map<String, Rule> rules = Map.of();
    private Map<String, PlacementSettings> settings = Map.of();
    private boolean isUnread;
    private long restsUntilNanos = System.nanoTime();
    private volatile boolean isCatalogNew;
    private volatile Made made;

    /**
     * Everything at one moment.
     *
     * @param inForce the rules that hold, by name
     * @param changes the first moment at which other rules hold; none if these hold for ever
     */
    private record Made(
            Map<Placement, SteeredShelf> shelves,
            List<Rule> inForce,
            @Nullable Instant changes) {}

    public LiveSteering(LiveCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        made = make(Map.of(), Map.of(), clock.instant());
    }

    /** Reads the truth, and follows clock and catalogue from now on. To be called once. */
    public void start(Steering steering) {
        synchronized (this) {
            truth = steering;
        }
        follow();
        var _ = thread.scheduleWithFixedDelay(this::keepUp, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How a placement is to be filled now. */
    public SteeredShelf shelf(Placement placement) {
        return Objects.requireNonNull(made.shelves.get(placement));
    }

    /** The rules that hold now, in the order of their names. */
    public List<Rule> inForce() {
        return made.inForce;
    }

    /** A shelf was empty by what the merchant says alone. */
    public void giveWay() {
        gaveWay.increment();
    }

    /** How many were. */
    public long gaveWay() {
        return gaveWay.sum();
    }

    /** Reads the truth again; known to the next answer. What cannot be read now is read as soon as it can be. */
    public synchronized void follow() {
        isUnread = true;
        keepUp();
    }

    /** The catalogue changed; rules know within a second. */
    public void catalogChanged() {
        isCatalogNew = true;
    }

    /** How a placement would be filled with drafts in the place of what is kept, at a moment. */
    public synchronized SteeredShelf draft(
            Placement placement, @Nullable PlacementSettings draft, Collection<Rule> drafts, Instant at) {
        Map<String, Rule> ruled = new TreeMap<>(rules);
        drafts.forEach(rule -> ruled.put(rule.ruleId(), rule));
        Map<String, PlacementSettings> set = new TreeMap<>(settings);
        if (draft != null) {
            set.put(placement.wireName(), draft);
        }
        Made drafted = make(ruled, set, at);
        return Objects.requireNonNull(drafted.shelves.get(placement));
    }

    /** Makes everything anew if something changed. */
    synchronized void keepUp() {
        try {
            boolean isRead = read();
            Instant now = clock.instant();
            Instant changes = made.changes;
            boolean isDue = changes != null && !now.isBefore(changes);
            boolean isCatalogDue = isCatalogNew && !rules.isEmpty() && System.nanoTime() >= restsUntilNanos;
            if (isRead || isDue || isCatalogDue) {
                long begun = System.nanoTime();
                isCatalogNew = false;
                made = make(rules, settings, now);
                long ended = System.nanoTime();
                restsUntilNanos = ended + RESTS * (ended - begun);
            }
        } catch (RuntimeException failure) {
            // The truth may come back; an exception would end the schedule.
            LOG.log(Level.WARNING, "cannot follow the rules: {0}", failure.getMessage());
        }
    }

    private boolean read() {
        if (!isUnread || truth == null) {
            return false;
        }
        Map<String, Rule> ruled = new TreeMap<>();
        truth.rules().current().forEach((id, version) -> put(ruled, id, version.value()));
        Map<String, PlacementSettings> set = new TreeMap<>();
        truth.placements().current().forEach((id, version) -> put(set, id, version.value()));
        rules = ruled;
        settings = set;
        isUnread = false;
        return true;
    }

    private static <T> void put(Map<String, T> values, String id, @Nullable T value) {
        if (value != null) {
            values.put(id, value);
        }
    }

    private Made make(Map<String, Rule> ruled, Map<String, PlacementSettings> set, Instant now) {
        List<SelectedItems> selected = ruled.values().stream()
                .filter(rule -> rule.isInForce(now))
                .map(rule -> SelectedItems.of(rule, catalog))
                .toList();
        Map<Placement, SteeredShelf> shelves = new EnumMap<>(Placement.class);
        for (Placement placement : Placement.values()) {
            String name = placement.wireName();
            PlacementSettings said = set.getOrDefault(name, PlacementSettings.asItComes(name));
            List<SelectedItems> here = new ArrayList<>(selected);
            here.removeIf(one -> !one.rule().isFor(name));
            shelves.put(placement, new SteeredShelf(placement, said, here, catalog));
        }
        return new Made(shelves, selected.stream().map(SelectedItems::rule).toList(), changes(ruled, now));
    }

    private static @Nullable Instant changes(Map<String, Rule> ruled, Instant now) {
        Instant first = null;
        for (Rule rule : ruled.values()) {
            for (Instant moment : new @Nullable Instant[] {rule.from(), rule.until()}) {
                if (moment != null && moment.isAfter(now) && (first == null || moment.isBefore(first))) {
                    first = moment;
                }
            }
        }
        return first;
    }

    /** Waits for what is being read: the truth may be closed next. */
    @Override
    public void close() {
        thread.close();
    }
}
