package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.Release;
import io.daogou.engine.rerank.CandidateFeatures;
import io.daogou.engine.rerank.Moment;
import io.daogou.engine.rerank.Reranker;
import io.daogou.engine.rerank.Scored;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Candidates of a model that reads the whole taste: every item it scores above nothing, which for a blend is above the mean.
 * Reasons are the items of the taste that had the largest parts in the score; where none had, an interest, or that it is the whole.
 */
final class ModelSource {
    private final Release release;
    private final Model model;
    private final Taste taste;
    private final Function<Touch, Reason> wording;
    private final Leanings leanings;
    private final Newcomers newcomers;

    /**
     * @param wording the reason that an item of the taste gives
     * @param leanings the reason where no single one does
     */
    ModelSource(
            Release release,
            Model model,
            Taste taste,
            Placed placed,
            Function<Touch, Reason> wording,
            Leanings leanings) {
        this.leanings = leanings;
        this.release = release;
        this.model = model;
        this.taste = taste;
        this.wording = wording;
        newcomers = new Newcomers(placed, taste, wording);
    }

    void fill(Shelf shelf) {
        if (taste.size() == 0 || shelf.isFull()) {
            return;
        }
        float[] scores = new float[model.items()];
        ExplainedModel.Explanation explanation = ExplainedModel.explain(model, taste.history(), scores);
        Candidates best = best(shelf, scores, shelf.choice());
        newcomers.fill(shelf, queue(items(best), best.scores(), explanation), scores, best.scores());
    }

    /**
     * The same in the order of a ranker.
     *
     * @return whether it sorted; if it failed, candidates keep the order of the model
     */
    boolean fill(Shelf shelf, Reranker reranker, Moment moment) {
        if (taste.size() == 0 || shelf.isFull()) {
            return true;
        }
        Scored scored = reranker.borrow();
        try {
            ExplainedModel.Explanation explanation = scored.ask(taste.history());
            Candidates best = best(shelf, scored.scores(), Math.max(shelf.choice(), CandidateFeatures.CANDIDATES));
            int[] items = items(best);
            Optional<float[]> again = reranker.scores(moment, scored, items);
            float[] keys = again.orElseGet(() -> new float[0]);
            Candidates order = new Candidates(keys.length);
            for (int place = 0; place < keys.length; place++) {
                order.add(place, keys[place]);
            }
            order.sort();
            float[] shown = best.scores();
            int[] sorted = items.clone();
            for (int place = 0; place < keys.length; place++) {
                sorted[place] = items[order.item(place)];
                shown[place] = keys[order.item(place)];
            }
            newcomers.fill(shelf, queue(sorted, shown, explanation), scored.scores(), best.scores());
            return again.isPresent();
        } finally {
            reranker.giveBack(scored);
        }
    }

    /** The same in an order that chance makes, of so many of the best. */
    void fillByChance(Shelf shelf, int most, RandomGenerator random) {
        if (taste.size() == 0 || shelf.isFull()) {
            return;
        }
        float[] scores = new float[model.items()];
        ExplainedModel.Explanation explanation = ExplainedModel.explain(model, taste.history(), scores);
        Candidates best = best(shelf, scores, Math.max(shelf.choice(), most));
        int[] items = items(best);
        float[] shuffled = best.scores();
        for (int last = items.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int item = items[last];
            float score = shuffled[last];
            items[last] = items[other];
            shuffled[last] = shuffled[other];
            items[other] = item;
            shuffled[other] = score;
        }
        newcomers.fill(shelf, queue(items, shuffled, explanation), scores, best.scores());
    }

    private Candidates best(Shelf shelf, float[] scores, int most) {
        Candidates best = new Candidates(most);
        for (int item = 0; item < scores.length; item++) {
            if (scores[item] > 0 && best.wouldTake(item, scores[item]) && shelf.allows(release.slot(item))) {
                best.add(item, scores[item]);
            }
        }
        best.sort();
        return best;
    }

    private static int[] items(Candidates candidates) {
        int[] items = new int[candidates.size()];
        Arrays.setAll(items, candidates::item);
        return items;
    }

    private Newcomers.Queue queue(int[] items, float[] shown, ExplainedModel.Explanation explanation) {
        int[] slots = new int[items.length];
        Arrays.setAll(slots, place -> release.slot(items[place]));
        return new Newcomers.Queue(slots, shown, place -> reasons(explanation, items[place]));
    }

    private List<Reason> reasons(ExplainedModel.Explanation explanation, int item) {
        float[] oldestFirst = new float[taste.size()];
        explanation.addParts(item, 1, oldestFirst);
        float[] parts = new float[oldestFirst.length];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = oldestFirst[parts.length - 1 - k];
        }
        return taste.reasons(parts, wording, () -> leanings.of(release.slot(item)));
    }
}
