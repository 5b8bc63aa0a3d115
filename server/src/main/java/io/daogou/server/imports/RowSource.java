package io.daogou.server.imports;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a table, one after the other; fields are those of the row that {@link #next()} moved to. */
interface RowSource extends Closeable {
    /** Moves to the next row; false at the end. */
    boolean next() throws IOException;

    /** The line the row begins at, from 1. */
    long line();

    /** Why the row cannot be used; none if it can. */
    @Nullable
    String defect();

    /** How many fields the row has. */
    int width();

    /** A field as it is written, empty where there is none. */
    String field(int column);

    /** The whole row, for a person. */
    String text();
}
