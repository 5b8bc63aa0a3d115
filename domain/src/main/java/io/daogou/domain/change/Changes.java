package io.daogou.domain.change;

/**
 * What other processes on the same truth changed beside the log of events, which is a list of its own. Each change has a
 * number; numbers become visible in their order, so that whoever asks for those above the last one seen misses none. What
 * this process changed itself is left out. Changes are kept for at least a day.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> {@link java.io.UncheckedIOException}.
 */
public interface Changes {
    /** What a changed thing is. */
    enum Kind {
        /** An item was put or deleted; named by its identifier. */
        ITEM,
        /** A device was linked to a shopper, or its link was undone; named by the device. */
        DEVICE,
        /** Somebody agreed to something, or took it back; named by {@link io.daogou.domain.shopper.Subject#name()}. */
        CONSENT,
        /** Somebody took an interest away; named likewise. */
        RESET,
        /** Somebody was erased; named by the pseudonym of the audit log. */
        ERASURE,
        /** What was older than it may be kept is gone; names nothing. */
        EXPIRY,
        /** A merchant said something about shelves, or took it back; names nothing. */
        STEERING
    }

    /** Takes changes one by one. */
    @FunctionalInterface
    interface Reader {
        void accept(Kind kind, String id);
    }

    /** The number of the latest change; 0 while there is none. */
    long last();

    /**
     * Gives the oldest changes above a number to a reader, on the caller's thread; a thing that changed several times is
     * given once.
     *
     * @param most about how many
     * @return up to which number changes were given; {@code after} if there are none
     */
    long read(long after, int most, Reader reader);
}
