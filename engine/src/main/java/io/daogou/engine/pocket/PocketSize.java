package io.daogou.engine.pocket;

import io.daogou.domain.check.Check;

/**
 * How large pocket files may be.
 *
 * @param items 1 to 65,000: the most popular ones
 * @param bytes rows are cut so that a file has no more
 */
public record PocketSize(int items, int bytes) {
    /** What a phone fetches without complaint. */
    public static final PocketSize USUAL = new PocketSize(10_000, 2_000_000);

    public PocketSize {
        Check.range("items", items, 1, 65_000);
        Check.range("bytes", bytes, 1_000, 100_000_000);
    }
}
