package io.daogou.domain.event;

import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Removing from the truth what is older than it may be kept, in portions, so that nobody waits for long. What was removed
 * may have left bytes in files until {@link #finish}; that there is something to finish outlives a kill.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> {@link java.io.UncheckedIOException}; portions that were removed before
 * stay removed, and the next sweep goes on.
 */
public interface Expiry {
    /**
     * What a sweep removes.
     *
     * @param events rows of the event log by type, those of silent devices included; types without any are not there
     * @param devices that were silent for too long
     * @param codes whose time was over
     */
    record Expired(Map<EventType, Long> events, long devices, long codes) {
        public static final Expired NOTHING = new Expired(Map.of(), 0, 0);

        public Expired {
            events = Map.copyOf(events);
        }

        /** Of all types. */
        public long allEvents() {
            return events.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whether people, or what they did, are gone, so that what is derived of them must follow. */
        public boolean isOfPeople() {
            return devices > 0 || !events.isEmpty();
        }
    }

    /**
     * What a sweep would remove at a moment; nothing is changed. Events of silent devices count only as far as they are
     * expired by themselves.
     */
    Expired due(Retention retention, Instant now);

    /**
     * Removes what is due.
     *
     * @param goesOn asked before each portion; where it says no, what was removed so far is told
     */
    Expired expire(Retention retention, Instant now, BooleanSupplier goesOn);

    /** Leaves no byte of anything that was removed in a file of the store. */
    void finish();

    /** Whether something was removed and never finished. */
    boolean isUnfinished();

    /**
     * Does something while no other process sweeps the same truth; lets go when it ends, or this process does.
     *
     * @return false if another process sweeps now: then nothing was done
     */
    boolean alone(Runnable sweep);
}
