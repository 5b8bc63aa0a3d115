package io.daogou.engine;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Steering;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.rank.ShelfRecommender;
import io.daogou.engine.steering.LiveSteering;
import io.daogou.engine.steering.Placement;
import io.daogou.engine.steering.Source;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant says about shelves. A change is durable and known to the next answer when it returns; a window of a rule
 * that begins or ends, and what comes into the catalogue, within a second.
 *
 * <p><b>Threads:</b> any number.
 */
public final class Merchandising {
    private static final int MOST_RULES = 500;

    private final Kept<Rule> rules;
    private final Kept<PlacementSettings> placements;
    private final LiveSteering live;
    private final LiveCatalog catalog;
    private final ShelfRecommender recommender;

    /**
     * What a shelf is to be looked at with.
     *
     * @param settings in the place of what is kept; none: as it is kept
     * @param rules each in the place of the one of its name
     * @param at the moment whose rules hold
     */
    public record Draft(@Nullable PlacementSettings settings, List<Rule> rules, Instant at) {
        public Draft {
            rules = List.copyOf(rules);
        }
    }

    Merchandising(Steering truth, LiveSteering live, LiveCatalog catalog, ShelfRecommender recommender) {
        this.live = live;
        this.catalog = catalog;
        this.recommender = recommender;
        rules = new FollowedKept<>(truth.rules(), this::checkNew, live::follow);
        placements = new FollowedKept<>(truth.placements(), Merchandising::check, live::follow);
    }

    /** The rules, in force or not; one that does not fit this shop is refused. */
    public Kept<Rule> rules() {
        return rules;
    }

    /** The placements that are not as they come; what they cannot do is refused. */
    public Kept<PlacementSettings> placements() {
        return placements;
    }

    /** The rules that hold now, in the order of their names. */
    public List<Rule> inForce() {
        return live.inForce();
    }

    /** How many shelves would have been empty by what the merchant says alone. */
    public long gaveWay() {
        return live.gaveWay();
    }

    /** Every placement there is. */
    public List<String> placementNames() {
        return Placement.names();
    }

    /**
     * How a placement is set up, with everything filled in that nobody said.
     *
     * @throws InvalidInput if there is no such placement
     */
    public PlacementSettings settings(String placement) {
        return live.shelf(Placement.ofWireName(placement)).settings();
    }

    /** How many items a request gets that does not say; of a placement that there is not, too. */
    public int usualLimit(String placement) {
        return placementNames().contains(placement)
                ? live.shelf(Placement.ofWireName(placement)).limit()
                : RecommendationRequest.DEFAULT_LIMIT;
    }

    /** What can fill a placement, as it comes. */
    public List<String> availableSources(String placement) {
        return Placement.ofWireName(placement).sources().stream()
                .map(Source::wireName)
                .toList();
    }

    /** A shelf as it would be; nothing is noted of it. */
    public Recommendation preview(RecommendationRequest request, Draft draft) {
        Placement placement = Placement.ofWireName(request.placement());
        draft.rules().forEach(this::check);
        if (draft.settings() != null) {
            check(draft.settings());
        }
        return recommender.preview(request, live.draft(placement, draft.settings(), draft.rules(), draft.at()));
    }

    private void checkNew(Rule rule) {
        check(rule);
        Set<String> known = rules.current().keySet();
        if (known.size() >= MOST_RULES && !known.contains(rule.ruleId())) {
            throw new InvalidInput(
                    "ruleId", "is one too many", rule.ruleId(), "delete some, there are " + MOST_RULES + " already");
        }
    }

    private void check(Rule rule) {
        for (String placement : rule.placements()) {
            if (!placementNames().contains(placement)) {
                throw new InvalidInput(
                        "placements",
                        "has one that is not known",
                        placement,
                        "use some of " + String.join(", ", placementNames()));
            }
        }
        if (rule.action() instanceof RuleAction.Pin) {
            for (String itemId : rule.selects().itemIds()) {
                int slot = catalog.slot(itemId);
                if (slot < 0 || catalog.columns().listing(slot) == null) {
                    throw new InvalidInput(
                            "selects.itemIds",
                            "has an item that is not in the catalogue",
                            itemId,
                            "only what the shop has can be pinned, see GET /v1/items");
                }
            }
        }
    }

    private static void check(PlacementSettings settings) {
        Placement placement = Placement.ofWireName(settings.placement());
        List<String> sources = Objects.requireNonNullElse(settings.sources(), List.of());
        List<String> has = placement.sources().stream().map(Source::wireName).toList();
        Set<String> named = new HashSet<>();
        for (String source : sources) {
            if (!has.contains(source)) {
                throw new InvalidInput(
                        "sources",
                        "has one that " + settings.placement() + " has not",
                        source,
                        "use some of " + has + ", or leave it out");
            }
            if (!named.add(source)) {
                throw new InvalidInput("sources", "names one twice", source, "name each once");
            }
        }
    }
}
