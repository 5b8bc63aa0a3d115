package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;

/** A request for more at once than allowed. The protocol tells it apart from other wrong input: agents ask again in parts. */
public final class RequestTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient InvalidInput refusal;

    RequestTooLarge(InvalidInput refusal) {
        super(refusal.getMessage(), null, false, false);
        this.refusal = refusal;
    }

    /** What was wrong, in the usual form. */
    public InvalidInput refusal() {
        return refusal;
    }
}
