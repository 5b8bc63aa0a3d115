package io.daogou.server.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines and counts them; of a line that is too long only the beginning is kept. */
final class LineReader implements Closeable {
    /** Longer lines are not read. */
    static final int LONGEST = 16 << 20;

    private static final int KEPT_OF_TOO_LONG = 1_000;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int from;
    private int to;
    private long line;
    private boolean tooLong;

    LineReader(Reader in) {
        this.in = in;
    }

    /** The next line without its end, or null at the end of the text. */
    @Nullable
    String next() throws IOException {
        StringBuilder rest = null;
        tooLong = false;
        while (from < to || fill()) {
            int end = endOfLine();
            if (end < to) {
                String text = rest == null
                        ? new String(buffer, from, end - from)
                        : append(rest, end).toString();
                from = end + 1;
                return finished(text);
            }
            rest = append(rest == null ? new StringBuilder(256) : rest, end);
            from = to;
        }
        return rest == null ? null : finished(rest.toString());
    }

    /** The number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    boolean isTooLong() {
        return tooLong;
    }

    private String finished(String text) {
        line++;
        int last = text.length() - 1;
        return last >= 0 && text.charAt(last) == '\r' ? text.substring(0, last) : text;
    }

    private int endOfLine() {
        int i = from;
        while (i < to && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private StringBuilder append(StringBuilder text, int end) {
        if (!tooLong && text.length() + end - from > LONGEST) {
            tooLong = true;
            text.setLength(Math.min(text.length(), KEPT_OF_TOO_LONG));
        }
        return tooLong ? text : text.append(buffer, from, end - from);
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
