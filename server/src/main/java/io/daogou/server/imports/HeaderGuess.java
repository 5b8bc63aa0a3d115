package io.daogou.server.imports;

import java.time.ZoneOffset;
import java.util.Collection;

/** Decides whether the first row of a table names its columns. */
final class HeaderGuess {
    private HeaderGuess() {}

    /**
     * A declared column that is a cell of the row settles it; so do two cells that are usual names. Otherwise a row without
     * numbers and times is a header, unless columns were declared by number.
     */
    static boolean isHeader(String[] first, ImportOptions options) {
        int usual = 0;
        boolean values = false;
        Collection<String> declared = options.columns().values();
        for (String cell : first) {
            String name = cell.strip();
            if (declared.contains(name) && !isNumber(name)) {
                return true;
            }
            usual += Field.guess(name) == null ? 0 : 1;
            values |= isValue(name);
        }
        return usual >= 2 || (!values && (usual == 1 || declared.stream().noneMatch(HeaderGuess::isNumber)));
    }

    private static boolean isValue(String text) {
        return isNumber(text) || new TimeReader(ZoneOffset.UTC, DateOrder.MDY).millis(text) != TimeReader.NONE;
    }

    private static boolean isNumber(String text) {
        PriceReader price = new PriceReader();
        return price.amount(text) != null;
    }
}
