package io.daogou.learn.lab;

import java.util.Locale;

/** How the lines of a file are to be read. Columns and items are separated by blanks or tabs. */
public enum Format {
    /** {@code user item [epochSeconds] [weight]}: one pair a line. */
    PAIRS,
    /** {@code user item item …}: what a user has, in no order; a user may come again. */
    LISTS,
    /** {@code user item item …}: what a user did, oldest first. */
    SEQUENCES,
    /** {@code item item …}: a session a line, oldest first, of nobody in particular. */
    SESSIONS,
    /** {@code user item epochSeconds event}: one event a line, in any order. */
    EVENTS;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a line is one pair or event, not a list. */
    boolean isTable() {
        return this == PAIRS || this == EVENTS;
    }

    /** What a line holds, for messages. */
    String shape() {
        return switch (this) {
            case PAIRS -> "user item [epochSeconds] [weight]";
            case LISTS, SEQUENCES -> "user item item …";
            case SESSIONS -> "item item …";
            case EVENTS -> "user item epochSeconds event";
        };
    }
}
