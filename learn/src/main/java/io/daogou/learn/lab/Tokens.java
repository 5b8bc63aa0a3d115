package io.daogou.learn.lab;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text file, line by line, one at a time: a line may be of any length.
 *
 * <p>Gzip is told by its first two bytes. The text is strict UTF-8 with an optional byte order mark. In a table whose first
 * line holds a tab, tabs alone separate and a word may hold blanks; otherwise runs of blanks and tabs separate. Memory: one
 * buffer and one word. Not safe for use by several threads.
 */
final class Tokens implements Closeable {
    /** Longer words are no ids but a file of another kind. */
    static final int LONGEST_WORD = 4096;

    private static final int END = -1;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private final byte[] word = new byte[LONGEST_WORD];
    private boolean tabs;
    private boolean inLine;
    private long line;

    private Tokens(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @param table whether columns of a tab-separated file may hold blanks
     * @throws BadFile if it cannot be read
     */
    static Tokens open(Path file, boolean table) {
        if (Files.isDirectory(file)) {
            throw new BadFile(file, "is a folder; give a file");
        }
        try {
            Tokens tokens = new Tokens(file, decompressed(file));
            tokens.begin(table);
            return tokens;
        } catch (NoSuchFileException absent) {
            throw new BadFile(file, "is not there; give a file that is");
        } catch (IOException unreadable) {
            throw new BadFile(
                    file, "cannot be read (" + unreadable.getMessage() + "); give a text file in UTF-8 or its .gz");
        }
    }

    private static InputStream decompressed(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private void begin(boolean table) {
        fill();
        boolean marked =
                filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
        at = marked ? 3 : 0;
        for (int i = at; table && !tabs && i < filled && buffer[i] != '\n'; i++) {
            tabs = buffer[i] == '\t';
        }
    }

    /** From now on only tabs separate, whatever the first line holds. */
    Tokens byTabs() {
        tabs = true;
        return this;
    }

    /** Goes to the beginning of the next line; false at the end of the file. */
    boolean nextLine() {
        while (inLine) {
            skipByte();
        }
        if (peek() == END) {
            return false;
        }
        inLine = true;
        line++;
        return true;
    }

    /** The number of this line, from 1. */
    long line() {
        return line;
    }

    /** The next word of this line, or null at its end. */
    @Nullable
    String next() {
        return tabs ? nextColumn() : nextWord();
    }

    private @Nullable String nextWord() {
        while (inLine && isBlank(peek())) {
            at++;
        }
        int length = 0;
        for (int b = peek(); inLine && b != END && b != '\n' && !isBlank(b); b = peek()) {
            length = append(b, length);
        }
        if (length == 0) {
            endOfLine();
            return null;
        }
        return text(0, length);
    }

    private @Nullable String nextColumn() {
        if (!inLine) {
            return null;
        }
        int length = 0;
        int b = peek();
        for (; b != END && b != '\n' && b != '\t'; b = peek()) {
            length = append(b, length);
        }
        int from = 0;
        while (from < length && isBlank(word[from])) {
            from++;
        }
        while (length > from && isBlank(word[length - 1])) {
            length--;
        }
        if (b == '\t') {
            at++;
            if (from == length) {
                throw bad("a column is empty; fill it or leave the line out");
            }
        } else {
            endOfLine();
        }
        return from == length ? null : text(from, length);
    }

    private int append(int b, int length) {
        if (b == 0) {
            throw bad("there is a zero byte; give a text file in UTF-8");
        }
        if (length == LONGEST_WORD) {
            throw bad("a word is longer than " + LONGEST_WORD + " bytes; ids are separated by blanks or tabs");
        }
        word[length] = (byte) b;
        at++;
        return length + 1;
    }

    private String text(int from, int to) {
        for (int i = from; i < to; i++) {
            if (word[i] < 0) {
                return decoded(from, to);
            }
        }
        return new String(word, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String decoded(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(word, from, to - from))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw bad("the text is not UTF-8; convert the file");
        }
    }

    private void endOfLine() {
        while (inLine) {
            skipByte();
        }
    }

    private void skipByte() {
        int b = peek();
        if (b != END) {
            at++;
        }
        inLine = b != END && b != '\n';
    }

    private static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private int peek() {
        if (at == filled) {
            fill();
        }
        return filled == 0 ? END : buffer[at];
    }

    private void fill() {
        at = 0;
        try {
            filled = in.readNBytes(buffer, 0, buffer.length);
        } catch (EOFException cut) {
            throw bad("the compressed data ends in the middle; get the file again");
        } catch (ZipException broken) {
            throw bad("the compressed data is broken (" + broken.getMessage() + "); get the file again");
        } catch (IOException unreadable) {
            throw bad("cannot be read on (" + unreadable.getMessage() + ")");
        }
    }

    /** A problem at this line. */
    BadFile bad(String reason) {
        return new BadFile(file, Math.max(1, line), reason);
    }

    /** The words of this line as far as they come, at most so many. */
    String[] words(int most) {
        String[] words = new String[most];
        int count = 0;
        for (String next = next(); next != null && count < most; next = count < most ? next() : null) {
            words[count++] = next;
        }
        return Arrays.copyOf(words, count);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
