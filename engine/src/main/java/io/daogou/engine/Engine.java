package io.daogou.engine;

import io.daogou.domain.change.Changes;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.shopper.Subject;
import io.daogou.domain.steering.Steering;
import io.daogou.engine.content.NewItems;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveMemory;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.people.Bots;
import io.daogou.engine.people.Choices;
import io.daogou.engine.people.DeviceJoining;
import io.daogou.engine.people.Intake;
import io.daogou.engine.people.Interests;
import io.daogou.engine.people.KnownPeople;
import io.daogou.engine.people.Rights;
import io.daogou.engine.pocket.PocketSize;
import io.daogou.engine.pocket.ServedPockets;
import io.daogou.engine.quality.DataQuality;
import io.daogou.engine.rank.ShelfRecommender;
import io.daogou.engine.rank.ShelfSignature;
import io.daogou.engine.release.Release;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.engine.rerank.Rerankers;
import io.daogou.engine.search.Intents;
import io.daogou.engine.search.ShopSearch;
import io.daogou.engine.steering.LiveSteering;
import io.daogou.engine.today.Today;
import io.daogou.engine.train.ReleaseTraining;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shop's brain: opens on the truth, replays it into the live state, opens the release that serves, and offers the
 * front doors.
 *
 * <p><b>Threads:</b> any number may call the front doors. One of its own looks twice a second whether another process has
 * published a release, and saves the live state now and then; another places new items by what they read like.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final long MUCH_TO_REPLAY = 20_000;
    private static final long FOLLOWED_EVERY_MILLIS = 500;
    private static final long SAVED_EVERY_MINUTES = 5;
    private static final long PLACED_EVERY_MILLIS = 300;
    /** A start has other work. */
    private static final long PLACED_FIRST_MILLIS = 1_000;

    /** What fewer people did together could tell who they are. */
    private static final int LEAST_PEOPLE = 5;

    private static final Duration PLACED_AT_ONCE = Duration.ofMinutes(10);

    private final EventLog truth;
    private final FollowedEventLog events;
    private final FollowedCatalog catalog;
    private final FollowedShoppers shoppers;
    private final People people;
    private final Choices choices;
    private final Intake intake;
    private final FollowedExpiry expiry;
    private final EngineSettings settings;
    private final Clock clock;
    private final DeviceJoining joining;
    private final Interests interests;
    private final Rights rights;
    private final List<Consumer<Set<Subject>>> forgetters = new CopyOnWriteArrayList<>();
    private final List<Runnable> blindForgetters = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<Subject>>> revocations = new CopyOnWriteArrayList<>();
    private final LiveMemory memory;
    private final ServedReleases releases;
    private final NewItems newItems;
    private final Rerankers rerankers;
    private final LiveSteering steering;
    private final ShelfRecommender recommender;
    private final Training training;
    private final CategoryListing categories;
    private final KnownPeople known;
    private final DataQuality quality;
    private final Today today;
    private final LiveCatalog liveCatalog;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine").factory());

    /** Its own thread: many new items at once must keep nobody waiting who looks for releases. */
    private final ScheduledExecutorService placing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-new-items").factory());

    private final AtomicBoolean isPlacing = new AtomicBoolean();
    private @Nullable SharedTruth shared;
    private @Nullable Intents intents;
    /** As last counted. */
    private volatile long items;

    private volatile long stored;

    private Engine(
            EventLog events,
            Catalog catalog,
            People people,
            Derived derived,
            EngineSettings settings,
            Clock clock,
            @Nullable ShelfRanker ranker) {
        truth = events;
        memory = new LiveMemory(settings, clock, derived.liveState());
        liveCatalog = memory.catalog();
        LiveState state = memory.state();
        this.people = people;
        LiveConsents consents = memory.consents();
        shoppers = new FollowedShoppers(people.shoppers(), state);
        this.events = new FollowedEventLog(events, shoppers, state, consents);
        choices = new Choices(people.consents(), consents, clock);
        choices.onRefused(subject -> tellRevoked(withOwner(subject)));
        shoppers.onUnlinked(
                (deviceId, shopperId) -> tellRevoked(Set.of(Subject.device(deviceId), Subject.shopper(shopperId))));
        ShelfSignature signature = new ShelfSignature(people.secrets().key("shelves"));
        intake = new Intake(
                this.events,
                choices,
                state,
                consents,
                people.erasures(),
                signature,
                new Bots(),
                settings.retention(),
                clock);
        expiry = new FollowedExpiry(events, this.events, people, memory, choices);
        this.settings = settings;
        this.clock = clock;
        joining = new DeviceJoining(people.codes(), shoppers, state, consents, clock);
        interests = new Interests(liveCatalog, state, catalog, people.resets(), clock);
        rights = new Rights(events, people, liveCatalog, state, interests, new Forgetting(), clock);
        ReleaseDirectory directory = new ReleaseDirectory(derived.releases());
        releases = new ServedReleases(directory, liveCatalog);
        newItems = new NewItems(catalog, liveCatalog, releases::current);
        this.catalog = new FollowedCatalog(catalog, liveCatalog, newItems::changed);
        // The catalogue is one half of the work of a start, what shoppers did and the release are the other.
        CompletableFuture<Void> listing =
                CompletableFuture.runAsync(() -> catalog.forEach(liveCatalog::put), background);
        try {
            memory.catchUp(events, people);
            releases.follow();
        } finally {
            // Ends before the truth may be closed, whatever happens.
            await(listing);
        }
        rerankers = new Rerankers(liveCatalog, memory.popularity(), ranker);
        steering = new LiveSteering(liveCatalog, clock);
        this.catalog.onChange(steering::catalogChanged);
        recommender = new ShelfRecommender(
                liveCatalog,
                state,
                memory.rankings(),
                releases::current,
                newItems::placed,
                rerankers,
                signature,
                steering,
                settings,
                clock);
        training = new ReleaseTraining(events, catalog, people, directory, releases, settings, clock);
        categories = new CategoryListing(liveCatalog);
        known = new KnownPeople(state);
        quality = new DataQuality(events, catalog, liveCatalog, memory.popularity(), clock);
        today = new Today(events, clock);
        onErased(_ -> today.forget());
        onExpired(today::forget);
    }

    /** Opens on the truth. */
    public static Engine open(
            EventLog events, Catalog catalog, People people, Derived derived, EngineSettings settings, Clock clock) {
        return open(events, catalog, people, derived, settings, clock, null);
    }

    /**
     * Opens on the truth.
     *
     * @param ranker sorts the home shelf instead of what training learns; none to take that
     * @throws io.daogou.domain.check.InvalidInput if the ranker wants a feature that candidates do not have
     */
    public static Engine open(
            EventLog events,
            Catalog catalog,
            People people,
            Derived derived,
            EngineSettings settings,
            Clock clock,
            @Nullable ShelfRanker ranker) {
        Engine engine = new Engine(events, catalog, people, derived, settings, clock, ranker);
        engine.saveWhatIsMuch();
        var _ = engine.background.scheduleWithFixedDelay(
                engine::follow, FOLLOWED_EVERY_MILLIS, FOLLOWED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        var _ = engine.background.scheduleWithFixedDelay(
                engine::saveWhatIsMuch, SAVED_EVERY_MINUTES, SAVED_EVERY_MINUTES, TimeUnit.MINUTES);
        return engine;
    }

    /**
     * Follows other processes on the same truth from now on: what they append, put, link and the like is known here a moment
     * later. To be called before anything is appended here.
     *
     * @param followed {@link Changes#last()} of before this engine was opened
     */
    public void share(Changes changes, long followed) {
        AppliedLog log = new AppliedLog(truth, memory.state(), memory.caughtUpOffset());
        events.share(log);
        FollowedPeople followedPeople = new FollowedPeople(
                people,
                choices,
                memory.consents(),
                memory.state(),
                this::forgetErased,
                () -> blindForgetters.forEach(Runnable::run));
        shared = new SharedTruth(
                log, changes, followed, catalog, shoppers, followedPeople, this::followSweep, steering::follow);
        shared.start();
    }

    /** Fills shelves as a merchant wants them, from now on. To be called once, before {@link #share}; until then they are as they come. */
    public Merchandising steer(Steering said) {
        steering.start(said);
        return new Merchandising(said, steering, liveCatalog, recommender);
    }

    /** The event log; what is appended is durable and known to the very next answer. A login links its device. */
    public EventLog events() {
        return events;
    }

    /** The catalogue; what is put or deleted is known to the very next answer. */
    public Catalog catalog() {
        return catalog;
    }

    /** Devices and people; a link or its end is known to the very next answer. */
    public Shoppers shoppers() {
        return shoppers;
    }

    /** What devices send: kept as far as their people agreed. */
    public Intake intake() {
        return intake;
    }

    /** What people agree to. */
    public Choices choices() {
        return choices;
    }

    /** Joins two devices of somebody who does not log in. */
    public DeviceJoining joining() {
        return joining;
    }

    /** What the shop believes people to be interested in. */
    public Interests interests() {
        return interests;
    }

    /** What people may ask about themselves. */
    public Rights rights() {
        return rights;
    }

    /** Who is known, by identifiers. */
    public KnownPeople known() {
        return known;
    }

    /** How the shop does now. */
    public Today today() {
        return today;
    }

    /** What is missing or odd in the data. */
    public DataQuality quality() {
        return quality;
    }

    /** How many items changed and have no place among those of the release yet. */
    public int newItemsWaiting() {
        return newItems.waiting();
    }

    /** What removes, by the truth's own means, what is older than it may be kept. */
    public Sweeping sweeping(Expiry ofTruth) {
        return new Sweeping(ofTruth, people.audit(), settings.retention(), expiry::follow, clock);
    }

    /** Tells somebody who keeps something of events whenever some expired, before the sweep is over. */
    public void onExpired(Runnable follower) {
        expiry.onExpired(follower);
    }

    /** Tells somebody who keeps something of people of everybody who is erased from now on, before the erasure is over. */
    public void onErased(Consumer<Set<Subject>> forgetter) {
        forgetters.add(forgetter);
    }

    /** Tells somebody of every change of the catalogue from now on, who returns at once. */
    public void onCatalogChanged(Runnable listener) {
        catalog.onChange(listener);
    }

    /** Whose a device is; none if nobody's, or of several who share it. */
    public @Nullable String shopperOf(String deviceId) {
        return memory.state().shopperOf(deviceId);
    }

    /** Tells somebody who may keep something of people without knowing of whom, of each erasure, before it is over. */
    public void onAnyErasure(Runnable forgetter) {
        blindForgetters.add(forgetter);
    }

    /**
     * Tells somebody of whatever must not be kept of people any longer: they were erased, even if nothing was known of them,
     * refused to be known, or a device is no longer its shopper's.
     */
    public void onRevoked(Consumer<Set<Subject>> forgetter) {
        revocations.add(forgetter);
    }

    /** Whether a person agreed, on a device or at all, that what they need and like is remembered for them. */
    public boolean mayRemember(@Nullable String deviceId, @Nullable String shopperId) {
        return memory.consents().allow(Purpose.PERSONALIZATION, shopperId, deviceId);
    }

    /** What fills shelves. From the first call on new items are given their places: who only trains has no use for that. */
    public Recommender recommender() {
        if (!isPlacing.getAndSet(true)) {
            var _ = placing.scheduleWithFixedDelay(
                    this::placeSome, PLACED_FIRST_MILLIS, PLACED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return recommender;
    }

    /**
     * Finds items in an index, and keeps that up to date from now on. To be called once, before anybody searches; the index
     * is its owner's to close, after the engine.
     */
    public Search search(ItemIndex index) {
        catalog.keep(index);
        Intents learned = new Intents(events, people, memory.catalog(), index, LEAST_PEOPLE);
        intents = learned;
        onErased(_ -> learned.forget());
        onExpired(learned::forget);
        return new ShopSearch(
                index,
                learned,
                memory.catalog(),
                memory.state(),
                memory.rankings(),
                releases::current,
                newItems::placed);
    }

    /** Files with which devices rank by themselves. */
    public Pockets pockets() {
        return pockets(PocketSize.USUAL);
    }

    /** The same, of another size. */
    public Pockets pockets(PocketSize size) {
        return new ServedPockets(liveCatalog, memory.rankings(), releases::current, size, clock);
    }

    public Training training() {
        return training;
    }

    public Releases releases() {
        return releases;
    }

    /** Every category that has an item, in the order of their paths. */
    public List<Category> categories() {
        return categories.categories();
    }

    /**
     * Identifiers of items under a category, in their order, page by page.
     *
     * @param path levels, widest first; empty for the whole catalogue
     * @param after the last identifier of the page before; empty for the first page
     */
    public List<String> itemIds(List<String> path, String after, int limit) {
        return categories.itemIds(path, after, limit);
    }

    /** The first items that are variants of one product, in the order of their identifiers; empty for an unknown group. */
    public List<String> itemsOfGroup(String itemGroupId, int limit) {
        return liveCatalog.group(itemGroupId, limit);
    }

    /** The group whose variant an item is; empty for one that stands alone or is not in the catalogue. */
    public Optional<String> groupOf(String itemId) {
        int slot = liveCatalog.slot(itemId);
        LiveCatalog.Listing listing = slot < 0 ? null : liveCatalog.columns().listing(slot);
        return listing == null ? Optional.empty() : Optional.ofNullable(listing.groupId());
    }

    /**
     * Places new items at once, where a caller has no time to come back: they appear by themselves within about a second.
     *
     * @return whether all have a place; not if there are more than can be placed in that time
     */
    public boolean placeNewItems(Duration atMost) {
        return newItems.work(atMost);
    }

    public EngineStatus status() {
        Release serving = releases.current();
        String problem = releases.problem();
        List<String> degraded = new ArrayList<>();
        if (problem != null) {
            degraded.add(problem);
        }
        String unheard = shared == null ? null : shared.problem();
        if (unheard != null) {
            degraded.add(unheard);
        }
        String unsorted = rerankers.problem();
        if (unsorted != null) {
            degraded.add(unsorted);
        }
        if (serving == null) {
            degraded.add("no release serves: shelves show what is popular; train to have personal ones");
        }
        try {
            items = catalog.size();
            stored = events.size();
        } catch (UncheckedIOException unreadable) {
            LOG.log(Level.WARNING, "cannot count what there is: {0}", unreadable.getMessage());
            degraded.add("the truth cannot be read; answers come from what was known");
        }
        return new EngineStatus(
                serving == null ? null : serving.releaseId(),
                items,
                stored,
                memory.catalog().unknownItems(),
                degraded);
    }

    /** Saves the live state, so that the next start is quick. The truth is its owner's to close. */
    @Override
    public void close() {
        background.shutdown();
        if (shared != null) {
            shared.close();
        }
        steering.close();
        if (intents != null) {
            intents.close();
        }
        stopPlacing();
        saveWhere(1);
    }

    private static void await(CompletableFuture<Void> step) {
        try {
            step.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Saves the live state once a start would have much to replay: no kill must make the next one slow. */
    private void saveWhatIsMuch() {
        saveWhere(MUCH_TO_REPLAY);
    }

    private void saveWhere(long unsaved) {
        try {
            if (memory.unsaved(truth) >= unsaved) {
                events.whileNothingIsAppended(offset -> memory.save(truth, offset));
            }
        } catch (RuntimeException failure) {
            // The truth may come back; an exception would end the schedule, or a stop half-way.
            LOG.log(Level.WARNING, "cannot save the live state: {0}", failure.getMessage());
        }
    }

    /** Another process erased somebody: which events they had is not known any more, so everything is counted anew. */
    private void forgetErased(Set<Subject> erased) {
        expiry.erasureBegins();
        events.whileNothingIsAppended(offset -> memory.replay(truth, offset));
        tellRevoked(erased);
        tellErased(erased);
    }

    /** A subject and, of a device, whose it is. */
    private Set<Subject> withOwner(Subject subject) {
        String owner = subject.isShopper() ? null : shopperOf(subject.id());
        return owner == null ? Set.of(subject) : Set.of(subject, Subject.shopper(owner));
    }

    private void tellRevoked(Set<Subject> subjects) {
        revocations.forEach(forgetter -> forgetter.accept(subjects));
    }

    private void tellErased(Set<Subject> erased) {
        forgetters.forEach(forgetter -> forgetter.accept(erased));
    }

    /** Everything that an engine derives of people. */
    private final class Forgetting implements Rights.Derived {
        /** Up to where the log was applied when the erasure began. */
        private long applied;

        @Override
        public void whileNothingIsAppended(Runnable action) {
            events.whileNothingIsAppended(offset -> {
                applied = offset;
                expiry.erasureBegins();
                action.run();
            });
        }

        @Override
        public void forget(Map<Subject, List<Event>> erased, boolean isKnown) {
            erased.forEach(memory.state()::remove);
            erased.keySet().forEach(choices::follow);
            blindForgetters.forEach(Runnable::run);
            tellRevoked(erased.keySet());
            if (isKnown) {
                memory.rewriteFile(truth, applied);
                tellErased(erased.keySet());
            }
        }

        @Override
        public List<String> releasesSince(Instant time) {
            return releases.list().stream()
                    .filter(release -> release.createdAt().isAfter(time))
                    .map(ReleaseInfo::releaseId)
                    .toList();
        }
    }

    /** Another process swept; on a thread of its own, as new events must not wait for it. */
    private void followSweep() {
        background.execute(() -> {
            try {
                expiry.follow();
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "cannot take out what expired: {0}", failure.getMessage());
            }
        });
    }

    private void placeSome() {
        try {
            newItems.work(PLACED_AT_ONCE);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "cannot place new items: {0}", failure.getMessage());
        }
    }

    /** Waits for the items that are being placed: the truth they are read from may be closed next. */
    private void stopPlacing() {
        placing.shutdown();
        newItems.stop();
    }

    private void follow() {
        try {
            releases.follow();
        } catch (RuntimeException failure) {
            // The directory may come back; an exception would end the schedule.
            LOG.log(Level.WARNING, "cannot look for releases: {0}", failure.getMessage());
        }
    }
}
