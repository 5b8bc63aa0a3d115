package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.demo.Truth;
import io.daogou.learn.model.ranking.ShownList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shelves that the simulated shoppers of the demo shop are shown, in the order of a blend of models learned from their log. As the
 * simulator knows what everybody likes and how often a position is looked at, clicks on them are drawn as it draws them, and it can
 * be told what any order is worth.
 */
final class DemoShelves {
    static final int LENGTH = 12;
    static final int CANDIDATES = 60;
    /** Gains: a purchase is a click too. */
    private static final float CLICK = 1;

    private static final float PURCHASE = 4;

    private final Truth truth;
    private final DemoCandidates features;
    private final List<String> shoppers;

    DemoShelves(SimulatorSettings settings) {
        DemoShop shop = DemoShop.generate(1);
        Simulation simulation = Simulator.simulate(shop, settings);
        truth = simulation.truth();
        shoppers = truth.shopperIds();
        features = new DemoCandidates(shop, simulation, CANDIDATES);
    }

    DemoCandidates features() {
        return features;
    }

    /**
     * A shopper's candidates, best of the blend first.
     *
     * @param clicks the chance that each is clicked if it is looked at
     * @param purchases the chance that each is bought if it is looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // Read in loops, by two classes.
    record Person(DemoCandidates.Candidates rows, double[] clicks, double[] purchases) {}

    Person person(int shopper) {
        DemoCandidates.Candidates rows = features.of(shopper);
        double[] clicks = new double[rows.count()];
        double[] purchases = new double[rows.count()];
        for (int row = 0; row < clicks.length; row++) {
            String itemId = features.itemId(rows.items()[row]);
            clicks[row] = truth.clickProbability(shoppers.get(shopper), itemId);
            purchases[row] = truth.utility(shoppers.get(shopper), itemId);
        }
        return new Person(rows, clicks, purchases);
    }

    /**
     * Shows a shelf.
     *
     * @param noise deviation of what is added to the blend's standardised scores before they are sorted
     * @param byChance whether chance alone picks and sorts
     */
    ShownList show(Person person, double noise, boolean byChance, SplittableRandom random) {
        int[] shelf = shelf(person.rows(), noise, byChance, random);
        int width = features.names().size();
        float[] rows = new float[shelf.length * width];
        int[] positions = new int[shelf.length];
        float[] gains = new float[shelf.length];
        for (int position = 0; position < shelf.length; position++) {
            int row = shelf[position];
            System.arraycopy(person.rows().values(), row * width, rows, position * width, width);
            positions[position] = position;
            boolean isClicked =
                    random.nextDouble() < truth.examination(position) && random.nextDouble() < person.clicks()[row];
            boolean isBought = isClicked && random.nextDouble() < person.purchases()[row] / person.clicks()[row];
            gains[position] = (isClicked ? CLICK : 0) + (isBought ? PURCHASE : 0);
        }
        return new ShownList(rows, positions, gains, byChance);
    }

    private int[] shelf(DemoCandidates.Candidates rows, double noise, boolean byChance, SplittableRandom random) {
        int column = features.baselineIndex();
        double[] keys = IntStream.range(0, rows.count())
                .mapToDouble(row -> rows.values()[row * features.names().size() + column])
                .toArray();
        double mean = Arrays.stream(keys).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(keys)
                .map(key -> (key - mean) * (key - mean))
                .average()
                .orElse(0));
        for (int row = 0; row < keys.length; row++) {
            keys[row] = byChance ? random.nextDouble() : keys[row] + noise * deviation * random.nextGaussian();
        }
        return best(keys);
    }

    private static int[] best(double[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -keys[row]).thenComparing(row -> row))
                .limit(LENGTH)
                .mapToInt(row -> row)
                .toArray();
    }

    /**
     * What the best candidates are worth in an order: the chances of each times how often its position is looked at, as a share of
     * what the best order would be worth.
     */
    double worth(double[] scores, double[] chances) {
        return worth(best(scores), chances) / worth(best(chances), chances);
    }

    private double worth(int[] shelf, double[] chances) {
        double sum = 0;
        for (int position = 0; position < shelf.length; position++) {
            sum += truth.examination(position) * chances[shelf[position]];
        }
        return sum;
    }

    /** How often a position is looked at. */
    double examination(int position) {
        return truth.examination(position);
    }

    /** Lists that shoppers {@code 0 .. people-1} are shown, each as often as the others. */
    List<ShownList> lists(int count, int people, double noise, double shareByChance, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Person> known = new ArrayList<>();
        List<ShownList> lists = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            if (known.size() < people) {
                known.add(person(known.size()));
            }
            lists.add(show(known.get(k % people), noise, random.nextDouble() < shareByChance, random));
        }
        return lists;
    }
}
