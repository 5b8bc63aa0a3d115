package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.content.Placed;
import io.daogou.engine.content.Scale;
import io.daogou.engine.live.Touch;
import io.daogou.learn.matrix.SparseRows;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * New items among the candidates that a model of a release found for a taste: each where its score belongs, which is that of
 * the items it reads like, on the scale of the model. The order and scores of the others stay as they are.
 */
final class Newcomers {
    private final Placed placed;
    private final Taste taste;
    private final Function<Touch, Reason> wording;

    /** @param wording the reason that an item of the taste gives */
    Newcomers(Placed placed, Taste taste, Function<Touch, Reason> wording) {
        this.placed = placed;
        this.taste = taste;
        this.wording = wording;
    }

    /**
     * Candidates on their way to a shelf.
     *
     * @param slots in their order
     * @param scores as they are shown
     * @param reasons by place
     */
    record Queue(int[] slots, float[] scores, IntFunction<List<Reason>> reasons) {}

    /**
     * Fills a shelf from a queue, and with what is new.
     *
     * @param answer what the model said of every item of the release
     * @param best its scores of those in the queue, falling: a new item stands behind as many as have a higher one
     */
    void fill(Shelf shelf, Queue queue, float[] answer, float[] best) {
        if (!placed.isAtHome()) {
            shelf.fill(queue.slots, queue.scores, queue.reasons);
            return;
        }
        float[] scores = scores(answer);
        Candidates chosen = chosen(shelf, scores);
        int count = queue.slots.length + chosen.size();
        int[] slots = new int[count];
        float[] shown = new float[count];
        int[] origins = new int[count];
        int known = 0;
        int fresh = 0;
        float[] own = chosen.scores();
        for (int place = 0; place < count; place++) {
            boolean isKnown = fresh == own.length || (known < queue.slots.length && best[known] >= own[fresh]);
            slots[place] = isKnown ? queue.slots[known] : placed.slot(chosen.item(fresh));
            shown[place] = isKnown ? queue.scores[known] : own[fresh];
            origins[place] = isKnown ? known++ : ~chosen.item(fresh++);
        }
        shelf.fill(
                slots,
                shown,
                place -> origins[place] >= 0 ? queue.reasons.apply(origins[place]) : reasons(~origins[place]));
    }

    private float[] scores(float[] answer) {
        float[] behaviour = new float[answer.length];
        placed.behaviour().model().score(taste.history(), behaviour);
        boolean[] history = new boolean[answer.length];
        float[] scores = new float[placed.size()];
        SparseRows home = placed.home();
        for (int k = 0; k < taste.size(); k++) {
            history[taste.items()[k]] = true;
            home.addRow(taste.items()[k], taste.weights()[k], scores);
        }
        Scale scale = Scale.of(answer, behaviour, history);
        for (int n = 0; n < scores.length; n++) {
            scores[n] = scores[n] > 0 ? scale.apply(scores[n]) : 0;
        }
        return scores;
    }

    private Candidates chosen(Shelf shelf, float[] scores) {
        Candidates best = new Candidates(shelf.choice());
        for (int n = 0; n < scores.length; n++) {
            if (scores[n] > 0 && best.wouldTake(n, scores[n]) && shelf.allows(placed.slot(n))) {
                best.add(n, scores[n]);
            }
        }
        best.sort();
        return best;
    }

    private List<Reason> reasons(int number) {
        float[] parts = new float[taste.size()];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = taste.weights()[k] * placed.home().at(taste.items()[k], number);
        }
        return taste.reasons(parts, wording);
    }
}
