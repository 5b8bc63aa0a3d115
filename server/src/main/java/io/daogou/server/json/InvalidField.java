package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;

/** A field of a JSON text that the shop refuses; the message begins with the field as it stands in the text. */
public final class InvalidField extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    private InvalidField(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** What the domain refused, told with the place where it stands: {@code items[2].price}. */
    static InvalidField at(String field, InvalidInput refusal) {
        String message = String.valueOf(refusal.getMessage());
        String clause = message.startsWith(refusal.field())
                ? message.substring(refusal.field().length())
                : " is refused: " + message;
        return new InvalidField(field, field + clause);
    }

    static InvalidField of(InvalidInput refusal) {
        return new InvalidField(refusal.field(), String.valueOf(refusal.getMessage()));
    }

    public String field() {
        return field;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
