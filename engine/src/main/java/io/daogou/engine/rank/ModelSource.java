package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.Release;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import java.util.List;
import java.util.function.Function;

/**
 * Candidates of a model that reads the whole taste: every item it scores above nothing, which for a blend is above the mean.
 * Reasons are the items of the taste that had the largest parts in the score; where none had, that is said.
 */
final class ModelSource {
    private final Release release;
    private final Model model;
    private final Taste taste;
    private final Function<Touch, Reason> wording;
    private final Newcomers newcomers;

    /** @param wording the reason that an item of the taste gives */
    ModelSource(Release release, Model model, Taste taste, Placed placed, Function<Touch, Reason> wording) {
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
        Candidates best = new Candidates(shelf.choice());
        for (int item = 0; item < scores.length; item++) {
            if (scores[item] > 0 && best.wouldTake(item, scores[item]) && shelf.allows(release.slot(item))) {
                best.add(item, scores[item]);
            }
        }
        best.sort();
        int[] slots = new int[best.size()];
        for (int place = 0; place < slots.length; place++) {
            slots[place] = release.slot(best.item(place));
        }
        float[] falling = best.scores();
        newcomers.fill(
                shelf,
                new Newcomers.Queue(slots, falling, place -> reasons(explanation, best.item(place))),
                scores,
                falling);
    }

    private List<Reason> reasons(ExplainedModel.Explanation explanation, int item) {
        float[] oldestFirst = new float[taste.size()];
        explanation.addParts(item, 1, oldestFirst);
        float[] parts = new float[oldestFirst.length];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = oldestFirst[parts.length - 1 - k];
        }
        return taste.reasons(parts, wording);
    }
}
