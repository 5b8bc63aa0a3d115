package io.daogou.engine.rank;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.Recommender;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.Release;
import io.daogou.engine.rerank.Moment;
import io.daogou.engine.rerank.Reranker;
import io.daogou.engine.rerank.Rerankers;
import io.daogou.engine.steering.LiveSteering;
import io.daogou.engine.steering.Placement;
import io.daogou.engine.steering.Source;
import io.daogou.engine.steering.SteeredShelf;
import io.daogou.learn.model.Model;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Fills shelves from what is in memory: one release, the live state and the live catalogue.
 *
 * <p><b>Threads:</b> any number; a request takes no lock. <b>Failure:</b> without a release every shelf is filled by
 * popularity, and says so. <b>Budget:</b> some tens of microseconds for 20 items.
 */
public final class ShelfRecommender implements Recommender {
    private static final long DAY_MILLIS = 24 * 3600 * 1000L;
    /** From so many of the blend's best chance picks, on shelves that are to show what is worth showing. */
    private static final int EXPLORED = 60;

    private static final int NOT_MIXED = Integer.MAX_VALUE;
    private static final List<String> NO_RELEASE =
            List.of("no release yet: shelves show what is popular; train to have personal ones");

    private static final String NOT_RERANKED =
            "no ranker sorts: the shelf has the order of the blend; GET /v1/health says why";

    private static final String GAVE_WAY =
            "rules and settings left nothing for this shelf: it shows what they do not hide; see GET /v1/rules";

    private static final String ALL_HIDDEN = "rules hide everything that could be on this shelf; see GET /v1/rules";

    private static final String SWITCHED_OFF = "the shelf is switched off; see GET /v1/placements";

    /** What puts items on shelves beside a {@link Source}, in the words that answers and impressions use. */
    private static final String RANKER = "ranker";

    private static final String CHANCE = "chance";
    private static final String POPULAR = "popular";

    private static final String DRAFT = "preview";

    private final LiveCatalog catalog;
    private final LiveState state;
    private final Rankings rankings;
    private final Supplier<@Nullable Release> serving;
    private final Function<@Nullable Release, Placed> newItems;
    private final EngineSettings settings;
    private final Clock clock;
    private final @Nullable Rerankers rerankers;
    private final ShelfSignature signature;
    private final LiveSteering steering;
    private final Scratch.Pool scratches = new Scratch.Pool();
    private final String idPrefix = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36) + "-";
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong homes = new AtomicLong();

    /** Without new items, whatever they read like; as the placements come; signed with a key that nobody has. */
    public ShelfRecommender(
            LiveCatalog catalog,
            LiveState state,
            Rankings rankings,
            Supplier<@Nullable Release> serving,
            EngineSettings settings,
            Clock clock) {
        this(
                catalog,
                state,
                rankings,
                serving,
                release -> Placed.NONE,
                null,
                new ShelfSignature(new byte[1]),
                new LiveSteering(catalog, clock),
                settings,
                clock);
    }

    /**
     * @param serving the release to answer from, asked once a request
     * @param newItems what stands among the items of a release without being one of them
     * @param rerankers who sorts the home shelf again; none: nobody
     * @param signature by which events prove what was shown
     * @param steering what the merchant says, asked once a request
     */
    public ShelfRecommender(
            LiveCatalog catalog,
            LiveState state,
            Rankings rankings,
            Supplier<@Nullable Release> serving,
            Function<@Nullable Release, Placed> newItems,
            @Nullable Rerankers rerankers,
            ShelfSignature signature,
            LiveSteering steering,
            EngineSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.state = state;
        this.rankings = rankings;
        this.serving = serving;
        this.newItems = newItems;
        this.settings = settings;
        this.clock = clock;
        this.rerankers = rerankers;
        this.signature = signature;
        this.steering = steering;
    }

    @Override
    public Recommendation recommend(RecommendationRequest request) {
        return recommend(request, steering.shelf(Placement.ofWireName(request.placement())), false);
    }

    /** Fills one shelf as it would be; nobody can prove that it was shown, and chance sorts nothing. */
    public Recommendation preview(RecommendationRequest request, SteeredShelf draft) {
        return recommend(request, draft, true);
    }

    private Recommendation recommend(RecommendationRequest request, SteeredShelf steered, boolean isDraft) {
        Placement placement = steered.placement();
        if (placement == Placement.ITEM_SIMILAR && request.itemIds().isEmpty()) {
            throw new InvalidInput("itemId", "is missing", "none", "item-similar needs the item it is about");
        }
        Release release = serving.get();
        Placed placed = newItems.apply(release);
        Rankings.Order order = rankings.order();
        History history = history(request);
        int[] about = about(placement, request, history);
        // Last of all, so that every slot met so far is in the columns.
        LiveCatalog.Columns columns = catalog.columns();
        int known = release == null ? 0 : release.models().items().size();
        Scratch scratch = scratches.borrow(known + placed.size(), columns.size());
        try {
            Answer answer =
                    new Answer(steered, isDraft, request, release, placed, order, history, about, columns, scratch);
            List<RecommendedItem> items = answer.fill();
            return new Recommendation(
                    isDraft ? DRAFT : signature.sign(name(placement, history, items), items),
                    placement.wireName(),
                    steered.said().title(),
                    release == null ? null : release.releaseId(),
                    items,
                    answer.degraded);
        } finally {
            scratches.giveBack(scratch);
        }
    }

    /**
     * Of an answer that says nothing of anybody: the same for the same shelf, so that two strangers' answers do not differ
     * in a byte, and no number tells one from the other.
     */
    private String name(Placement placement, History history, List<RecommendedItem> items) {
        if (history.size() > 0) {
            return idPrefix + Long.toString(answers.getAndIncrement(), 36);
        }
        long hash = placement.wireName().hashCode();
        for (RecommendedItem item : items) {
            hash = (hash ^ item.itemId().hashCode()) * 0x9E3779B97F4A7C15L;
        }
        return "all-" + Long.toUnsignedString(hash, 36);
    }

    private History history(RecommendationRequest request) {
        List<String> given = request.history();
        if (given == null) {
            return state.history(request.shopperId(), request.deviceId());
        }
        return History.viewed(knownSlots(given));
    }

    /** The items a shelf is about: those of the request or, for what goes with a cart, those in it. */
    private int[] about(Placement placement, RecommendationRequest request, History history) {
        int[] named = knownSlots(request.itemIds());
        return named.length == 0 && placement == Placement.CART_TOGETHER ? inCart(history) : named;
    }

    private int[] knownSlots(List<String> itemIds) {
        return itemIds.stream()
                .mapToInt(catalog::slot)
                .filter(slot -> slot >= 0)
                .toArray();
    }

    private static int[] inCart(History history) {
        int[] slots = new int[history.size()];
        int size = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.touch(i).isInCart()) {
                slots[size++] = history.touch(i).slot();
            }
        }
        return Arrays.copyOf(slots, size);
    }

    /** One request while it is being answered. */
    private final class Answer {
        private final SteeredShelf steered;
        private final Placement placement;
        private final boolean isDraft;
        private final RecommendationRequest request;
        private final @Nullable Release release;
        private final Placed placed;
        private final Rankings.Order order;
        private final History history;
        private final int[] about;
        private final LiveCatalog.Columns columns;
        private final Scratch scratch;
        private final Eligibility eligibility;
        private final Shelf shelf;
        final List<String> degraded = new ArrayList<>(0);

        Answer(
                SteeredShelf steered,
                boolean isDraft,
                RecommendationRequest request,
                @Nullable Release release,
                Placed placed,
                Rankings.Order order,
                History history,
                int[] about,
                LiveCatalog.Columns columns,
                Scratch scratch) {
            this.steered = steered;
            placement = steered.placement();
            this.isDraft = isDraft;
            this.request = request;
            this.release = release;
            this.placed = placed;
            this.order = order;
            this.history = history;
            this.about = about;
            this.columns = columns;
            this.scratch = scratch;
            eligibility = new Eligibility(catalog, columns, scratch, request.filter(), steered, about);
            int mostPerCategory = placement.isMixed() ? settings.mostPerCategory() : NOT_MIXED;
            shelf = new Shelf(columns, eligibility, steered, request.limit(), mostPerCategory);
        }

        List<RecommendedItem> fill() {
            if (release == null) {
                degraded.addAll(NO_RELEASE);
            }
            if (!steered.said().enabled()) {
                degraded.add(SWITCHED_OFF);
                return List.of();
            }
            // A pin stands above what the placement leaves out, not above what the shopper turned down.
            leaveOut(false, false, true);
            shelf.pin();
            eligibility.narrow(eligibility.canBeNarrow());
            fillFromSources();
            if (shelf.isEmpty() && eligibility.canBeNarrow()) {
                giveWay(GAVE_WAY);
                eligibility.narrow(false);
                fillFromSources();
            }
            if (shelf.isEmpty() && history.size() > 0) {
                leaveOut(false, false, false);
                fillWithPopular();
            }
            if (shelf.isEmpty() && steered.hidesAnything()) {
                giveWay(ALL_HIDDEN);
            }
            return shelf.items();
        }

        private void giveWay(String reason) {
            degraded.add(reason);
            if (!isDraft) {
                steering.giveWay();
            }
        }

        private void fillFromSources() {
            leaveOut(steered.excludesSeen(), steered.excludesBought(), true);
            for (Source source : steered.sources()) {
                shelf.by(source.wireName());
                switch (source) {
                    case TASTE -> fillByTaste();
                    case CONTENT -> fillByNew();
                    case SIMILAR -> fillSimilar();
                    case TOGETHER -> fillTogether();
                    case CATEGORY -> fillFromCategories();
                    case RECENT -> fillRecentlyViewed();
                    case AGAIN -> fillBuyAgain();
                    case LATEST -> fillNew();
                }
            }
            fillUp();
        }

        /**
         * Never an empty shelf: whatever is missing is filled up with what many want. Before the shelf stays short, what only
         * the placement leaves out comes back, and it need not be diverse; before it stays empty, what was turned down.
         */
        private void fillUp() {
            fillWithPopular();
            if (!shelf.isFull() && history.size() > 0) {
                leaveOut(false, false, true);
                fillWithPopular();
            }
            if (!shelf.isFull() && shelf.isCapped()) {
                shelf.liftCaps();
                fillWithPopular();
            }
        }

        private void fillWithPopular() {
            shelf.by(POPULAR);
            OrderSource popular = new OrderSource(order.popular(), order::popularity, List.of(new Reason.Popular()));
            int before;
            do {
                // Again where only the caps stopped it: they rule out what fills the candidates.
                before = shelf.size();
                popular.fill(shelf);
            } while (shelf.isCapped() && !shelf.isFull() && shelf.size() > before);
        }

        /** Leaves out so much and no more; what the request says of the seen and the bought stands above it. */
        private void leaveOut(boolean seen, boolean bought, boolean disliked) {
            eligibility.startOver();
            Filter filter = request.filter();
            if (filter.excludeSeen() == null ? seen : filter.excludeSeen()) {
                eligibility.leaveOut(history, false);
            }
            if (filter.excludeBought() == null ? bought : filter.excludeBought()) {
                eligibility.leaveOut(history, true);
            }
            if (disliked) {
                eligibility.leaveOutDisliked(history);
            }
            for (int slot : about) {
                eligibility.leaveOut(slot);
            }
            shelf.leaveOutPlaced();
        }

        private void fillByTaste() {
            Model home = release == null ? null : release.models().home();
            if (release != null && home != null) {
                if (placement == Placement.HOME) {
                    fillHome(release, home);
                } else {
                    source(release, home).fill(shelf);
                }
            }
        }

        /** In the order of the ranker where there is one, or of chance where it is asked. */
        private void fillHome(Release release, Model home) {
            RandomGenerator chance = chance();
            if (chance != null) {
                shelf.by(CHANCE);
                source(release, home).fillByChance(shelf, EXPLORED, chance);
                return;
            }
            Reranker reranker = rerankers == null ? null : rerankers.of(release).orElse(null);
            if (reranker == null) {
                source(release, home).fill(shelf);
                notReranked(rerankers != null && rerankers.problem() != null);
                return;
            }
            Moment now = reranker.moment(columns, history, clock.millis());
            shelf.by(RANKER);
            notReranked(!source(release, home).fill(shelf, reranker, now));
        }

        private void notReranked(boolean isSo) {
            if (isSo && !degraded.contains(NOT_RERANKED)) {
                degraded.add(NOT_RERANKED);
            }
        }

        /** What is like the new items of a history, where what is known of it does not fill the shelf. */
        private void fillByNew() {
            if (release != null && release.models().home() != null && !shelf.isFull()) {
                ItemRows rows = new ItemRows(release, release.models().similar(), placed);
                Taste taste = Taste.ofNew(history, release, placed, rows);
                new TasteSource(rows, taste, TasteSource.whatWasDone(columns)).fill(shelf, scratch);
            }
        }

        /** What sorts this shelf if it is to be explored; none else, and where nobody is to learn from it: a stranger's tells nothing. */
        private @Nullable RandomGenerator chance() {
            if (isDraft || settings.explorationShare() == 0 || request.history() != null || history.size() == 0) {
                return null;
            }
            RandomGenerator chance = new SplittableRandom(settings.seed() * 31 + homes.getAndIncrement());
            return chance.nextDouble() < settings.explorationShare() ? chance : null;
        }

        private ModelSource source(Release release, Model home) {
            Taste taste = Taste.of(history, release);
            Leanings leanings = new Leanings(columns, history);
            return new ModelSource(release, home, taste, placed, TasteSource.whatWasDone(columns), leanings);
        }

        private void fillSimilar() {
            if (release != null) {
                ItemRows rows = new ItemRows(release, release.models().similar(), placed);
                fill(rows, touch -> new Reason.SimilarTo(columns.itemId(touch.slot())));
            }
        }

        private void fillFromCategories() {
            for (int slot : about) {
                fillFromCategory(slot);
            }
        }

        /** From the narrowest category of an item outwards, the most popular first. */
        private void fillFromCategory(int about) {
            List<Reason> reasons = List.of(new Reason.SameCategory(columns.itemId(about)));
            int category = columns.category(about);
            while (category >= 0 && !shelf.isFull()) {
                int within = category;
                new OrderSource(order.popular(), order::popularity, reasons)
                        .fill(shelf, slot -> catalog.isWithin(columns.category(slot), within));
                category = catalog.parentCategory(category);
            }
        }

        private void fillTogether() {
            if (release != null) {
                ItemRows rows = new ItemRows(release, release.models().together(), Placed.NONE);
                fill(rows, touch -> new Reason.BoughtTogether(columns.itemId(touch.slot())));
            }
        }

        private void fillRecentlyViewed() {
            int[] viewed = new int[history.size()];
            int size = 0;
            for (int i = 0; i < history.size(); i++) {
                if (history.touch(i).viewed() > 0) {
                    viewed[size++] = history.touch(i).slot();
                }
            }
            int[] slots = Arrays.copyOf(viewed, size);
            new OrderSource(slots, slot -> 1, List.of(new Reason.RecentlyViewed())).fill(shelf);
        }

        private void fillBuyAgain() {
            if (release != null) {
                DueItems due = DueItems.of(history, release, clock.millis());
                new OrderSource(due.slots(), slot -> 1, List.of(new Reason.BuyAgain())).fill(shelf);
            }
        }

        private void fillNew() {
            long since = clock.millis() - settings.newForDays() * DAY_MILLIS;
            new OrderSource(order.latest(), slot -> 1, List.of(new Reason.New()))
                    .fill(shelf, slot -> columns.addedAt(slot) >= since);
        }

        private void fill(ItemRows rows, Function<Touch, Reason> wording) {
            new TasteSource(rows, Taste.about(about, rows), wording).fill(shelf, scratch);
        }
    }
}
