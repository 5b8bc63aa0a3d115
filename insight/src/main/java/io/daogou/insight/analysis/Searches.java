package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import java.time.Duration;

/**
 * What people search for, and what comes of it. A search lasts until the same person searches again, but no longer than the window.
 * Terms are the same whatever their case and the blanks at their ends.
 *
 * @param fewestPeople terms of fewer different people are left out: what somebody types may name them
 * @param limit how many terms, those with the most searches that led to no click first
 */
public record Searches(Duration window, Period period, int fewestPeople, int limit)
        implements Analysis<SearchesAnswer> {
    private static final String QUERY = """
            WITH line AS (
                SELECT person, query, type, epoch_ms(time) AS millis,
                    row_number() OVER (PARTITION BY person ORDER BY time, event_offset) AS place
                FROM events WHERE {longer} AND type IN ('search', 'view_item_list', 'select_item', 'view_item', 'add_to_cart')),
            ahead AS (
                SELECT *, min(CASE WHEN type = 'search' THEN place END) OVER rest AS next_search,
                    min(CASE WHEN type = 'view_item_list' THEN place END) OVER rest AS next_results,
                    min(CASE WHEN type = 'view_item_list' THEN millis END) OVER rest AS results_at,
                    min(CASE WHEN type NOT IN ('search', 'view_item_list') THEN place END) OVER rest AS next_click,
                    min(CASE WHEN type NOT IN ('search', 'view_item_list') THEN millis END) OVER rest AS click_at
                FROM line WINDOW rest AS (PARTITION BY person ORDER BY place ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
            searches AS (
                SELECT person, lower(trim(word, {blanks})) AS term,
                    coalesce(next_results < coalesce(next_search, 1e15) AND results_at - millis <= {window}, false) AS found,
                    coalesce(next_click < coalesce(next_search, 1e15) AND click_at - millis <= {window}, false) AS clicked
                FROM ahead JOIN texts ON text = query WHERE type = 'search' AND millis < {end})
            SELECT term, count(*), count(DISTINCT person) AS people, count(*) FILTER (NOT found),
                count(*) FILTER (NOT clicked) AS without_click
            FROM searches GROUP BY term HAVING people >= {fewest} ORDER BY without_click DESC, count(*) DESC, term LIMIT {limit}
            """;

    public Searches {
        Windows.check("window", window);
        Check.range("fewestPeople", fewestPeople, 1, 1_000_000);
        Limits.check(limit);
    }

    @Override
    public SearchesAnswer answer(Columns columns) {
        String query = Sql.fill(
                QUERY,
                "longer",
                period.longerBy(window).holds("time"),
                "window",
                String.valueOf(window.toMillis()),
                "end",
                String.valueOf(period.to().toEpochMilli()),
                "blanks",
                "' ' || chr(9) || chr(10) || chr(13) || chr(12288)",
                "fewest",
                String.valueOf(fewestPeople),
                "limit",
                String.valueOf(limit));
        return new SearchesAnswer(columns.rows(
                query,
                row -> new SearchesAnswer.Term(
                        row.text(1),
                        row.number(2),
                        row.number(3),
                        (double) row.number(4) / row.number(2),
                        (double) row.number(5) / row.number(2))));
    }
}
