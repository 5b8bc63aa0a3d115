package io.daogou.engine.content;

import io.daogou.engine.release.Release;
import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items that a release does not know, with their places among those it knows. They are numbered from 0 in the order of their
 * identifiers. Immutable; one serves a whole request.
 */
public final class Placed {
    private static final SparseRows NOTHING = new SparseRows(0, new int[1], new int[0], new float[0]);
    /** No such items. */
    public static final Placed NONE =
            new Placed(null, new int[0], new Weights(NOTHING, NOTHING, NOTHING, NOTHING), null);

    private final @Nullable Release release;
    private final int[] slots;
    private final int[] numbers;
    private final Weights weights;
    private final @Nullable Behaviour home;

    /**
     * Between known and new items.
     *
     * @param from new × known: how much a new item speaks for a known one, as its similar
     * @param similar known × new: how much a known item speaks for a new one, as its similar
     * @param home known × new: how much a known item of a history speaks for a new one
     * @param shares known × new: how much of a known item is in a new one
     */
    record Weights(SparseRows from, SparseRows similar, SparseRows home, SparseRows shares) {}

    /** @param behaviour whose scale {@code weights.home} has; none where new items are not on the home shelf */
    Placed(@Nullable Release release, int[] slots, Weights weights, @Nullable Behaviour behaviour) {
        this.release = release;
        this.slots = slots;
        this.weights = weights;
        this.home = behaviour;
        numbers = new int[Arrays.stream(slots).max().orElse(-1) + 1];
        Arrays.fill(numbers, -1);
        for (int number = 0; number < slots.length; number++) {
            numbers[slots[number]] = number;
        }
    }

    /** Whether they stand among the items of this release. */
    boolean isOf(@Nullable Release other) {
        return release == other;
    }

    /** How many there are. */
    public int size() {
        return slots.length;
    }

    /** The catalogue slot of a new item. */
    public int slot(int number) {
        return slots[number];
    }

    /** The number of the new item in a catalogue slot; -1 if there is none. */
    public int number(int slot) {
        return slot < numbers.length ? numbers[slot] : -1;
    }

    /** Whether new items stand on the home shelf by taste. */
    public boolean isAtHome() {
        return home != null && slots.length > 0;
    }

    /** The model on whose scale {@link #home} is. */
    public Behaviour behaviour() {
        if (home == null) {
            throw new IllegalStateException("new items are not on the home shelf");
        }
        return home;
    }

    /** Known × new: how much a known item of a history speaks for a new one. */
    public SparseRows home() {
        return weights.home;
    }

    /** Known × new: how much a known item speaks for a new one, as its similar. */
    public SparseRows similar() {
        return weights.similar;
    }

    /** New × known: how much a new item speaks for a known one, as its similar. */
    public SparseRows from() {
        return weights.from;
    }

    /** Known × new: how much of a known item is in a new one. */
    public SparseRows shares() {
        return weights.shares;
    }
}
