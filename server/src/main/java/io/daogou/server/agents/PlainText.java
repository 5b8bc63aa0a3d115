package io.daogou.server.agents;

/**
 * What a catalogue says, as plain text without hidden parts. A reader and a language model must see the same: characters that
 * nobody sees, that turn the direction of what follows, or that steer a terminal are left out. Words stay as they are.
 */
public final class PlainText {
    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE0FFF;

    private PlainText() {}

    /** The text without what cannot be seen; line ends and tabs stay. */
    public static String of(String text) {
        if (text.codePoints().allMatch(PlainText::isVisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::isVisible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (codePoint) {
            case '\n', '\t' -> true;
            // Join letters of Arabic and Indic scripts, and the parts of emoji.
            case 0x200C, 0x200D -> true;
            default -> (codePoint < FIRST_TAG || codePoint > LAST_TAG) && !isHidden(Character.getType(codePoint));
        };
    }

    private static boolean isHidden(int type) {
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
