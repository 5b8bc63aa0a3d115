package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.Interactions;
import java.util.Arrays;

/** The mean rating, and how far people and items lie above it: shrunken means of each other's residuals, in turns. */
final class RatingBiases {
    private static final int ROUNDS = 10;

    private final double shrinkage;
    final double mean;
    final float[] items;

    /** How far each user of the training data lies above the mean. */
    final double[] users;

    RatingBiases(Interactions ratings, double shrinkage) {
        this.shrinkage = shrinkage;
        this.users = new double[ratings.users()];
        double[] biases = new double[ratings.items()];
        int[] counts = ratings.itemCounts();
        double sum = 0;
        for (int k = 0; k < ratings.size(); k++) {
            sum += ratings.weight(k);
        }
        this.mean = ratings.size() == 0 ? 0 : sum / ratings.size();
        for (int round = 0; round < ROUNDS; round++) {
            fitUsers(ratings, biases);
            fitItems(ratings, biases, counts);
        }
        this.items = new float[biases.length];
        for (int item = 0; item < biases.length; item++) {
            items[item] = (float) biases[item];
        }
    }

    private void fitUsers(Interactions ratings, double[] biases) {
        for (int user = 0; user < users.length; user++) {
            double sum = 0;
            for (int k = ratings.start(user); k < ratings.end(user); k++) {
                sum += ratings.weight(k) - mean - biases[ratings.item(k)];
            }
            users[user] = sum / Math.max(1, ratings.count(user) + shrinkage);
        }
    }

    private void fitItems(Interactions ratings, double[] biases, int[] counts) {
        Arrays.fill(biases, 0);
        for (int user = 0; user < users.length; user++) {
            for (int k = ratings.start(user); k < ratings.end(user); k++) {
                biases[ratings.item(k)] += ratings.weight(k) - mean - users[user];
            }
        }
        for (int item = 0; item < biases.length; item++) {
            biases[item] /= Math.max(1, counts[item] + shrinkage);
        }
    }

    /** What is left of an entry's rating. */
    double residual(Interactions ratings, int user, int entry) {
        return ratings.weight(entry) - mean - users[user] - items[ratings.item(entry)];
    }
}
