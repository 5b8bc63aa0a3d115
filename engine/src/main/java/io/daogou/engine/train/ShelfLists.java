package io.daogou.engine.train;

import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.rank.Taste;
import io.daogou.engine.release.Release;
import io.daogou.engine.rerank.CandidateFeatures;
import io.daogou.engine.rerank.Moment;
import io.daogou.engine.rerank.Rows;
import io.daogou.engine.rerank.Scored;
import io.daogou.learn.data.History;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.ranking.RankerFeatures;
import io.daogou.learn.model.ranking.ShownList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shelves that were shown as lists that a ranker learns from: with the features that their items had then. */
final class ShelfLists {
    /** Shelves that share the room for scores. */
    private static final int GRAIN = 64;

    private final Release past;
    private final LiveCatalog catalog;
    private final LiveCatalog.Columns columns;
    private final Model model;
    private final CandidateFeatures features;

    /** @param past with models that know nothing of the shelves */
    ShelfLists(Release past, LiveCatalog catalog) {
        this.past = past;
        this.catalog = catalog;
        columns = catalog.columns();
        model = Objects.requireNonNull(past.models().home());
        features = new CandidateFeatures(model);
    }

    RankerFeatures features() {
        return features.names();
    }

    /** A list for each shelf with at least two items that models know, for somebody of whom they can tell something. */
    List<ShownList> of(List<ShownShelf> shelves, Progress progress) {
        @Nullable ShownList[] lists = new @Nullable ShownList[shelves.size()];
        Steps steps = new Steps(progress, shelves.size());
        Parallel.ranges(lists.length, GRAIN, (from, to) -> {
            Scored scored = new Scored(model);
            for (int k = from; k < to; k++) {
                lists[k] = of(shelves.get(k), scored);
            }
            steps.add(to - from);
        });
        return Stream.of(lists)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private @Nullable ShownList of(ShownShelf shelf, Scored scored) {
        KnownThen known = Objects.requireNonNull(shelf.known());
        Taste taste = Taste.of(known.history(), past);
        int[] places = places(shelf);
        if (taste.size() == 0 || places.length < 2) {
            return null;
        }
        History history = taste.history();
        var _ = scored.ask(history);
        Moment moment = new Moment(past, catalog, columns, known.history(), shelf.time());
        float[] values = features.of(moment, scored, candidates(scored, moment), rows(shelf, known, places));
        int[] positions = new int[places.length];
        float[] gains = new float[places.length];
        for (int k = 0; k < places.length; k++) {
            positions[k] = shelf.positions()[places[k]];
            gains[k] = shelf.gains()[places[k]];
        }
        return new ShownList(values, positions, gains, false);
    }

    /** Places of the items that the models know. */
    private int[] places(ShownShelf shelf) {
        int[] places = new int[shelf.size()];
        int size = 0;
        for (int k = 0; k < places.length; k++) {
            if (past.itemIndex(catalog.slot(shelf.itemIds()[k])) >= 0) {
                places[size++] = k;
            }
        }
        return Arrays.copyOf(places, size);
    }

    private Rows rows(ShownShelf shelf, KnownThen known, int[] places) {
        int[] items = new int[places.length];
        double[] wanted = new double[places.length];
        double[] recent = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            items[k] = past.itemIndex(catalog.slot(shelf.itemIds()[places[k]]));
            wanted[k] = known.wanted(places[k]);
            recent[k] = known.recent(places[k]);
        }
        return new Rows(items, wanted, recent);
    }

    /** What a shelf of that moment would have chosen from: the model's best of what was there and not met yet. */
    private int[] candidates(Scored scored, Moment moment) {
        float[] scores = scored.scores().clone();
        for (int k = 0; k < moment.history().size(); k++) {
            int item = past.itemIndex(moment.history().touch(k).slot());
            if (item >= 0) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
        }
        for (int item = 0; item < scores.length; item++) {
            if (columns.addedAt(past.slot(item)) > moment.time()) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
        }
        TopHeap best = new TopHeap(Math.min(CandidateFeatures.CANDIDATES, scores.length));
        best.offerAll(scores);
        return best.drain();
    }
}
