package io.daogou.domain.check;

/**
 * Input that the shop refuses: what was wrong, the offending value, what is allowed and what to do. Each part is one
 * clause without a final stop; {@link #getMessage()} joins them into one sentence a person can act on.
 */
public final class InvalidInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE = 120;

    private final String field;
    private final String value;
    private final String allowed;

    /**
     * @param field where it was wrong, as the caller writes it: {@code items[2].price}
     * @param problem what was wrong: {@code is negative}
     * @param value the offending value; shortened when long
     * @param allowed what is allowed, and what to do
     */
    public InvalidInput(String field, String problem, Object value, String allowed) {
        super(field + " " + problem + ": " + shorten(value) + "; " + allowed);
        this.field = field;
        this.value = shorten(value);
        this.allowed = allowed;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String allowed() {
        return allowed;
    }

    private static String shorten(Object value) {
        String text = value instanceof CharSequence chars ? "\"" + chars + "\"" : String.valueOf(value);
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "… (" + text.length() + " characters)";
    }
}
