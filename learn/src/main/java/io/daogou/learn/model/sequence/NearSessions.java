package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import java.util.Arrays;

/** The sessions that share an item with a history, and how similar each is: the work space of one answer. */
final class NearSessions {
    /** Look-ups of an answer, in multiples of an item's sessions: what lies farther back says too little for its time. */
    private static final int LOOKUPS = 10;

    private static final int[] NONE = new int[0];

    private final SessionIndex index;
    private final SessionKnn.Parameters parameters;
    private final SessionWeights weights;

    /**
     * Candidates: the number, length and similarity of their session, the latest item of the history that it has, and an
     * open-addressed table of numbers. The session itself is looked at only if it votes.
     */
    private int[] numbers = new int[1024];

    private int[] lengths = new int[1024];
    private float[] similarities = new float[1024];
    private int[] matching = new int[1024];
    private int[] slots = new int[4096];
    private int size;

    NearSessions(SessionIndex index, SessionKnn.Parameters parameters, SessionWeights weights, History history) {
        this.index = index;
        this.parameters = parameters;
        this.weights = weights;
        collect(history);
    }

    private void collect(History history) {
        int place = 1;
        int[] items = history.items();
        long left = (long) LOOKUPS * parameters.sessionsPerItem();
        for (int k = items.length - 1; k >= 0 && left > 0 && place <= parameters.longest(); k--) {
            if (items[k] >= 0 && items[k] < index.items()) {
                double weight = history.weights()[k] * Math.pow(place++, -parameters.recency());
                left -= collect(items[k], (float) (weight * rarity(items[k])));
            }
        }
        for (int c = 0; c < size; c++) {
            similarities[c] *= weights.session(lengths[c], index.age(numbers[c]));
        }
    }

    /** Adds an item's sessions that are remembered and returns how many they are. */
    private int collect(int item, float weight) {
        SessionIndex.Posting posting = index.posting(item);
        int most = Math.min(parameters.sessionsPerItem(), posting.remembered());
        int oldest = Math.max(0, posting.count() - most);
        for (int k = posting.count() - 1; k >= oldest; k--) {
            int candidate = candidate(posting.numbers()[k], item);
            if (candidate >= 0) {
                similarities[candidate] += weight;
            }
        }
        return posting.count() - oldest;
    }

    /** The candidate of a session, a new one if need be, or -1 if the session is forgotten. */
    private int candidate(int number, int item) {
        int mask = slots.length - 1;
        int slot = slot(number) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (numbers[slots[slot] - 1] == number) {
                return slots[slot] - 1;
            }
        }
        int length = index.length(number);
        if (length == 0) {
            return -1;
        }
        slots[slot] = size + 1;
        numbers[size] = number;
        lengths[size] = length;
        matching[size] = item;
        size++;
        if (size == numbers.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        similarities = Arrays.copyOf(similarities, 2 * size);
        lengths = Arrays.copyOf(lengths, 2 * size);
        matching = Arrays.copyOf(matching, 2 * size);
        slots = new int[8 * size];
        int mask = slots.length - 1;
        for (int c = 0; c < size; c++) {
            int slot = slot(numbers[c]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = c + 1;
        }
    }

    private static int slot(int number) {
        return (number * 0x9E3779B9) >>> 7;
    }

    int size() {
        return size;
    }

    float similarity(int candidate) {
        return similarities[candidate];
    }

    /** The latest item of the history that the session has. */
    int matching(int candidate) {
        return matching[candidate];
    }

    /** The items of a session, oldest first; none if it was forgotten meanwhile. */
    int[] items(int candidate) {
        SessionIndex.Session session = index.session(numbers[candidate]);
        return session == null ? NONE : session.items();
    }

    /** The inverse session frequency of an item, among the remembered sessions. */
    float rarity(int item) {
        double sessions = index.size();
        return (float) Math.pow(
                Math.log1p(sessions / Math.max(1, index.posting(item).remembered())), parameters.rarity());
    }
}
