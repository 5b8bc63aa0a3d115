package io.daogou.search.text;

/**
 * A text as it may be shown among others: without what turns the direction of writing, hides or cannot be seen. Joiners stay, as
 * letters and emoji of many people need them.
 *
 * <p><b>Threads:</b> any number.
 */
public final class Visible {
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private Visible() {}

    /** The text without marks of format, and with a blank for each control character and end of a line. */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> visible.append(' ');
                case Character.FORMAT -> {
                    if (c == NON_JOINER || c == JOINER) {
                        visible.appendCodePoint(c);
                    }
                }
                default -> visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
