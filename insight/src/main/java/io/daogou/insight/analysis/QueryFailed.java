package io.daogou.insight.analysis;

import java.sql.SQLException;

/** DuckDB did not answer. */
public final class QueryFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether it needs more memory, or more room to spill, than it may take. */
    public boolean isOutOfMemory() {
        return String.valueOf(getMessage()).startsWith("Out of Memory");
    }
}
