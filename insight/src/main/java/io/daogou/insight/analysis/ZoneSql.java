package io.daogou.insight.analysis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local time in SQL: the offset is added that the JDK knows for each moment of the log, so that both sides know the same rules. */
final class ZoneSql {
    /** Clocks that are off by centuries need no rule of their own. */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final ZoneRules rules;
    private final Instant from;
    private final Instant to;

    private ZoneSql(ZoneRules rules, Instant from, Instant to) {
        this.rules = rules;
        this.from = from;
        this.to = to;
    }

    static ZoneSql of(Columns columns, ZoneId zone) {
        return columns.row(
                "SELECT epoch_ms(coalesce(min(time), 'epoch')), epoch_ms(coalesce(max(time), 'epoch')) FROM raw_events",
                row -> new ZoneSql(zone.getRules(), row.time(1), earlier(row.time(2), LATEST)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The local time of a column with a moment. */
    String of(String column) {
        StringBuilder earlier = new StringBuilder();
        Instant at = from;
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.getInstant().isBefore(to)) {
            at = next.getInstant();
            earlier.append(" WHEN ").append(column).append(" < make_timestamp(").append(at.toEpochMilli() * 1_000);
            earlier.append(") THEN ").append(plus(column, next.getOffsetBefore().getTotalSeconds()));
            next = rules.nextTransition(at);
        }
        String last = plus(column, rules.getOffset(at).getTotalSeconds());
        return earlier.isEmpty() ? last : "CASE" + earlier + " ELSE " + last + " END";
    }

    private static String plus(String column, int seconds) {
        return "(" + column + " + to_seconds(" + seconds + "))";
    }
}
