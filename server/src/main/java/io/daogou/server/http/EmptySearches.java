package io.daogou.server.http;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What was searched for lately and not found. What people type may name them, so it is forgotten with every erasure.
 * Threads: any number.
 */
public final class EmptySearches {
    private static final int MOST = 50;
    private static final int LONGEST = 100;

    /** A search without results. */
    record Empty(String query, int times, Instant latest) {}

    private final Clock clock;
    private final LinkedHashMap<String, Empty> queries = new LinkedHashMap<>();

    public EmptySearches(Clock clock) {
        this.clock = clock;
    }

    /** Somebody searched for this in vain. */
    synchronized void note(String query) {
        String words = query.strip();
        if (words.isEmpty()) {
            return;
        }
        String shown = words.substring(
                0, words.offsetByCodePoints(0, Math.min(LONGEST, words.codePointCount(0, words.length()))));
        String key = shown.toLowerCase(Locale.ROOT);
        Empty before = queries.remove(key);
        queries.put(key, new Empty(shown, before == null ? 1 : before.times() + 1, clock.instant()));
        if (queries.size() > MOST) {
            queries.pollFirstEntry();
        }
    }

    /** The latest first. */
    synchronized List<Empty> latest() {
        return new ArrayList<>(queries.values()).reversed();
    }

    public synchronized void forget() {
        queries.clear();
    }
}
