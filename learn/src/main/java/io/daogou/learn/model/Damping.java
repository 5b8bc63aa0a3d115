package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseRows;

/**
 * Factors that make users with many items, and items with many users, count less: {@code max(1, n)^-exponent} with
 * {@code n} their number of entries. An exponent of 0 gives ones, 1 makes all equal.
 */
public final class Damping {
    private Damping() {}

    /** A factor for every user. */
    public static float[] users(Interactions byUser, double exponent) {
        float[] factors = new float[byUser.users()];
        for (int user = 0; user < factors.length; user++) {
            factors[user] = (float) Math.pow(Math.max(1, byUser.count(user)), -exponent);
        }
        return factors;
    }

    /** The same, scaled so that their mean over all entries is one, which keeps the size of a Gram matrix as it was. */
    public static float[] usersToMeanOne(Interactions byUser, double exponent) {
        float[] factors = users(byUser, exponent);
        double sum = 0;
        for (int user = 0; user < factors.length; user++) {
            sum += (double) factors[user] * byUser.count(user);
        }
        double scale = sum > 0 ? byUser.size() / sum : 1;
        for (int user = 0; user < factors.length; user++) {
            factors[user] *= (float) scale;
        }
        return factors;
    }

    /** A factor for every item. */
    public static float[] items(Interactions byUser, double exponent) {
        int[] counts = byUser.itemCounts();
        float[] factors = new float[byUser.items()];
        for (int item = 0; item < factors.length; item++) {
            factors[item] = (float) Math.pow(Math.max(1, counts[item]), -exponent);
        }
        return factors;
    }

    /** Weights times the factors of their users and items: users × items. */
    public static SparseRows scaled(Interactions byUser, float[] userFactors, float[] itemFactors) {
        float[] values = new float[byUser.size()];
        for (int user = 0; user < byUser.users(); user++) {
            for (int k = byUser.start(user); k < byUser.end(user); k++) {
                values[k] = byUser.weight(k) * userFactors[user] * itemFactors[byUser.item(k)];
            }
        }
        return new SparseRows(byUser.items(), byUser.starts(), byUser.columns(), values);
    }

    /** The matrix {@code X} whose {@code XᵀX} counts each user by {@link #usersToMeanOne}: users × items. */
    public static SparseRows gramFactor(Interactions byUser, double exponent) {
        float[] factors = usersToMeanOne(byUser, exponent);
        float[] values = byUser.weights().clone();
        for (int user = 0; user < factors.length; user++) {
            float root = (float) Math.sqrt(factors[user]);
            for (int k = byUser.start(user); k < byUser.end(user); k++) {
                values[k] *= root;
            }
        }
        return new SparseRows(byUser.items(), byUser.starts(), byUser.columns(), values);
    }
}
