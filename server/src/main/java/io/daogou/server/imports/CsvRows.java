package io.daogou.server.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV or TSV file: RFC 4180 quoting, line breaks inside quotes, any line ends. */
final class CsvRows implements RowSource {
    /** A quote character that no file has: switches quoting off. */
    private static final char NO_QUOTE = '\0';

    private final CloseableIterator<CsvRecord> records;
    private final Dialect dialect;
    private @Nullable CsvRecord row;
    private int expected = -1;

    /**
     * How a file is written.
     *
     * @param quoted whether {@code "} encloses fields
     */
    record Dialect(char delimiter, boolean quoted) {}

    CsvRows(Reader in, Dialect dialect) {
        this.dialect = dialect;
        records = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .quoteCharacter(dialect.quoted() ? '"' : NO_QUOTE)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(in)
                .iterator();
    }

    /** Refuses rows of another width from now on. */
    void expectWidth(int width) {
        expected = width;
    }

    @Override
    public boolean next() throws IOException {
        try {
            row = records.hasNext() ? records.next() : null;
            return row != null;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException malformed) {
            throw new ImportFailure(
                    "a row after line " + line() + " does not end within 16 MB, probably a quote that is never closed: "
                            + "repair the file from there on; what came before is imported",
                    malformed);
        }
    }

    private CsvRecord row() {
        if (row == null) {
            throw new IllegalStateException("no row");
        }
        return row;
    }

    @Override
    public long line() {
        return row == null ? 0 : row.getStartingLineNumber();
    }

    @Override
    public @Nullable String defect() {
        int width = row().getFieldCount();
        if (expected < 0 || width == expected) {
            return null;
        }
        return "has " + width + " columns where the file has " + expected
                + (width < expected ? "; is it cut off?" : "; is a delimiter or quote not escaped?");
    }

    @Override
    public int width() {
        return row().getFieldCount();
    }

    @Override
    public String field(int column) {
        return row().getField(column);
    }

    @Override
    public String text() {
        return String.join(String.valueOf(dialect.delimiter()), row().getFields());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
