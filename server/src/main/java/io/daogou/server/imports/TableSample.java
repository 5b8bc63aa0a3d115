package io.daogou.server.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a table tell: how it is written, its columns, and values to guess their meaning from.
 *
 * @param dialect of CSV and TSV; none for NDJSON
 * @param columns names of the columns; numbers from 1 where the file has no header
 * @param rows the first rows, without the header; only those that can be used
 */
record TableSample(CsvRows.@Nullable Dialect dialect, boolean header, List<String> columns, List<String[]> rows) {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CHARACTERS = 8_000_000;
    private static final int LOOKED_AT = 1 << 16;
    private static final String DELIMITERS = ",;|\t";

    static TableSample of(SourceFile source, ImportFormat format, ImportOptions options) throws IOException {
        if (format == ImportFormat.NDJSON) {
            return ofJson(source);
        }
        CsvRows.Dialect dialect = dialect(source, format);
        List<String[]> rows = new ArrayList<>();
        try (RowSource csv = new CsvRows(source.openText(), dialect)) {
            read(csv, rows);
        } catch (ImportFailure endless) {
            // What comes before a quote that never ends is imported all the same.
            if (rows.size() < 2) {
                throw endless;
            }
        }
        if (rows.isEmpty()) {
            throw new ImportFailure(source.path() + ": has no rows");
        }
        boolean header = HeaderGuess.isHeader(rows.getFirst(), options);
        List<String> columns = header ? names(rows.getFirst()) : numbers(rows.getFirst().length);
        List<String[]> values = header ? rows.subList(1, rows.size()) : rows;
        return new TableSample(
                dialect,
                header,
                columns,
                values.stream().filter(row -> row.length == columns.size()).toList());
    }

    private static TableSample ofJson(SourceFile source) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (NdjsonRows json = NdjsonRows.learning(source.openText())) {
            read(json, rows);
            int width = json.names().size();
            if (width == 0) {
                throw new ImportFailure(source.path() + ": has no JSON objects; one a line is expected");
            }
            List<String[]> wide = rows.stream().map(row -> widened(row, width)).toList();
            return new TableSample(null, true, List.copyOf(json.names()), wide);
        }
    }

    private static void read(RowSource source, List<String[]> rows) throws IOException {
        long characters = 0;
        while (rows.size() < MOST_ROWS && characters < MOST_CHARACTERS && source.next()) {
            if (source.defect() == null) {
                String[] row = new String[source.width()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = source.field(i);
                    characters += row[i].length();
                }
                rows.add(row);
            }
        }
    }

    private static CsvRows.Dialect dialect(SourceFile source, ImportFormat format) throws IOException {
        char[] start = new char[LOOKED_AT];
        int length = 0;
        try (Reader in = source.openText()) {
            for (int count = 0; count >= 0 && length < start.length; length += Math.max(0, count)) {
                count = in.read(start, length, start.length - length);
            }
        }
        String text = new String(start, 0, length);
        boolean tabs = format != ImportFormat.CSV;
        return new CsvRows.Dialect(tabs ? '\t' : delimiter(text), !tabs || isQuoted(text, length < start.length));
    }

    /** The delimiter that occurs most in the first line, outside quotes. */
    private static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = quoted ? -1 : DELIMITERS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    /** Whether every tab-separated field that begins with a quote also ends with one: else quotes are inch signs. */
    private static boolean isQuoted(String text, boolean whole) {
        int from = 0;
        boolean any = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() && !whole) {
                return any;
            }
            if (i == text.length() || text.charAt(i) == '\t' || text.charAt(i) == '\n') {
                int end = i > from && text.charAt(i - 1) == '\r' ? i - 1 : i;
                if (end > from && text.charAt(from) == '"') {
                    if (end - from < 2 || text.charAt(end - 1) != '"') {
                        return false;
                    }
                    any = true;
                }
                from = i + 1;
            }
        }
        return any;
    }

    private static String[] widened(String[] row, int width) {
        String[] wide = new String[width];
        for (int i = 0; i < width; i++) {
            wide[i] = i < row.length ? row[i] : "";
        }
        return wide;
    }

    private static List<String> names(String[] header) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            names.add(name.strip());
        }
        return names;
    }

    private static List<String> numbers(int width) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            numbers.add(String.valueOf(i));
        }
        return numbers;
    }

    /** Opens the rows themselves, behind the header. */
    RowSource open(SourceFile source) throws IOException {
        if (dialect == null) {
            return NdjsonRows.withColumns(source.openText(), columns);
        }
        CsvRows rows = new CsvRows(source.openText(), dialect);
        if (header && !rows.next()) {
            throw new ImportFailure(source.path() + ": changed while it was read");
        }
        rows.expectWidth(columns.size());
        return rows;
    }
}
