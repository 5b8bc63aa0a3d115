package io.daogou.server.http;

import io.daogou.insight.Insight;

/** Where the columns are, for those who ask them and those who erase. */
public interface InsightDoor {
    /**
     * Opens them, if they are not open.
     *
     * @throws io.daogou.insight.InsightRefused if DuckDB is not here
     */
    Insight open();

    /** Leaves no byte of them, opened or not; the next question has them written anew. */
    void discard();
}
