package io.daogou.learn.model.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Lists of people who look at position k with a chance of {@code (1 + k)^-.8}, and choose what they look at with one that three
 * features tell: a product of two, and the third. The fourth, by which lists are sorted, tells a part of it.
 */
final class PlantedLists {
    static final RankerFeatures FEATURES = new RankerFeatures(List.of("left", "right", "plain", "blend"), "blend");
    static final int LENGTH = 10;
    private static final int WIDTH = 4;

    private final SplittableRandom random;

    PlantedLists(long seed) {
        random = new SplittableRandom(seed);
    }

    static double examination(int position) {
        return Math.pow(1.0 + position, -0.8);
    }

    /** The chance that a candidate is chosen by who looks at it. */
    static double attraction(float[] rows, int row) {
        int at = row * WIDTH;
        return 1 / (1 + Math.exp(2.5 - 1.2 * rows[at] * rows[at + 1] - 0.8 * rows[at + 2]));
    }

    /** Candidates with their features. */
    float[] candidates(int count) {
        float[] rows = new float[count * WIDTH];
        for (int row = 0; row < count; row++) {
            int at = row * WIDTH;
            for (int k = 0; k < 3; k++) {
                rows[at + k] = (float) random.nextGaussian();
            }
            rows[at + 3] = (float) (0.8 * rows[at + 2] + random.nextGaussian());
        }
        return rows;
    }

    /** Lists sorted by the fourth feature and some noise, or by chance. */
    List<ShownList> shown(int count, double shareInRandomOrder) {
        List<ShownList> lists = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            lists.add(shown(candidates(LENGTH), random.nextDouble() < shareInRandomOrder));
        }
        return lists;
    }

    private ShownList shown(float[] rows, boolean byChance) {
        double[] keys = new double[LENGTH];
        for (int row = 0; row < LENGTH; row++) {
            keys[row] = (byChance ? 0 : rows[row * WIDTH + 3]) + 0.3 * random.nextGaussian();
        }
        int[] order = IntStream.range(0, LENGTH)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -keys[row]))
                .mapToInt(row -> row)
                .toArray();
        int[] positions = new int[LENGTH];
        float[] gains = new float[LENGTH];
        for (int position = 0; position < LENGTH; position++) {
            int row = order[position];
            positions[row] = position;
            boolean isLookedAt = random.nextDouble() < examination(position);
            gains[row] = isLookedAt && random.nextDouble() < attraction(rows, row) ? 1 : 0;
        }
        return new ShownList(rows, positions, gains, byChance);
    }
}
