package io.daogou.insight.analysis;

import java.time.Duration;
import java.util.List;

/**
 * How people go through the shop. What a person did on all devices is one line of time, cut into visits where nothing happened for
 * longer than the silence.
 *
 * @param silence the shortest pause that ends a visit; 30 minutes are usual
 * @param period events outside do not count, so that visits are cut at its ends
 * @param limit how many paths and steps, the most frequent first
 */
public record Journeys(Duration silence, Period period, int limit) implements Analysis<JourneysAnswer> {
    /** A path is told up to here. */
    private static final int LONGEST_PATH = 8;

    private static final String STEPS = """
            CREATE TEMP TABLE steps AS
            WITH pauses AS (
                SELECT person, event_offset, epoch_ms(time) AS millis, type, device, lag(type) OVER line AS before,
                    epoch_ms(time) - epoch_ms(lag(time) OVER line) AS since, lead(type) OVER line AS after,
                    epoch_ms(lead(time) OVER line) - epoch_ms(time) AS until
                FROM events WHERE {period} WINDOW line AS (PARTITION BY person ORDER BY time, event_offset))
            SELECT *, coalesce(since > {silence}, true) AS begins, coalesce(until > {silence}, true) AS ends,
                sum(coalesce(since > {silence}, true)::INTEGER) OVER (PARTITION BY person ORDER BY millis, event_offset)
                    AS visit
            FROM pauses
            """;

    private static final String VISITS = """
            SELECT count(*), count(DISTINCT person), coalesce(avg(events), 0), coalesce(median(millis), 0) / 1000,
                coalesce(avg((devices > 1)::INTEGER), 0)
            FROM (SELECT person, count(*) AS events, max(millis) - min(millis) AS millis, count(DISTINCT device) AS devices
                FROM steps GROUP BY person, visit)
            """;

    private static final String PATHS = """
            SELECT array_to_string(path[:{longest}], ' > ') || CASE WHEN len(path) > {longest} THEN ' > …' ELSE '' END AS text,
                count(*), count(DISTINCT person)
            FROM (SELECT person, list(type ORDER BY millis, event_offset) FILTER (begins OR type <> before) AS path
                FROM steps GROUP BY person, visit)
            GROUP BY text ORDER BY count(*) DESC, text LIMIT {limit}
            """;

    private static final String TRANSITIONS = """
            SELECT type::VARCHAR AS this, after::VARCHAR AS next, count(*), median(until) / 1000 FROM steps WHERE NOT ends
            GROUP BY type, after ORDER BY count(*) DESC, this, next LIMIT {limit}
            """;

    private static final String ENDS = """
            SELECT type::VARCHAR AS this, count(*), count(*) / sum(count(*)) OVER () FROM steps WHERE ends
            GROUP BY type ORDER BY count(*) DESC, this
            """;

    public Journeys {
        Windows.check("silence", silence);
        Limits.check(limit);
    }

    @Override
    public JourneysAnswer answer(Columns columns) {
        columns.run(Sql.fill(STEPS, "period", period.holds("time"), "silence", String.valueOf(silence.toMillis())));
        List<JourneysAnswer.Path> paths =
                columns.rows(limited(PATHS), row -> new JourneysAnswer.Path(row.text(1), row.number(2), row.number(3)));
        List<JourneysAnswer.Step> steps = columns.rows(
                limited(TRANSITIONS),
                row -> new JourneysAnswer.Step(row.text(1), row.text(2), row.number(3), row.real(4)));
        List<JourneysAnswer.End> ends =
                columns.rows(ENDS, row -> new JourneysAnswer.End(row.text(1), row.number(2), row.real(3)));
        return columns.row(
                VISITS,
                row -> new JourneysAnswer(
                        row.number(1), row.number(2), row.real(3), row.real(4), row.real(5), paths, steps, ends));
    }

    private String limited(String query) {
        return Sql.fill(query, "limit", String.valueOf(limit), "longest", String.valueOf(LONGEST_PATH));
    }
}
