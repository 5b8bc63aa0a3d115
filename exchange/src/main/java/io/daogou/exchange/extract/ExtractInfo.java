package io.daogou.exchange.extract;

import java.time.Instant;

/**
 * What an extract holds; also the file {@code extract.json} beside it.
 *
 * @param format of the files, {@link #FORMAT}
 * @param lastOffset up to which event of the log it goes
 * @param events how many events, which are fewer than rows: each of an event's items has one
 * @param shoppers how many pseudonyms
 */
public record ExtractInfo(
        int format, Instant createdAt, long lastOffset, long events, long shoppers, long interactions, long items) {
    /** Counts up when a column changes its name or meaning. */
    public static final int FORMAT = 1;
}
