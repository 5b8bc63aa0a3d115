package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import io.daogou.domain.event.EventType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether people come back: those who began in the same week or month, and how many of them were there again in each one after.
 *
 * @param first what begins: the first event of this type that a person ever had
 * @param again what counts as being there; none: anything
 * @param zone where days begin
 * @param period in which people began; they are followed to the end of the log
 */
public record Cohorts(EventType first, @Nullable EventType again, Unit unit, ZoneId zone, Period period)
        implements Analysis<CohortsAnswer> {
    private static final String QUERY = """
            WITH begun AS (SELECT person, min(time) AS start FROM events WHERE type = '{first}' GROUP BY person),
            cohorts AS (SELECT person, date_trunc('{unit}', {start})::DATE AS cohort FROM begun WHERE {period}),
            there AS (SELECT DISTINCT person, date_trunc('{unit}', {time})::DATE AS unit FROM events WHERE {again})
            SELECT epoch_ms(cohort), -1 AS later, count(*) FROM cohorts GROUP BY cohort
            UNION ALL
            SELECT epoch_ms(cohort), date_diff('{unit}', cohort, unit) AS later, count(*)
            FROM cohorts JOIN there USING (person) WHERE unit >= cohort GROUP BY cohort, later
            """;

    /** How people are put together. */
    public enum Unit {
        /** From Monday to Sunday. */
        WEEK,
        MONTH;

        private static final Unit[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        public static Unit ofWireName(String name) {
            return Check.named("unit", name, ALL, Unit::wireName);
        }
    }

    @Override
    public CohortsAnswer answer(Columns columns) {
        Map<LocalDate, Map<Integer, Long>> counts = new TreeMap<>();
        columns.forEach(
                query(columns),
                row -> counts.computeIfAbsent(
                                row.time(1).atOffset(ZoneOffset.UTC).toLocalDate(), start -> new TreeMap<>())
                        .put(row.whole(2), row.number(3)));
        List<CohortsAnswer.Cohort> cohorts = new ArrayList<>();
        counts.forEach((start, byUnit) -> cohorts.add(cohort(start, byUnit)));
        return new CohortsAnswer(cohorts);
    }

    private String query(Columns columns) {
        ZoneSql local = ZoneSql.of(columns, zone);
        return Sql.fill(
                QUERY,
                "first",
                first.wireName(),
                "unit",
                unit.wireName(),
                "start",
                local.of("start"),
                "period",
                period.holds("start"),
                "time",
                local.of("time"),
                "again",
                again == null ? "true" : "type = " + Sql.quoted(again.wireName()));
    }

    private static CohortsAnswer.Cohort cohort(LocalDate start, Map<Integer, Long> byUnit) {
        long people = byUnit.getOrDefault(-1, 0L);
        int last = byUnit.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        List<Double> retained = new ArrayList<>();
        for (int later = 0; later <= last; later++) {
            retained.add((double) byUnit.getOrDefault(later, 0L) / people);
        }
        return new CohortsAnswer.Cohort(start, people, retained);
    }
}
