package io.daogou.insight.analysis;

/** Whom a figure may be about. */
public final class People {
    /** What fewer people made could tell what one of them did. */
    public static final int FEWEST = 5;

    private People() {}
}
