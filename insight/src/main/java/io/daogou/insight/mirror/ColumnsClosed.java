package io.daogou.insight.mirror;

/** The columns cannot be read just now: they are being written anew, or could not be. */
public final class ColumnsClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ColumnsClosed() {
        super("the columns are being written anew; ask again in a few seconds");
    }
}
