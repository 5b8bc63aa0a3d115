package io.daogou.server.insight;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer as tables of text: one for each list of records in it, columns named after their components. A list of numbers takes
 * a column each, named by how far it is from the first.
 */
public final class Tables {
    private Tables() {}

    /**
     * One of them.
     *
     * @param name of the component it comes from
     * @param rows the heading first; each as long
     */
    public record Rows(String name, List<String[]> rows) {}

    /** Single values of an answer, each as {@code name: value}. */
    public static List<String> lines(Record answer) {
        List<String> lines = new ArrayList<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            Object value = Report.value(answer, component);
            if (value != null && !(value instanceof List<?>)) {
                lines.add(words(component.getName()) + ": " + cell(value));
            }
        }
        return lines;
    }

    public static List<Rows> of(Record answer) {
        List<Rows> tables = new ArrayList<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            if (Report.value(answer, component) instanceof List<?> all) {
                tables.add(new Rows(words(component.getName()), rows(component, all)));
            }
        }
        return tables;
    }

    private static List<String[]> rows(RecordComponent list, List<?> all) {
        RecordComponent[] columns = type(list).getRecordComponents();
        int[] widths = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            widths[i] = 1;
            for (Object one : all) {
                widths[i] = Report.value((Record) one, columns[i]) instanceof List<?> values && isNumbers(values)
                        ? Math.max(widths[i], values.size())
                        : widths[i];
            }
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(heading(columns, widths));
        all.forEach(one -> rows.add(row((Record) one, columns, widths)));
        return rows;
    }

    private static Class<?> type(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static boolean isNumbers(List<?> values) {
        return !values.isEmpty() && values.getFirst() instanceof Number;
    }

    private static String[] heading(RecordComponent[] columns, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            cells.add(words(columns[i].getName()));
            for (int k = 1; k < widths[i]; k++) {
                cells.add("+" + k);
            }
        }
        return cells.toArray(String[]::new);
    }

    private static String[] row(Record one, RecordComponent[] columns, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            Object value = Report.value(one, columns[i]);
            if (value instanceof List<?> values && (isNumbers(values) || widths[i] > 1)) {
                for (int k = 0; k < widths[i]; k++) {
                    cells.add(k < values.size() ? cell(values.get(k)) : "");
                }
            } else {
                cells.add(cell(value));
            }
        }
        return cells.toArray(String[]::new);
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double real -> String.format(Locale.ROOT, Math.abs(real) >= 100 ? "%.0f" : "%.3f", real);
            case BigDecimal amount -> amount.toPlainString();
            case List<?> all ->
                String.join(" > ", all.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }

    /** {@code ofPrevious} as {@code of previous}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
