package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.History;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Release;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an answer is computed from: items of the models with a weight each. A shopper's is their history, latest first; a
 * product page's is the product.
 *
 * @param items indices in the models
 * @param weights how much each counts
 * @param origins what made each count, for reasons
 * @param size how many there are
 */
public record Taste(int[] items, float[] weights, Touch[] origins, int size) {
    /** Of somebody of whom nothing is known. */
    static final Taste NONE = new Taste(new int[0], new float[0], new Touch[0], 0);

    /** What lies further back hardly speaks, and costs time. */
    private static final int LONGEST = 100;
    /** A second reason must have contributed at least this share of the first. */
    private static final float WORTH_SAYING = .3f;

    /** The taste that a history shows. Where the learned weights see none in it, all that was done counts alike. */
    public static Taste of(History history, Release release) {
        Taste taste = of(history, release, release.models().weights());
        return taste.size > 0 ? taste : of(history, release, ActionWeights.EQUAL);
    }

    private static Taste of(History history, Release release, ActionWeights weights) {
        int most = Math.min(history.size(), LONGEST);
        Taste taste = new Taste(new int[most], new float[most], new Touch[most], 0);
        int size = 0;
        for (int i = 0; i < history.size() && size < most; i++) {
            Touch touch = history.touch(i);
            int item = release.itemIndex(touch.slot());
            float weight = weights.weigh(touch);
            if (item >= 0 && weight > 0) {
                taste.set(size++, item, weight, touch);
            }
        }
        return new Taste(taste.items, taste.weights, taste.origins, size);
    }

    /** What a history shows through items that the release does not know, and that have a place among those it knows. */
    static Taste ofNew(History history, Release release, Placed placed, ItemRows rows) {
        int most = placed.size() == 0 ? 0 : Math.min(history.size(), LONGEST);
        Taste taste = new Taste(new int[most], new float[most], new Touch[most], 0);
        int size = 0;
        for (int i = 0; i < history.size() && size < most; i++) {
            Touch touch = history.touch(i);
            float weight = release.itemIndex(touch.slot()) >= 0 ? 0 : ActionWeights.EQUAL.weigh(touch);
            int item = weight > 0 ? rows.item(touch.slot()) : -1;
            if (item >= 0) {
                taste.set(size++, item, weight, touch);
            }
        }
        return new Taste(taste.items, taste.weights, taste.origins, size);
    }

    /** The taste for something like, or with, these items, each as much as the others. */
    static Taste about(int[] slots, ItemRows rows) {
        Taste taste = new Taste(new int[slots.length], new float[slots.length], new Touch[slots.length], 0);
        int size = 0;
        for (int slot : slots) {
            int item = rows.item(slot);
            if (item >= 0) {
                taste.set(size++, item, 1, new Touch(slot, 1, 0, 0, 0, 0, 0));
            }
        }
        return new Taste(taste.items, taste.weights, taste.origins, size);
    }

    /** As models read it: oldest first. */
    public io.daogou.learn.data.History history() {
        int[] oldestFirst = new int[size];
        float[] weighed = new float[size];
        long[] seconds = new long[size];
        for (int k = 0; k < size; k++) {
            oldestFirst[k] = items[size - 1 - k];
            weighed[k] = weights[size - 1 - k];
            seconds[k] = origins[size - 1 - k].latest() / 1000;
        }
        return new io.daogou.learn.data.History(oldestFirst, weighed, new int[0], seconds);
    }

    /** The same; where no item had a part in the score, that it is the taste as a whole. */
    List<Reason> reasons(float[] parts, Function<Touch, Reason> wording) {
        return reasons(parts, wording, Reason.ForYou::new);
    }

    /**
     * The one or two items of the taste that had the largest parts in a score.
     *
     * @param parts one for each item of the taste
     * @param whole what to say where none had one: it is the taste as a whole
     */
    List<Reason> reasons(float[] parts, Function<Touch, Reason> wording, Supplier<Reason> whole) {
        int best = -1;
        int second = -1;
        for (int h = 0; h < size; h++) {
            if (parts[h] > (best < 0 ? 0 : parts[best])) {
                second = best;
                best = h;
            } else if (parts[h] > (second < 0 ? 0 : parts[second])) {
                second = h;
            }
        }
        if (best < 0) {
            return List.of(whole.get());
        }
        Reason first = wording.apply(origins[best]);
        boolean both = second >= 0 && parts[second] >= WORTH_SAYING * parts[best];
        return both ? List.of(first, wording.apply(origins[second])) : List.of(first);
    }

    private void set(int place, int item, float weight, Touch origin) {
        items[place] = item;
        weights[place] = weight;
        origins[place] = origin;
    }
}
