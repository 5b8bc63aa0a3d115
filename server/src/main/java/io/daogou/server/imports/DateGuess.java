package io.daogou.server.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether days or months come first in a file's dates: what its rows prove, looking at more of them for as long as nothing
 * does.
 *
 * @param note what to tell the user; none if there was no question
 */
record DateGuess(DateOrder order, @Nullable String note) {
    static DateGuess of(SourceFile source, TableSample sample, ColumnMapping mapping, ImportOptions options)
            throws IOException {
        DateOrder given = options.dates();
        if (given != null || !mapping.has(Field.TIME)) {
            return new DateGuess(given == null ? DateOrder.MDY : given, null);
        }
        Evidence evidence = new Evidence(new TimeReader(options.zone(), DateOrder.MDY));
        int column = mapping.column(Field.TIME);
        for (String[] row : sample.rows()) {
            evidence.add(row[column]);
        }
        if (evidence.isOpen()) {
            readOn(source, sample, column, evidence);
        }
        return evidence.conclude();
    }

    private static void readOn(SourceFile source, TableSample sample, int column, Evidence evidence)
            throws IOException {
        try (RowSource rows = sample.open(source)) {
            while (evidence.isOpen() && rows.next()) {
                if (rows.defect() == null) {
                    evidence.add(rows.field(column));
                }
            }
        }
    }

    private static final class Evidence {
        private final TimeReader times;
        private long dayFirst;
        private long monthFirst;
        private long ambiguous;

        Evidence(TimeReader times) {
            this.times = times;
        }

        void add(String text) {
            int evidence = times.evidence(text.strip());
            dayFirst += evidence > 0 ? 1 : 0;
            monthFirst += evidence < 0 ? 1 : 0;
            ambiguous += times.isAmbiguous() ? 1 : 0;
        }

        boolean isOpen() {
            return ambiguous > 0 && dayFirst == 0 && monthFirst == 0;
        }

        DateGuess conclude() {
            if (isOpen()) {
                return new DateGuess(
                        DateOrder.MDY,
                        "  dates: no row tells whether days or months come first; months are taken to (12/1 is the 1st of "
                                + "December). If that is wrong: --dates dmy");
            }
            DateOrder order = dayFirst > monthFirst ? DateOrder.DMY : DateOrder.MDY;
            if (dayFirst == 0 && monthFirst == 0) {
                return new DateGuess(order, null);
            }
            return new DateGuess(
                    order,
                    "  dates: " + (order == DateOrder.DMY ? "days" : "months") + " come first, as the file shows");
        }
    }
}
