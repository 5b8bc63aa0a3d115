package io.daogou.exchange;

/** Something was asked for that an optional part does, and the part is not there or does not start; the message says what to do. */
public final class MissingPart extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Says which part and what to do. */
    public MissingPart(String message) {
        super(message);
    }
}
