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
 * The log in two parts: a past that models learn from, and questions about what owners took up later and had not touched
 * before. Asked for is what was bought or, in a shop with few purchases, whatever was touched.
 *
 * <p>Where there are enough questions, the parts are cut at one moment for everybody, so that a model sees nobody's future;
 * the moment leaves a tenth of the answers behind it. Where there are not, chance would choose the model: then each owner's
 * last answer is asked for, and all else is the past.
 */
final class Validation {
    private static final double HELD_OUT = .1;
    /** With fewer purchases to ask for, everything that was touched is asked for. */
    private static final int FEWEST_PURCHASES = 300;
    /** With fewer questions, one moment for everybody leaves too little to tell models apart. */
    private static final int FEWEST_QUESTIONS = 1_000;
    /** As many owners tell models apart well enough. */
    private static final int MOST_OWNERS = 10_000;

    private final ActionLog log;
    private final BitSet past;
    private final Interactions truth;

    private Validation(ActionLog log, BitSet past, Interactions truth) {
        this.log = log;
        this.past = past;
        this.truth = truth;
    }

    /** Parts a log. */
    static Validation of(ActionLog log, long seed) {
        boolean purchasesOnly = asksForPurchases(log);
        Validation byTime = at(log, cut(log, purchasesOnly), purchasesOnly, seed);
        return byTime.questions() >= FEWEST_QUESTIONS ? byTime : lastOfEach(log, purchasesOnly, seed);
    }

    /** Parts a log at a given moment. */
    static Validation after(ActionLog log, Instant moment) {
        return at(log, moment.toEpochMilli(), asksForPurchases(log), 0);
    }

    /** The past, each item weighing the sum of what was done with it; one row an owner. */
    Interactions train(ActionWeights weights) {
        return interactions(weights, past);
    }

    /** Everything, weighed likewise. */
    Interactions everything(ActionWeights weights) {
        BitSet all = new BitSet(log.size());
        all.set(0, log.size());
        return interactions(weights, all);
    }

    /** Histories weighed likewise, and what is asked for. */
    Split split(ActionWeights weights) {
        return new Split(train(weights), truth);
    }

    /** The same questions with only the last item each owner touched in the past to answer them from. */
    Split lastItemSplit() {
        int[] last = new int[log.owners()];
        long[] lastTime = new long[log.owners()];
        Arrays.fill(last, -1);
        for (int row = past.nextSetBit(0); row >= 0; row = past.nextSetBit(row + 1)) {
            if (log.firstTime(row) >= lastTime[log.owner(row)]) {
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

    private Interactions interactions(ActionWeights weights, BitSet rows) {
        InteractionsBuilder builder = Interactions.builder();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double weight = log.kind(row).weight(weights);
            if (weight > 0) {
                builder.add(log.owner(row), log.item(row), (float) weight, log.firstTime(row) / 1000);
            }
        }
        return builder.build(log.owners(), log.items().size());
    }

    private static boolean asksForPurchases(ActionLog log) {
        int purchases = 0;
        for (int row = 0; row < log.size(); row++) {
            purchases += log.kind(row) == ActionKind.BOUGHT ? 1 : 0;
        }
        return purchases * HELD_OUT >= FEWEST_PURCHASES;
    }

    private static boolean isTarget(ActionLog log, int row, boolean purchasesOnly) {
        return !purchasesOnly || log.kind(row) == ActionKind.BOUGHT;
    }

    /** The moment that leaves a tenth of the targets behind it. */
    private static long cut(ActionLog log, boolean purchasesOnly) {
        long[] times = new long[log.size()];
        int targets = 0;
        for (int row = 0; row < log.size(); row++) {
            if (isTarget(log, row, purchasesOnly)) {
                times[targets++] = log.firstTime(row);
            }
        }
        Arrays.sort(times, 0, targets);
        return targets == 0 ? 0 : times[(int) ((targets - 1) * (1 - HELD_OUT))];
    }

    private static Validation at(ActionLog log, long cut, boolean purchasesOnly, long seed) {
        BitSet past = new BitSet(log.size());
        BitSet known = new BitSet(log.owners());
        BitSet back = new BitSet(log.owners());
        for (int row = 0; row < log.size(); row++) {
            past.set(row, log.firstTime(row) <= cut);
            (past.get(row) ? known : back).set(log.owner(row));
        }
        known.and(back);
        BitSet asked = sample(known, seed);
        InteractionsBuilder truth = Interactions.builder();
        for (int from = 0, to; from < log.size(); from = to) {
            to = endOfPair(log, from);
            boolean isNew = past.nextSetBit(from) < 0 || past.nextSetBit(from) >= to;
            boolean isTarget = false;
            for (int row = from; row < to; row++) {
                isTarget |= isTarget(log, row, purchasesOnly);
            }
            if (isNew && isTarget && asked.get(log.owner(from))) {
                truth.add(log.owner(from), log.item(from), 1);
            }
        }
        return new Validation(log, past, truth.build(log.owners(), log.items().size()));
    }

    private static Validation lastOfEach(ActionLog log, boolean purchasesOnly, long seed) {
        int[] last = new int[log.owners()];
        int[] items = new int[log.owners()];
        Arrays.fill(last, -1);
        for (int from = 0, to; from < log.size(); from = to) {
            to = endOfPair(log, from);
            int owner = log.owner(from);
            items[owner]++;
            for (int row = from; row < to; row++) {
                if (isTarget(log, row, purchasesOnly)
                        && (last[owner] < 0 || log.firstTime(row) >= log.firstTime(last[owner]))) {
                    last[owner] = row;
                }
            }
        }
        BitSet known = new BitSet(log.owners());
        for (int owner = 0; owner < log.owners(); owner++) {
            known.set(owner, last[owner] >= 0 && items[owner] > 1);
        }
        BitSet asked = sample(known, seed);
        BitSet past = new BitSet(log.size());
        InteractionsBuilder truth = Interactions.builder();
        for (int row = 0; row < log.size(); row++) {
            int owner = log.owner(row);
            past.set(row, !asked.get(owner) || log.item(row) != log.item(last[owner]));
        }
        for (int owner = asked.nextSetBit(0); owner >= 0; owner = asked.nextSetBit(owner + 1)) {
            truth.add(owner, log.item(last[owner]), 1);
        }
        return new Validation(log, past, truth.build(log.owners(), log.items().size()));
    }

    /** The row after the last one of the same owner and item. */
    private static int endOfPair(ActionLog log, int from) {
        int to = from;
        while (to < log.size() && log.owner(to) == log.owner(from) && log.item(to) == log.item(from)) {
            to++;
        }
        return to;
    }

    /** As many of the owners as are worth asking. */
    private static BitSet sample(BitSet owners, long seed) {
        BitSet sample = (BitSet) owners.clone();
        int left = owners.cardinality();
        int surplus = left - MOST_OWNERS;
        SplittableRandom random = new SplittableRandom(seed);
        for (int owner = owners.nextSetBit(0); owner >= 0 && surplus > 0; owner = owners.nextSetBit(owner + 1)) {
            // Selection sampling: each is dropped with surplus / left.
            if (random.nextInt(left--) < surplus) {
                sample.clear(owner);
                surplus--;
            }
        }
        return sample;
    }
}
