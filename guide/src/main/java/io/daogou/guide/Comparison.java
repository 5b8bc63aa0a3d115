package io.daogou.guide;

import java.util.List;

/**
 * Two to four products side by side.
 *
 * @param itemIds the columns
 * @param rows price first, then attributes
 * @param summary what differs and what one pays for it, in a sentence or two
 */
public record Comparison(List<String> itemIds, List<Row> rows, String summary) {
    public Comparison {
        itemIds = List.copyOf(itemIds);
        rows = List.copyOf(rows);
    }

    /**
     * One thing compared.
     *
     * @param label for people
     * @param values one a column; {@code –} where the catalogue does not say
     * @param differs whether they are not all the same
     */
    public record Row(String label, List<String> values, boolean differs) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
