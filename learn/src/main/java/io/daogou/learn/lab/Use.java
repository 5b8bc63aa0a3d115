package io.daogou.learn.lab;

/** What a model reads, and so for which data it is. */
public enum Use {
    /** Who took what. */
    SETS("who took what"),
    /** The order in which it was taken. */
    ORDER("the order of what was done"),
    /** The order, to list again what was seen: of no use where lists leave that out. */
    REPEATS("the order of what was done, and lists only what was seen"),
    /** How much everybody liked what they rated. Not for {@code auto}, which looks for what is taken next. */
    RATINGS("ratings, to tell how much is liked");

    private final String inWords;

    Use(String inWords) {
        this.inWords = inWords;
    }

    /** What is read, as words that follow "reads". */
    public String inWords() {
        return inWords;
    }

    boolean needsOrder() {
        return this == ORDER || this == REPEATS;
    }

    /** Whether {@code auto} tries such a model. */
    boolean isForAuto(LabData data, boolean excludeSeen) {
        return switch (this) {
            case SETS -> true;
            case ORDER -> data.sequences().isOrdered();
            case REPEATS -> data.sequences().isOrdered() && !excludeSeen;
            case RATINGS -> false;
        };
    }
}
