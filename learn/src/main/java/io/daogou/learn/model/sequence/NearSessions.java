package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sessions that share an item with a history, and how similar each is: the work space of one answer. */
final class NearSessions {
    /** Look-ups of an answer, in multiples of an item's sessions: what lies farther back says too little for its time. */
    private static final int LOOKUPS = 10;

    private final SessionIndex index;
    private final SessionKnn.Parameters parameters;
    private final SessionWeights weights;

    /** Candidates: their session, its number, similarity and matching position, and an open-addressed table of numbers. */
    private SessionIndex.@Nullable Session[] sessions = new SessionIndex.Session[256];

    private int[] numbers = new int[256];
    private float[] similarities = new float[256];
    private int[] matches = new int[256];
    private int[] slots = new int[1024];
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
            SessionIndex.Session session = session(c);
            similarities[c] *= weights.session(session.items().length, index.age(session.number()));
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
        SessionIndex.Session session = index.session(number);
        int match = session == null ? -1 : session.position(item);
        if (session == null || match < 0) {
            return -1;
        }
        slots[slot] = size + 1;
        return add(session, match);
    }

    private int add(SessionIndex.Session session, int match) {
        sessions[size] = session;
        numbers[size] = session.number();
        matches[size] = match;
        size++;
        if (size == sessions.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        sessions = Arrays.copyOf(sessions, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
        similarities = Arrays.copyOf(similarities, 2 * size);
        matches = Arrays.copyOf(matches, 2 * size);
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

    int match(int candidate) {
        return matches[candidate];
    }

    SessionIndex.Session session(int candidate) {
        return Objects.requireNonNull(sessions[candidate]);
    }

    /** The inverse session frequency of an item, among the remembered sessions. */
    float rarity(int item) {
        double sessions = index.size();
        return (float) Math.pow(
                Math.log1p(sessions / Math.max(1, index.posting(item).remembered())), parameters.rarity());
    }
}
