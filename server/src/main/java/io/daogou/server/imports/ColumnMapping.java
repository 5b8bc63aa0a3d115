package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a table holds which field: as declared, and for the rest as their names suggest. */
final class ColumnMapping {
    private static final int NONE = -1;

    private final Map<Field, Integer> columnOf = new EnumMap<>(Field.class);
    private final Set<Field> declared = EnumSet.noneOf(Field.class);
    private final TableSample sample;

    private ColumnMapping(TableSample sample) {
        this.sample = sample;
    }

    static ColumnMapping of(TableSample sample, ImportOptions options) {
        ColumnMapping mapping = new ColumnMapping(sample);
        options.columns().forEach(mapping::declare);
        if (sample.header()) {
            mapping.guessFromNames();
        } else if (mapping.isUndeclaredCatalogue()) {
            mapping.guessFromValues();
        }
        mapping.settle();
        return mapping;
    }

    boolean has(Field field) {
        return columnOf.containsKey(field);
    }

    /** The column of a field, or -1. */
    int column(Field field) {
        Integer column = columnOf.get(field);
        return column == null ? NONE : column;
    }

    /** Whether rows say who did something when. */
    boolean hasEvents() {
        return has(Field.TIME)
                && (has(Field.USER) || has(Field.DEVICE) || has(Field.SESSION) || has(Field.ORDER) || has(Field.EVENT));
    }

    /** The mapping as {@code --map} would declare it. */
    String describe() {
        StringBuilder text = new StringBuilder("  columns: --map ");
        String comma = "";
        for (Field field : Field.values()) {
            if (has(field)) {
                text.append(comma).append(field.wireName()).append('=');
                text.append(sample.columns().get(column(field)));
                comma = ",";
            }
        }
        List<String> unused = unused();
        return unused.isEmpty() ? text.toString() : text + "  (not used: " + String.join(", ", unused) + ")";
    }

    private List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < sample.columns().size(); i++) {
            if (fieldOf(i) == null) {
                unused.add(sample.columns().get(i));
            }
        }
        return unused;
    }

    private @Nullable Field fieldOf(int column) {
        for (Field field : Field.values()) {
            if (column(field) == column) {
                return field;
            }
        }
        return null;
    }

    private void declare(Field field, String column) {
        declared.add(field);
        if (!column.isEmpty()) {
            columnOf.put(field, indexOf(field, column));
        }
    }

    private int indexOf(Field field, String column) {
        List<String> columns = sample.columns();
        int index = columns.indexOf(column);
        for (int i = 0; index < 0 && i < columns.size(); i++) {
            index = Field.plain(columns.get(i)).equals(Field.plain(column)) ? i : index;
        }
        if (index < 0 && isPlace(column, columns.size())) {
            index = Integer.parseInt(column) - 1;
        }
        if (index < 0) {
            String hint = sample.header() ? "did you mean " + Nearest.of(column, columns) + "? " : "";
            throw new InvalidInput(
                    "--map " + field.wireName(),
                    "names a column that the file lacks",
                    column,
                    hint + "Columns: " + String.join(", ", columns));
        }
        return index;
    }

    private static boolean isPlace(String column, int width) {
        if (column.isEmpty() || column.length() > 6 || !column.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int place = Integer.parseInt(column);
        return place >= 1 && place <= width;
    }

    private void guessFromNames() {
        for (int i = 0; i < sample.columns().size(); i++) {
            String name = sample.columns().get(i);
            Field field = Field.guess(name);
            if (field == null || declared.contains(field) || isDeclared(i)) {
                continue;
            }
            int other = column(field);
            if (other == NONE || field.rank(name) < field.rank(sample.columns().get(other))) {
                columnOf.put(field, i);
            }
        }
    }

    private boolean isDeclared(int column) {
        Field field = fieldOf(column);
        return field != null && declared.contains(field);
    }

    private boolean isUndeclaredCatalogue() {
        return !has(Field.TITLE) && !has(Field.PRICE) && !has(Field.BRAND) && !has(Field.LINK);
    }

    /** Without names: the column of times is the time; of the others the first is the shopper and the second the item. */
    private void guessFromValues() {
        for (int i = 0; !has(Field.TIME) && i < sample.columns().size(); i++) {
            if (fieldOf(i) == null && isTimes(i)) {
                columnOf.put(Field.TIME, i);
            }
        }
        for (Field field : new Field[] {Field.USER, Field.ITEM}) {
            for (int i = 0;
                    !has(field)
                            && !declared.contains(field)
                            && i < sample.columns().size();
                    i++) {
                if (fieldOf(i) == null) {
                    columnOf.put(field, i);
                }
            }
        }
    }

    private boolean isTimes(int column) {
        TimeReader times = new TimeReader(ZoneOffset.UTC, DateOrder.MDY);
        int good = 0;
        for (String[] row : sample.rows()) {
            good += times.millis(row[column].strip()) == TimeReader.NONE && times.evidence(row[column]) == 0 ? 0 : 1;
        }
        return good > 0 && good >= sample.rows().size() * 9L / 10;
    }

    /** Lets a lone description be the title, and a lone sale price the price. */
    private void settle() {
        promote(Field.DESCRIPTION, Field.TITLE);
        promote(Field.SALE_PRICE, Field.PRICE);
        promote(Field.SUBCATEGORY, Field.CATEGORY);
    }

    private void promote(Field from, Field to) {
        if (has(from) && !has(to) && !declared.contains(from) && !declared.contains(to)) {
            columnOf.put(to, column(from));
            columnOf.remove(from);
        }
    }

    /** Fields by name, for tests. */
    Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            if (has(field)) {
                map.put(field.wireName(), sample.columns().get(column(field)));
            }
        }
        return map;
    }
}
