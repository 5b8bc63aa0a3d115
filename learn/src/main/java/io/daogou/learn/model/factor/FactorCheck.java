package io.daogou.learn.model.factor;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.TopHeap;
import java.util.Arrays;

/**
 * Users kept aside from the training of a {@link FactorModel}, and how much of their hidden items it finds.
 *
 * <p>Every fiftieth user, at most 500; none if there are less than 10,000 users, where so few would only be noise. They are no part of {@link #others}.
 */
final class FactorCheck {
    private static final int EVERY = 50;
    private static final int MOST = 500;
    private static final int FEWEST_USERS = 10_000;
    private static final int K = 20;
    private static final int GRAIN = 16;

    private final int[] aside;
    private final FactorBatch questions;
    private final Interactions others;

    FactorCheck(Interactions all, long seed) {
        int count = all.users() < FEWEST_USERS ? 0 : Math.min(MOST, all.users() / EVERY);
        aside = new int[count];
        for (int k = 0; k < count; k++) {
            aside[k] = (int) ((long) k * all.users() / count);
        }
        questions = new FactorBatch(all, aside, 0.2, seed);
        others = count == 0 ? all : without(all);
    }

    private Interactions without(Interactions all) {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < all.users(); user++) {
            if (Arrays.binarySearch(aside, user) < 0) {
                for (int k = all.start(user); k < all.end(user); k++) {
                    builder.add(user, all.item(k), all.weight(k));
                }
            }
        }
        return builder.build(all.users(), all.items());
    }

    /** What may be trained on: the same shape, the users kept aside being empty. */
    Interactions others() {
        return others;
    }

    /** The mean share of a user's hidden items among the first {@value #K}; 0 if nobody was kept aside. */
    double recall(FactorModel model) {
        double[] shares = new double[aside.length];
        Parallel.ranges(aside.length, GRAIN, (from, to) -> {
            float[] scores = new float[model.items()];
            for (int user = from; user < to; user++) {
                shares[user] = recall(model, user, scores);
            }
        });
        return Arrays.stream(shares).sum() / Math.max(1, shares.length);
    }

    private double recall(FactorModel model, int user, float[] scores) {
        FactorBatch.Lists given = questions.given();
        FactorBatch.Lists wanted = questions.wanted();
        model.score(given.history(user), scores);
        for (int k = given.start(user); k < given.end(user); k++) {
            scores[given.item(k)] = Float.NEGATIVE_INFINITY;
        }
        TopHeap heap = new TopHeap(K);
        heap.offerAll(scores);
        int found = 0;
        for (int item : heap.drain()) {
            found += wanted.contains(user, item) ? 1 : 0;
        }
        return (double) found / Math.max(1, wanted.end(user) - wanted.start(user));
    }
}
