package io.daogou.domain.shopper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who saw or changed what; entries can be added, never changed nor removed. It holds no identifier of a person, so that it
 * outlives an erasure.
 *
 * <p><b>Threads:</b> any number; a caller is held until its entry is durable. <b>Failure:</b> an entry that cannot be kept
 * throws {@link java.io.UncheckedIOException}.
 */
public interface AuditLog {
    /** Adds an entry; durable when it returns. */
    void append(Instant time, String actor, String action, @Nullable Subject subject);

    /**
     * Entries in the order of writing.
     *
     * @param after the sequence of the last one of the page before; 0 for the first page
     * @param subject only those about this one; none: all
     */
    List<AuditEntry> read(long after, int limit, @Nullable Subject subject);

    /**
     * Entries against the order of writing, the latest first.
     *
     * @param before the sequence of the last one of the page before; 0 for the first page
     * @param subject only those about this one; none: all
     */
    List<AuditEntry> readBack(long before, int limit, @Nullable Subject subject);

    /** The name under which the log knows a subject: a keyed hash of 32 hexadecimal digits. */
    String pseudonym(Subject subject);
}
