package io.daogou.learn.model.sequence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest sessions, and for every item the latest sessions with it; written by one thread at a time, read by any number
 * without a lock.
 *
 * <p>Sessions are numbered in the order of appending, with ints that may wrap around: only differences and equality are
 * used. A number's place in the ring is its low bits. A posting's array is only ever written behind its count, and replaced
 * when it is full, so a reader that holds a posting sees it unchanged. A session that was overwritten meanwhile has another
 * number than its place should have, and is passed over. Nothing that is answered depends on forgotten sessions, so the
 * remembered ones, appended to an empty index, give the same.
 *
 * <p>Memory: the ring, its sessions (16 bytes and 4 per item), and at most {@code 8 · perItem} bytes per item.
 */
final class SessionIndex {
    private static final Posting NONE = new Posting(new int[0], 0, 0);

    private final AtomicReferenceArray<@Nullable Session> ring;
    private final AtomicReferenceArray<Posting> postings;
    private final int perItem;
    private volatile int newest = -1;
    private volatile int size;

    /** Sessions are remembered up to {@code capacity}, rounded up to a power of two. */
    SessionIndex(int items, int capacity, int perItem) {
        ring = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, capacity - 1)) << (capacity > 1 ? 1 : 0));
        Posting[] empty = new Posting[items];
        Arrays.fill(empty, NONE);
        postings = new AtomicReferenceArray<>(empty);
        this.perItem = perItem;
    }

    /** A session's number and items, oldest first. */
    // The array is never written to after the session is made.
    @SuppressWarnings("ArrayRecordComponent")
    record Session(int number, int[] items) {
        /** The last position of an item, or -1. */
        int position(int item) {
            for (int k = items.length - 1; k >= 0; k--) {
                if (items[k] == item) {
                    return k;
                }
            }
            return -1;
        }
    }

    /**
     * The numbers of an item's sessions, oldest first, in {@code numbers[0 .. count)}, of which some may be forgotten; and how
     * many sessions with it are remembered, listed or not.
     */
    // Shared between readers; see the class.
    @SuppressWarnings("ArrayRecordComponent")
    record Posting(int[] numbers, int count, int remembered) {
        Posting with(int number, int limit) {
            int[] target = numbers;
            int kept = count;
            if (count == numbers.length) {
                kept = Math.min(count, limit - 1);
                target = new int[Math.min(Math.max(4, 2 * count), 2 * limit)];
                System.arraycopy(numbers, count - kept, target, 0, kept);
            }
            target[kept] = number;
            return new Posting(target, kept + 1, remembered + 1);
        }

        Posting withOneForgotten() {
            return new Posting(numbers, count, remembered - 1);
        }
    }

    /** Adds a session, whose items are known ones. */
    // Only this method writes, under its lock.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    synchronized void append(int[] items) {
        int number = newest + 1;
        Session forgotten = ring.getAndSet(place(number), new Session(number, items));
        if (forgotten != null) {
            forget(forgotten.items);
        }
        for (int k = 0; k < items.length; k++) {
            // An item that occurs twice is listed once.
            if (isFirst(items, k)) {
                postings.set(items[k], postings.get(items[k]).with(number, perItem));
            }
        }
        size = Math.min(size + 1, ring.length());
        newest = number;
    }

    private void forget(int[] items) {
        for (int k = 0; k < items.length; k++) {
            if (isFirst(items, k)) {
                postings.set(items[k], postings.get(items[k]).withOneForgotten());
            }
        }
    }

    private static boolean isFirst(int[] items, int k) {
        for (int earlier = 0; earlier < k; earlier++) {
            if (items[earlier] == items[k]) {
                return false;
            }
        }
        return true;
    }

    private int place(int number) {
        return number & (ring.length() - 1);
    }

    int items() {
        return postings.length();
    }

    /** The number of sessions that are remembered. */
    int size() {
        return size;
    }

    /** How many sessions were appended after this one. */
    int age(int number) {
        return Math.max(0, newest - number);
    }

    Posting posting(int item) {
        return postings.get(item);
    }

    /** The session of a number, if it is still remembered. */
    @Nullable
    Session session(int number) {
        Session session = ring.get(place(number));
        return session != null && session.number == number ? session : null;
    }

    /** A copy of all remembered sessions, oldest first. */
    synchronized int[][] sessions() {
        int[][] all = new int[size][];
        for (int k = 0; k < all.length; k++) {
            Session session = session(newest - all.length + 1 + k);
            all[k] = session == null ? new int[0] : session.items.clone();
        }
        return all;
    }
}
