package io.daogou.engine.train;

import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * The log cut at a moment: models learn from what came before and are asked what each owner takes up after it that they
 * had not touched. Asked for is what was bought or, in a shop with few purchases, whatever was touched. The moment is the
 * one that leaves a tenth of the answers behind it, so that a model sees nobody's future.
 */
final class Validation {
    private static final double HELD_OUT = .1;
    /** With fewer purchases to ask for, chance would choose the model. */
    private static final int FEWEST_PURCHASES = 300;
    /** As many owners tell models apart well enough. */
    private static final int MOST_OWNERS = 10_000;

    private final ActionLog log;
    private final long cut;
    private final Interactions truth;

    private Validation(ActionLog log, long cut, Interactions truth) {
        this.log = log;
        this.cut = cut;
        this.truth = truth;
    }

    /** Cuts a log. */
    static Validation of(ActionLog log, long seed) {
        boolean purchasesOnly = asksForPurchases(log);
        long[] times = new long[log.size()];
        int targets = 0;
        for (int row = 0; row < log.size(); row++) {
            if (!purchasesOnly || log.kind(row) == ActionKind.BOUGHT) {
                times[targets++] = log.firstTime(row);
            }
        }
        Arrays.sort(times, 0, targets);
        long cut = targets == 0 ? 0 : times[(int) ((targets - 1) * (1 - HELD_OUT))];
        return new Validation(log, cut, truth(log, cut, purchasesOnly, seed));
    }

    /** Cuts a log at a given moment; asks as {@link #of} does. */
    static Validation after(ActionLog log, Instant moment) {
        long cut = moment.toEpochMilli();
        return new Validation(log, cut, truth(log, cut, asksForPurchases(log), 0));
    }

    /** What came before the cut, each item weighing the sum of what was done with it; one row an owner. */
    Interactions train(ActionWeights weights) {
        return interactions(log, weights, cut);
    }

    /** Everything, weighed likewise. */
    Interactions everything(ActionWeights weights) {
        return interactions(log, weights, Long.MAX_VALUE);
    }

    /** Histories weighed likewise, and what is asked for. */
    Split split(ActionWeights weights) {
        return new Split(train(weights), truth);
    }

    /** The same questions with only the last item each owner touched before the cut to answer them from. */
    Split lastItemSplit() {
        int[] last = new int[log.owners()];
        long[] lastTime = new long[log.owners()];
        Arrays.fill(last, -1);
        for (int row = 0; row < log.size(); row++) {
            if (log.firstTime(row) <= cut && log.firstTime(row) >= lastTime[log.owner(row)]) {
                last[log.owner(row)] = log.item(row);
                lastTime[log.owner(row)] = log.firstTime(row);
            }
        }
        InteractionsBuilder histories = Interactions.builder();
        for (int owner = 0; owner < last.length; owner++) {
            if (last[owner] >= 0) {
                histories.add(owner, last[owner], 1);
            }
        }
        return new Split(histories.build(log.owners(), log.items().size()), truth);
    }

    /** How many answers are asked for. */
    int questions() {
        return truth.size();
    }

    private static boolean asksForPurchases(ActionLog log) {
        int purchases = 0;
        for (int row = 0; row < log.size(); row++) {
            purchases += log.kind(row) == ActionKind.BOUGHT ? 1 : 0;
        }
        return purchases * HELD_OUT >= FEWEST_PURCHASES;
    }

    private static Interactions interactions(ActionLog log, ActionWeights weights, long until) {
        InteractionsBuilder builder = Interactions.builder();
        for (int row = 0; row < log.size(); row++) {
            double weight = log.kind(row).weight(weights);
            if (log.firstTime(row) <= until && weight > 0) {
                builder.add(log.owner(row), log.item(row), (float) weight, log.firstTime(row) / 1000);
            }
        }
        return builder.build(log.owners(), log.items().size());
    }

    private static Interactions truth(ActionLog log, long cut, boolean purchasesOnly, long seed) {
        BitSet asked = askedOwners(log, cut, seed);
        InteractionsBuilder builder = Interactions.builder();
        int from = 0;
        while (from < log.size()) {
            int to = from;
            boolean touchedBefore = false;
            boolean wantedAfter = false;
            while (to < log.size() && isSamePair(log, from, to)) {
                touchedBefore |= log.firstTime(to) <= cut;
                wantedAfter |= !purchasesOnly || log.kind(to) == ActionKind.BOUGHT;
                to++;
            }
            if (wantedAfter && !touchedBefore && asked.get(log.owner(from))) {
                builder.add(log.owner(from), log.item(from), 1);
            }
            from = to;
        }
        return builder.build(log.owners(), log.items().size());
    }

    /** Owners who did something before the cut; a sample, if they are very many. */
    private static BitSet askedOwners(ActionLog log, long cut, long seed) {
        BitSet known = new BitSet(log.owners());
        BitSet back = new BitSet(log.owners());
        for (int row = 0; row < log.size(); row++) {
            (log.firstTime(row) <= cut ? known : back).set(log.owner(row));
        }
        known.and(back);
        int surplus = known.cardinality() - MOST_OWNERS;
        SplittableRandom random = new SplittableRandom(seed);
        for (int left = known.cardinality(), owner = known.nextSetBit(0);
                owner >= 0;
                owner = known.nextSetBit(owner + 1)) {
            if (surplus > 0 && random.nextInt(left) < surplus) {
                known.clear(owner);
                surplus--;
            }
            left--;
        }
        return known;
    }

    private static boolean isSamePair(ActionLog log, int a, int b) {
        return log.owner(a) == log.owner(b) && log.item(a) == log.item(b);
    }
}
