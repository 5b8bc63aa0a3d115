package io.daogou.engine.train;

import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.data.Split;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

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

    /** What lies further back hardly speaks, and costs time; shelves read no more either. */
    private static final int LONGEST_HISTORY = 100;

    private final ActionLog log;
    private final BitSet past;
    private final Interactions truth;
    /** By owner the end of their past, in milliseconds since 1970. */
    private final IntToLongFunction end;

    private Validation(ActionLog log, BitSet past, Interactions truth, IntToLongFunction end) {
        this.log = log;
        this.past = past;
        this.truth = truth;
        this.end = end;
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
        return interactions(weights, everything());
    }

    /** Histories as sets, weighed likewise, and what is asked for. */
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

    /** What every owner did in the past, an entry an item, in the order of the latest touch; weighed likewise. */
    Sequences sequences(ActionWeights weights) {
        return sequences(weights, past, end, log::weight);
    }

    /** The same of everything. */
    Sequences allSequences(ActionWeights weights) {
        return sequences(weights, everything(), owner -> Long.MAX_VALUE, log::weight);
    }

    /** The questions, each with a history as a shelf would read it: the latest items, oldest first. */
    PastQuestions questions(ActionWeights weights) {
        Sequences weighed = sequences(weights, past, end, owner -> 1);
        Sequences equal = sequences(ActionWeights.EQUAL, past, end, owner -> 1);
        PastQuestions questions = new PastQuestions(log.items().size());
        for (int owner = 0; owner < log.owners(); owner++) {
            if (truth.count(owner) > 0) {
                int[] seen = equal.itemsOf(owner);
                Arrays.sort(seen);
                // Where the weights see nothing in a history, all of it counts alike.
                Sequences read = weighed.count(owner) > 0 ? weighed : equal;
                questions.add(history(read, owner), truth.itemsOf(owner), seen);
            }
        }
        return questions;
    }

    private static History history(Sequences sequences, int owner) {
        int from = Math.max(sequences.start(owner), sequences.end(owner) - LONGEST_HISTORY);
        return sequences.history(from, sequences.end(owner));
    }

    private Sequences sequences(ActionWeights weights, BitSet rows, IntToLongFunction end, IntToDoubleFunction trust) {
        SequencesBuilder builder = Sequences.builder();
        for (int from = 0, to; from < log.size(); from = to) {
            to = endOfPair(log, from);
            double weight = 0;
            long time = 0;
            for (int row = rows.nextSetBit(from); row >= 0 && row < to; row = rows.nextSetBit(row + 1)) {
                boolean isOver = log.latestTime(row) <= end.applyAsLong(log.owner(row));
                weight += log.kind(row).weight(weights);
                time = Math.max(time, isOver ? log.latestTime(row) : log.firstTime(row));
            }
            if (weight > 0) {
                float counted = (float) (weight * trust.applyAsDouble(log.owner(from)));
                builder.add(log.owner(from), log.item(from), 0, counted, time / 1000);
            }
        }
        return builder.build(log.owners(), log.items().size(), List.of(), true);
    }

    private BitSet everything() {
        BitSet all = new BitSet(log.size());
        all.set(0, log.size());
        return all;
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
                float counted = (float) (weight * log.weight(log.owner(row)));
                builder.add(log.owner(row), log.item(row), counted, log.firstTime(row) / 1000);
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
        return new Validation(log, past, truth.build(log.owners(), log.items().size()), owner -> cut);
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
        return new Validation(
                log,
                past,
                truth.build(log.owners(), log.items().size()),
                owner -> asked.get(owner) ? log.firstTime(last[owner]) : Long.MAX_VALUE);
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
