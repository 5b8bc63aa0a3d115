package io.daogou.learn.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each event counts when sequences become interactions: by its kind, its age and whether it repeats an earlier one.
 *
 * <p><b>Model.</b> The weight of a (user, item) pair is {@code (Σ_e k(kind_e) · weight_e · 2^(-age_e / halfLife))^repeats}, summed
 * over the pair's events; the age is counted from the user's latest event, so a person who was away keeps what he liked;
 * it is at most 20 half-lives, so that no weight vanishes.
 * Pairs whose weight is 0 are left out.
 *
 * @param kinds the weight of each kind of event, at least 0
 * @param halfLifeDays days after which an event counts half; infinite for no decay
 * @param repeats exponent of the sum: 1 counts every repeat in full, 0 makes every pair weigh one
 */
// The array is copied on the way in; the accessor shares it because it is read in the inner loop.
@SuppressWarnings("ArrayRecordComponent")
public record Behaviours(double[] kinds, double halfLifeDays, double repeats) {
    private static final double SECONDS_PER_DAY = 86_400;
    /** Half-lives that age at most: what is older still weighs a millionth, and its square is a float. */
    private static final double OLDEST = 20;

    public Behaviours {
        for (double weight : kinds) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The weight of a kind of event is " + weight + "; it must be a finite number of at least 0");
            }
        }
        if (!(halfLifeDays > 0)) {
            throw new IllegalArgumentException(
                    "halfLifeDays is " + halfLifeDays + "; it must be greater than 0 (infinite for no decay)");
        }
        if (!(repeats >= 0 && repeats <= 1)) {
            throw new IllegalArgumentException("repeats is " + repeats + "; it must lie in 0..1");
        }
        kinds = kinds.clone();
    }

    /** Every pair that has an event weighs one. */
    public static Behaviours alike(int kinds) {
        double[] ones = new double[kinds];
        Arrays.fill(ones, 1);
        return new Behaviours(ones, Double.POSITIVE_INFINITY, 0);
    }

    /**
     * All users' pairs as a matrix, each with the time of its latest event if there are times.
     *
     * @throws IllegalArgumentException if there is another number of kinds
     */
    public Interactions interactions(Sequences sequences) {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < sequences.users(); user++) {
            History history = history(sequences, user);
            Map<Integer, Long> latest = latest(sequences, user);
            for (int k = 0; k < history.size(); k++) {
                int item = history.items()[k];
                if (sequences.hasTimes()) {
                    builder.add(user, item, history.weights()[k], latest.getOrDefault(item, 0L));
                } else {
                    builder.add(user, item, history.weights()[k]);
                }
            }
        }
        return builder.build(sequences.users(), sequences.items());
    }

    /**
     * A user's pairs, in the order of the latest event of each.
     *
     * @throws IllegalArgumentException if there is another number of kinds
     */
    public History history(Sequences sequences, int user) {
        if (sequences.kinds().size() != kinds.length) {
            throw new IllegalArgumentException("There are weights for " + kinds.length
                    + " kinds of events, but the kinds are " + sequences.kinds());
        }
        Map<Integer, Double> sums = new LinkedHashMap<>();
        for (int e = sequences.start(user); e < sequences.end(user); e++) {
            double weight = weight(sequences, user, e);
            if (weight > 0) {
                // Put anew, an item that comes again moves to the end.
                Double before = sums.remove(sequences.item(e));
                sums.put(sequences.item(e), before == null ? weight : before + weight);
            }
        }
        int[] items = new int[sums.size()];
        float[] weights = new float[sums.size()];
        int k = 0;
        for (Map.Entry<Integer, Double> sum : sums.entrySet()) {
            items[k] = sum.getKey();
            weights[k++] = (float) Math.pow(sum.getValue(), repeats);
        }
        return new History(items, weights);
    }

    /** What an event of a user adds to the sum of its pair. */
    public double weight(Sequences sequences, int user, int entry) {
        return kinds[sequences.kind(entry)]
                * sequences.weight(entry)
                * decay(sequences, entry, sequences.end(user) - 1);
    }

    private double decay(Sequences sequences, int entry, int latest) {
        if (halfLifeDays == Double.POSITIVE_INFINITY || !sequences.hasTimes()) {
            return 1;
        }
        double days = (sequences.epochSeconds(latest) - sequences.epochSeconds(entry)) / SECONDS_PER_DAY;
        return Math.pow(.5, Math.min(OLDEST, days / halfLifeDays));
    }

    private static Map<Integer, Long> latest(Sequences sequences, int user) {
        Map<Integer, Long> latest = new HashMap<>();
        for (int e = sequences.start(user); sequences.hasTimes() && e < sequences.end(user); e++) {
            latest.put(sequences.item(e), sequences.epochSeconds(e));
        }
        return latest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Behaviours that
                && Arrays.equals(kinds, that.kinds)
                && halfLifeDays == that.halfLifeDays
                && repeats == that.repeats;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kinds) + Double.hashCode(halfLifeDays) + Double.hashCode(repeats);
    }

    @Override
    public String toString() {
        return "Behaviours " + Arrays.toString(kinds) + ", half-life " + halfLifeDays + " days, repeats " + repeats;
    }
}
