package io.daogou.learn.model;

/** A fit was refused before it began, because the memory is too small; the message tells what to take instead. */
public final class NotEnoughMemory extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Says what is needed, what is there and what to do. */
    public NotEnoughMemory(String message) {
        super(message);
    }
}
