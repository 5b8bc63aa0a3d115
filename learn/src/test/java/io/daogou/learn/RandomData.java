package io.daogou.learn;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import java.util.SplittableRandom;

/** Seeded random input; a failing test names its seed. */
public final class RandomData {
    private RandomData() {}

    /** About {@code users · perUser} entries, earlier items more often, weights 1 to 3, with times. */
    public static Interactions interactions(int users, int items, int perUser, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        InteractionsBuilder builder = Interactions.builder();
        for (int k = 0; k < users * perUser; k++) {
            double skewed = random.nextDouble() * random.nextDouble();
            builder.add(
                    random.nextInt(users), (int) (skewed * items), 1 + random.nextInt(3), random.nextInt(1_000_000));
        }
        return builder.build(users, items);
    }

    /** A symmetric positive definite matrix, row-major: a random Gram matrix plus a diagonal. */
    public static double[] positiveDefinite(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] half = random.doubles((long) n * n, -1, 1).toArray();
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? n * 0.5 : 0;
                for (int k = 0; k < n; k++) {
                    sum += half[i * n + k] * half[j * n + k];
                }
                matrix[i * n + j] = sum;
                matrix[j * n + i] = sum;
            }
        }
        return matrix;
    }
}
