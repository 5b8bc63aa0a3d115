package io.daogou.engine.train;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.lab.ModelKind;

/**
 * How much data a model needs before it is worth its time.
 *
 * @param entries items touched, each once an owner
 * @param owners shoppers with at least two items
 */
record DataNeeded(int entries, int owners) {
    private static final DataNeeded NONE = new DataNeeded(0, 0);
    /** A network learns an order from many examples only; with fewer, counted transitions know as much. */
    private static final DataNeeded SEQUENCE = new DataNeeded(20_000, 2_000);

    /** With fewer, hardly two read alike. */
    private static final int FEWEST_DESCRIBED = 50;

    /** New items are placed by their words where the catalogue has {@value #FEWEST_DESCRIBED} of the items, and half of them. */
    static boolean isMetForContent(int described, int items) {
        return described >= FEWEST_DESCRIBED && 2L * described >= items;
    }

    /**
     * Home shelves of the newest part of the log on which something was chosen over something else: a ranker learns from four
     * fifths of them, and a fifth decides whether it is better than the blend.
     */
    static final int SHELVES = 1_000;

    static boolean isEnoughForRanker(long informativeShelves) {
        return informativeShelves >= SHELVES;
    }

    static DataNeeded of(ModelKind kind) {
        return kind.name().equals("sequence") ? SEQUENCE : NONE;
    }

    boolean isMetBy(Sequences data) {
        if (data.size() < entries) {
            return false;
        }
        int found = 0;
        for (int user = 0; user < data.users() && found < owners; user++) {
            found += data.count(user) > 1 ? 1 : 0;
        }
        return found >= owners;
    }
}
