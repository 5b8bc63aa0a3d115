package io.daogou.learn.evaluation;

import io.daogou.learn.data.Interactions;
import java.util.BitSet;

/** The measures of every user at one k, filled by many threads and summed in the order of users. */
final class Measures {
    private final int k;
    private final Interactions truth;
    private final double[] recalls;
    private final double[] gains;
    private final double[] reciprocalRanks;
    private final BitSet covered = new BitSet();

    Measures(int k, Interactions truth) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
        this.k = k;
        this.truth = truth;
        this.recalls = new double[truth.users()];
        this.gains = new double[truth.users()];
        this.reciprocalRanks = new double[truth.users()];
    }

    int k() {
        return k;
    }

    /** Notes a user's list; {@code list} may be longer than k. */
    void add(int user, int[] list) {
        int hits = 0;
        double gain = 0;
        for (int p = 0; p < Math.min(k, list.length); p++) {
            if (truth.contains(user, list[p])) {
                hits++;
                gain += discount(p);
                if (hits == 1) {
                    reciprocalRanks[user] = 1.0 / (p + 1);
                }
            }
        }
        recalls[user] = (double) hits / truth.count(user);
        gains[user] = gain / idealGain(truth.count(user));
    }

    private double idealGain(int count) {
        double ideal = 0;
        for (int p = 0; p < Math.min(k, count); p++) {
            ideal += discount(p);
        }
        return ideal;
    }

    /** {@code 1 / log₂(p + 2)} for a position counted from 0. */
    private static double discount(int p) {
        return Math.log(2) / Math.log(p + 2);
    }

    synchronized void cover(BitSet items) {
        covered.or(items);
    }

    Metrics mean() {
        int users = 0;
        int hitUsers = 0;
        double recall = 0;
        double gain = 0;
        double reciprocalRank = 0;
        for (int user = 0; user < recalls.length; user++) {
            users += truth.count(user) > 0 ? 1 : 0;
            hitUsers += recalls[user] > 0 ? 1 : 0;
            recall += recalls[user];
            gain += gains[user];
            reciprocalRank += reciprocalRanks[user];
        }
        double n = Math.max(1, users);
        double coverage = truth.items() == 0 ? 0 : (double) covered.cardinality() / truth.items();
        return new Metrics(k, users, recall / n, gain / n, hitUsers / n, reciprocalRank / n, coverage);
    }
}
