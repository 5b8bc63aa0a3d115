package io.daogou.domain.shopper;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Erasing people from the truth. What remains of somebody is a keyed hash, which tells whether an event that comes late is
 * theirs and says nothing to anybody else.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Erasures {
    /**
     * What was erased.
     *
     * @param events rows of the event log
     * @param links of devices
     * @param choices consents, resets and codes
     */
    record Erased(long events, long links, long choices) {}

    /**
     * Erases all that belongs to these subjects, all or nothing: of a shopper, what was done in their name on any device; of a
     * device, what was done on it in nobody's name, and who logged in there. Bytes of it may be left in files until
     * {@link #finish}.
     */
    Erased erase(Set<Subject> subjects, Instant time);

    /** Leaves no byte of anything that was erased in a file of the store. */
    void finish();

    /** Whether something was erased and never finished: a process ended, or a disk failed, before it could. */
    boolean isUnfinished();

    /** Learns of what other processes erased. */
    void refresh();

    /** When a subject was last erased. */
    Optional<Instant> erasedAt(Subject subject);
}
