package io.daogou.insight.analysis;

/** Fills places such as <code>{unit}</code> in a query. What is put in is SQL that we wrote, never what a caller gave. */
final class Sql {
    private Sql() {}

    /** Fills every place of each name. */
    static String fill(String query, String... namesAndValues) {
        String filled = query;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filled = filled.replace("{" + namesAndValues[i] + "}", namesAndValues[i + 1]);
        }
        return filled;
    }

    /** A literal of a type's name, an identifier of ours, or a text without quotes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
