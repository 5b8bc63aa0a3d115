package io.daogou.store;

import io.daogou.domain.event.EventType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** How many events there are of each type. Not for several threads. */
final class TypeCounts {
    private final Map<EventType, Long> byType = new EnumMap<>(EventType.class);

    /** What a query answers as rows of type and number. */
    static TypeCounts of(PreparedStatement select) throws SQLException {
        TypeCounts counts = new TypeCounts();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.add(EventCodes.type(rows.getInt(1)), rows.getLong(2));
            }
        }
        return counts;
    }

    void add(EventType type, long events) {
        byType.merge(type, events, Long::sum);
    }

    void add(TypeCounts others) {
        others.byType.forEach(this::add);
    }

    long all() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<EventType, Long> byType() {
        return byType;
    }
}
