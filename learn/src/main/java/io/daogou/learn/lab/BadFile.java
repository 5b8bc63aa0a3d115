package io.daogou.learn.lab;

import java.nio.file.Path;

/** A file that cannot be used, with the line and the reason: {@code FILE:LINE: reason}. */
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A file that is bad at a line, counted from 1. */
    public BadFile(Path file, long line, String reason) {
        super(file + ":" + line + ": " + reason);
    }

    /** A file that is bad as a whole. */
    public BadFile(Path file, String reason) {
        super(file + ": " + reason);
    }
}
