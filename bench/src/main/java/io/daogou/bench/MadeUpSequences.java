package io.daogou.bench;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sequences of items that are drawn one by one with a chance that falls with their number as a power law. */
final class MadeUpSequences {
    private static final double EXPONENT = -0.75;
    private static final int SHIFT = 50;

    private MadeUpSequences() {}

    /**
     * The same for the same seed.
     *
     * @param shortest entries of a sequence, of which all lengths from here to {@code longest} are as likely
     */
    static Sequences make(int users, int items, int shortest, int longest, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[items];
        double sum = 0;
        for (int item = 0; item < items; item++) {
            sum += Math.pow((double) item + SHIFT, EXPONENT);
            sums[item] = sum;
        }
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < users; user++) {
            int length = random.nextInt(shortest, longest + 1);
            for (int k = 0; k < length; k++) {
                int place = Arrays.binarySearch(sums, random.nextDouble() * sum);
                builder.add(user, Math.min(items - 1, place < 0 ? -place - 1 : place));
            }
        }
        return builder.build(users, items, List.of(), true);
    }
}
