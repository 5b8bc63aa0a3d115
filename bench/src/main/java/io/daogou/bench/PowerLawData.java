package io.daogou.bench;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.lab.ListWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Made-up interactions of a wanted size: popular and rare items, busy and quiet users, and tastes that tie items together.
 *
 * <p>An item is drawn with a chance that falls with its number as a power law; every user has three to five of 300 tastes
 * and takes three of four items from them; how many a user takes is log-normal. The same seed gives the same data.
 */
final class PowerLawData {
    private static final int TASTES = 300;
    private static final int FEWEST = 10;
    private static final double OWN_TASTE = 0.75;
    private static final double EXPONENT = -0.75;
    private static final int SHIFT = 50;

    private final int items;
    private final SplittableRandom random;
    /** For each taste its items, and how their chances add up; the last one has all items. */
    private final int[][] members = new int[TASTES + 1][];

    private final double[][] chances = new double[TASTES + 1][];

    private PowerLawData(int items, long seed) {
        this.items = items;
        this.random = new SplittableRandom(seed);
        int[] tasteOf = random.ints(items, 0, TASTES).toArray();
        for (int taste = 0; taste <= TASTES; taste++) {
            int wanted = taste;
            members[taste] = IntStream.range(0, items)
                    .filter(item -> wanted == TASTES || tasteOf[item] == wanted)
                    .toArray();
            chances[taste] = addedUp(members[taste]);
        }
    }

    private static double[] addedUp(int[] items) {
        double[] sums = new double[items.length];
        double sum = 0;
        for (int k = 0; k < items.length; k++) {
            sum += Math.pow(items[k] + SHIFT, EXPONENT);
            sums[k] = sum;
        }
        return sums;
    }

    /** Of Amazon-Book's shape: 52,643 users, 91,599 items, about 2.38 million entries. */
    static Interactions amazonBook(long seed) {
        return make(52_643, 91_599, 2_380_730, seed);
    }

    static Interactions make(int users, int items, int entries, long seed) {
        PowerLawData data = new PowerLawData(items, seed);
        double[] lengths = new double[users];
        for (int user = 0; user < users; user++) {
            lengths[user] = Math.exp(1.2 * data.random.nextGaussian());
        }
        double mean = Arrays.stream(lengths).average().orElse(1);
        double free = (double) entries / users - FEWEST;
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < users; user++) {
            data.addUser(user, (int) Math.round(FEWEST + free * lengths[user] / mean), builder);
        }
        return builder.build(users, items);
    }

    private void addUser(int user, int count, InteractionsBuilder builder) {
        int[] tastes = random.ints(3 + random.nextInt(3), 0, TASTES).toArray();
        BitSet taken = new BitSet();
        int most = Math.min(count, items / 4);
        // Repeated draws are lost; the bound is for a user who has seen all of a small taste.
        for (int draw = 0; taken.cardinality() < most && draw < 20 * count; draw++) {
            boolean own = random.nextDouble() < OWN_TASTE;
            int item = draw(own ? tastes[random.nextInt(tastes.length)] : TASTES);
            if (item >= 0 && !taken.get(item)) {
                taken.set(item);
                builder.add(user, item, 1);
            }
        }
    }

    private int draw(int taste) {
        double[] sums = chances[taste];
        if (sums.length == 0) {
            return -1;
        }
        int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return members[taste][Math.min(sums.length - 1, place < 0 ? -place - 1 : place)];
    }

    /**
     * Writes lines of {@code user item}, for peers; the file is there whole or not at all.
     *
     * @throws io.daogou.learn.lab.BadFile if nothing can be written there
     */
    static void write(Interactions interactions, Path file) {
        try (ListWriter writer = new ListWriter(file)) {
            for (int user = 0; user < interactions.users(); user++) {
                for (int item : interactions.itemsOf(user)) {
                    writer.text(user + "\t" + item + "\n");
                }
            }
            writer.finish();
        }
    }
}
