package io.daogou.search.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The simplified form and the commonest reading of each Chinese character of the Basic Multilingual Plane, as ICU has them
 * ({@code HanTableTest} writes the file and holds that). ICU's own rules take seconds to be ready.
 *
 * <p><b>Threads:</b> any number; the file is read when the first Chinese character is met.
 */
final class HanTable {
    static final char FIRST = '\u4e00';
    static final char LAST = '\u9fff';

    private static final String FILE = "han.txt";
    private static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];
    private static final String[] READINGS = new String[LAST - FIRST + 1];

    static {
        read();
    }

    private HanTable() {}

    static boolean covers(char c) {
        return c >= FIRST && c <= LAST;
    }

    static char simplified(char c) {
        return SIMPLIFIED[c - FIRST];
    }

    /** In small letters without tones; empty where there is none. */
    static String reading(char c) {
        return READINGS[c - FIRST];
    }

    /** The first line has pairs of a character and its simplified form; each other a reading and all characters that have it. */
    private static void read() {
        Arrays.fill(READINGS, "");
        for (int i = 0; i < SIMPLIFIED.length; i++) {
            SIMPLIFIED[i] = (char) (FIRST + i);
        }
        List<String> lines = lines();
        String pairs = lines.getFirst();
        for (int i = 0; i < pairs.length(); i += 2) {
            SIMPLIFIED[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
        }
        for (String line : lines.subList(1, lines.size())) {
            int blank = line.indexOf(' ');
            String reading = line.substring(0, blank);
            for (int i = blank + 1; i < line.length(); i++) {
                READINGS[line.charAt(i) - FIRST] = reading;
            }
        }
    }

    private static List<String> lines() {
        try (InputStream file = HanTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
