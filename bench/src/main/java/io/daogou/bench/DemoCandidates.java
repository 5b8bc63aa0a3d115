package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Touch;
import io.daogou.engine.rank.Taste;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.engine.rerank.CandidateFeatures;
import io.daogou.engine.rerank.Moment;
import io.daogou.engine.rerank.Rows;
import io.daogou.engine.rerank.Scored;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendSearch;
import io.daogou.learn.data.History;
import io.daogou.learn.data.HoldOut;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.factor.ImplicitAls;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.ranking.RankerFeatures;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** Candidates for the shoppers of the demo shop at the end of its log, with the features that the engine computes. */
final class DemoCandidates {
    private static final ActionWeights WEIGHTS = new ActionWeights(1, 1, 2, 3);
    private static final int LONGEST = 100;

    private final List<String> shoppers;
    private final int most;
    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(30, Clock.fixed(DemoShop.NOW, ZoneOffset.UTC));
    private final LiveState state = new LiveState(catalog, popularity, LONGEST);
    private final Vocabulary items;
    private final Blend blend;
    private final Release release;
    private final CandidateFeatures features;
    private final Scored scored;

    /**
     * Candidates of a shopper.
     *
     * @param items best of the blend first
     * @param values count × features
     */
    @SuppressWarnings("ArrayRecordComponent") // Read in loops, within this package.
    record Candidates(int[] items, float[] values) {
        int count() {
            return items.length;
        }
    }

    DemoCandidates(DemoShop shop, Simulation simulation, int most) {
        this.shoppers = simulation.truth().shopperIds();
        this.most = most;
        shop.items().forEach(catalog::put);
        shoppers.forEach(shopper -> simulation.truth().devices(shopper).forEach(device -> state.link(device, shopper)));
        simulation.forEach(state::apply);
        items = Vocabulary.of(shop.items().stream().map(item -> item.itemId()).toList());
        SparseRows none = new SparseRows(items.size(), new int[items.size() + 1], new int[0], new float[0]);
        blend = blend();
        release = new Release("demo", new Models(items, blend, none, none, WEIGHTS), catalog);
        features = new CandidateFeatures(blend);
        scored = new Scored(blend);
    }

    private Blend blend() {
        Interactions all = interactions();
        HoldOut holdOut = HoldOut.users(all, 0.3, 0.3, 1);
        return new Blend(
                members(all),
                BlendSearch.weights(members(holdOut.train()), Questions.of(holdOut.questions(), true), 1000, 1));
    }

    private Interactions interactions() {
        InteractionsBuilder builder = Interactions.builder();
        for (int shopper = 0; shopper < shoppers.size(); shopper++) {
            io.daogou.engine.live.History history = history(shopper);
            for (int k = 0; k < history.size(); k++) {
                Touch touch = history.touch(k);
                int item = items.index(catalog.columns().itemId(touch.slot()));
                builder.add(shopper, item, WEIGHTS.weigh(touch), touch.latest() / 1000);
            }
        }
        return builder.build(shoppers.size(), items.size());
    }

    private static List<Model> members(Interactions data) {
        return List.of(
                ItemKnn.fit(data, ItemKnn.Parameters.defaults(), Progress.NONE),
                ImplicitAls.fit(data, new ImplicitAls.Parameters(32, 0.1, 0.01, 1, 8, 1), Progress.NONE));
    }

    private io.daogou.engine.live.History history(int shopper) {
        return state.history(shoppers.get(shopper), null);
    }

    RankerFeatures names() {
        return features.names();
    }

    /** The place of the blend's score in a row. */
    int baselineIndex() {
        return names().names().indexOf(names().baseline());
    }

    String itemId(int item) {
        return items.id(item);
    }

    /** The candidates of a shopper. */
    Candidates of(int shopper) {
        int[] candidates = ask(shopper, most);
        return new Candidates(candidates, values(shopper, candidates));
    }

    /** The best so many of the blend for a shopper, whose features may be asked for next. */
    int[] ask(int shopper, int count) {
        History history = Taste.of(history(shopper), release).history();
        var _ = scored.ask(history);
        return blend.best(history, count);
    }

    /** The features of candidates of the shopper who was asked about last. */
    float[] values(int shopper, int[] candidates) {
        double[] wanted = new double[candidates.length];
        double[] recent = new double[candidates.length];
        long now = DemoShop.NOW.toEpochMilli();
        for (int row = 0; row < candidates.length; row++) {
            wanted[row] = popularity.count(release.slot(candidates[row]), now);
            recent[row] = popularity.recentCount(release.slot(candidates[row]), now);
        }
        Moment moment = new Moment(release, catalog, catalog.columns(), history(shopper), now);
        return features.of(moment, scored, candidates, new Rows(candidates, wanted, recent));
    }
}
