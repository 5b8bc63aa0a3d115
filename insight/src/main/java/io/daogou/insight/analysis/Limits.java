package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;

/** The check of how many rows are asked for. */
final class Limits {
    private static final int MOST = 1_000;

    private Limits() {}

    static int check(int limit) {
        return Check.range("limit", limit, 1, MOST);
    }
}
