package io.daogou.engine.train;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.learn.lab.Reporter;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ranking.ListRanker;
import io.daogou.learn.model.ranking.RankerComparison;
import io.daogou.learn.model.ranking.RankerFit;
import io.daogou.learn.model.ranking.RankerPlan;
import io.daogou.learn.model.ranking.ShownList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether home shelves are better sorted again, from those that were shown and what came of them.
 *
 * <p><b>No model knows the answers.</b> The newest {@value #NEWEST_SHARE} of the shelves are learned from. What the blend and its
 * members scored comes from models that are fitted once more, on nothing but what happened before the first of these shelves;
 * histories and counts are those of the moment ({@link ShelfReplay}). Only the kinds of models, their parameters and shares were
 * chosen with a look at the latest tenth of the log: that favours the blend, against which the ranker has to stand.
 *
 * <p><b>Decision.</b> {@link ListRanker#fit}: learned from the older of the shelves, compared on the newest, refused unless it is
 * better by more than a standard error; then learned from all.
 */
final class RankerSearch {
    private static final double NEWEST_SHARE = .5;
    private static final String PLACEMENT = "home";

    private final EngineSettings settings;
    private final Reporter reporter;
    private final LiveCatalog catalog;

    RankerSearch(EngineSettings settings, Reporter reporter, LiveCatalog catalog) {
        this.settings = settings;
        this.reporter = reporter;
        this.catalog = catalog;
    }

    /**
     * What came of it.
     *
     * @param ranker none where the blend's order stands
     * @param report how good, or why not
     */
    record Found(@Nullable ListRanker ranker, FittedModel report) {}

    /**
     * Searches.
     *
     * @param secondsSpent of the training so far
     */
    Found search(ShelfReplay replay, ActionLog log, Home home, double secondsSpent) {
        long start = System.nanoTime();
        List<ShownShelf> shelves = newest(replay);
        RankerFit fit = fit(shelves, log, home, secondsSpent);
        double seconds = (System.nanoTime() - start) / 1e9;
        return switch (fit) {
            case RankerFit.Accepted accepted -> accepted(accepted, seconds);
            case RankerFit.Refused refused -> {
                reporter.note("no ranker: " + refused.reason());
                yield new Found(null, report(Map.of("refused", refused.reason()), Map.of(), seconds, 0));
            }
        };
    }

    private static List<ShownShelf> newest(ShelfReplay replay) {
        List<ShownShelf> kept = replay.shelves();
        int wanted = (int) Math.min(kept.size(), Math.ceil(NEWEST_SHARE * replay.shown()));
        return kept.subList(kept.size() - wanted, kept.size());
    }

    private RankerFit fit(List<ShownShelf> shelves, ActionLog log, Home home, double secondsSpent) {
        long informative = shelves.stream().filter(RankerSearch::isInformative).count();
        if (!DataNeeded.isEnoughForRanker(informative)) {
            return new RankerFit.Refused(
                    "of the home shelves that recommendations filled lately " + informative
                            + " tell what was chosen over others; at least " + DataNeeded.SHELVES + " are needed",
                    null);
        }
        if (home.blend() == null) {
            return new RankerFit.Refused("popularity alone is best; there is no blend to sort again", null);
        }
        if (secondsSpent > 60 * settings.trainingMinutes()) {
            return new RankerFit.Refused("no time is left; a higher engine.trainingMinutes would give some", null);
        }
        long first = shelves.stream().mapToLong(ShownShelf::time).min().orElse(0);
        ShelfLists lists = new ShelfLists(past(log, home, first - 1), catalog);
        List<ShownList> all = lists.of(shelves, reporter.step("ranker: reading shelves"));
        RankerPlan plan = RankerPlan.defaults();
        return ListRanker.fit(lists.features(), all, plan, reporter.step("ranker: sorting shelves"));
    }

    private static boolean isInformative(ShownShelf shelf) {
        for (float gain : shelf.gains()) {
            if (gain != shelf.gains()[0]) {
                return true;
            }
        }
        return false;
    }

    /** The models as they would have served: fitted on what had happened by a moment. */
    private Release past(ActionLog log, Home home, long moment) {
        Validation before = Validation.after(log, Instant.ofEpochMilli(moment));
        Model blend = home.fit(log.items(), before.sequences(home.weights()), reporter);
        int items = log.items().size();
        SparseRows none = new SparseRows(items, new int[items + 1], new int[0], new float[0]);
        return new Release("before the shelves", new Models(log.items(), blend, none, none, home.weights()), catalog);
    }

    private Found accepted(RankerFit.Accepted accepted, double seconds) {
        RankerComparison on = accepted.comparison();
        reporter.note(String.format(
                Locale.ROOT,
                "ranker: NDCG %.4f on %d shelves kept aside, %.4f by the blend, standard error of the difference %.4f",
                on.ranker(),
                on.lists(),
                on.baseline(),
                on.standardError()));
        Map<String, Double> measures = Map.of(
                FittedModel.RANKER_NDCG,
                on.ranker(),
                FittedModel.BLEND_NDCG,
                on.baseline(),
                "standardError",
                on.standardError(),
                "shelves",
                (double) on.lists());
        Map<String, String> parameters = Map.of("epochs", String.valueOf(accepted.epochs()));
        return new Found(accepted.ranker(), report(parameters, measures, seconds, 1));
    }

    private static FittedModel report(
            Map<String, String> parameters, Map<String, Double> measures, double seconds, double weight) {
        return new FittedModel(FittedModel.RANKER, PLACEMENT, parameters, measures, seconds, weight);
    }
}
