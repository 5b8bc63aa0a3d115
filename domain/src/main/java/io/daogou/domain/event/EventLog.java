package io.daogou.domain.event;

import io.daogou.domain.shopper.Subject;
import java.util.List;

/**
 * Every event, in the order of arrival, until its subject is erased. Each has an offset, 1 and up, that never changes; gaps
 * are allowed.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> an append that cannot be kept throws
 * {@link java.io.UncheckedIOException} and stores nothing.
 */
public interface EventLog {
    /** What became of one event. */
    enum AppendOutcome {
        STORED,
        /** The same event was there already, whatever its use: a retry. */
        DUPLICATE,
        /** Another event with this identifier is there already; the new one was not stored. */
        CONFLICT,
        /** It happened before its subject was erased; it was not stored. */
        ERASED
    }

    /** Takes events one by one; returns whether it wants more. */
    @FunctionalInterface
    interface Reader {
        boolean accept(long offset, Event event);
    }

    /**
     * Stores events, each once; durable when it returns. Many callers share one commit.
     *
     * @return one outcome an event, in the same order
     */
    List<AppendOutcome> append(List<Event> events);

    /**
     * Gives the events that are there now with an offset above {@code afterOffset} to a reader, in the order of their
     * offsets. The reader runs on the caller's thread and may use the log itself.
     */
    void read(long afterOffset, Reader reader);

    /**
     * Gives the events of one subject to a reader, in the order of their offsets: what was done in a shopper's name on any
     * device, or on a device in nobody's name.
     */
    void readOf(Subject subject, Reader reader);

    /** The offset of the latest event; 0 while there is none. */
    long lastOffset();

    /** How many events there are. */
    long size();
}
