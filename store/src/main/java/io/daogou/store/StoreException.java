package io.daogou.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The truth cannot be opened, read or changed: a full disk, a damaged file, a data directory that another process holds.
 * The message is one sentence for people: what went wrong, where, and what to do.
 */
public final class StoreException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(message, new IOException(message));
    }

    StoreException(String message, Throwable cause) {
        super(message, new IOException(message, cause));
    }
}
