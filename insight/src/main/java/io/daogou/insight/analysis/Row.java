package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row that a query stands at; columns count from 1. */
final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    String text(int column) throws SQLException {
        return String.valueOf(rows.getString(column));
    }

    @Nullable
    String textOrNull(int column) throws SQLException {
        return rows.getString(column);
    }

    int whole(int column) throws SQLException {
        return rows.getInt(column);
    }

    boolean truth(int column) throws SQLException {
        return rows.getBoolean(column);
    }

    long number(int column) throws SQLException {
        return rows.getLong(column);
    }

    /** 0 where there is none. */
    double real(int column) throws SQLException {
        return rows.getDouble(column);
    }

    /** An amount without surplus zeros; 0 where there is none. */
    BigDecimal amount(int column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? BigDecimal.ZERO : Amounts.plain(value);
    }

    @Nullable
    BigDecimal amountOrNull(int column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? null : Amounts.plain(value);
    }

    /** A moment that the query gives as milliseconds. */
    Instant time(int column) throws SQLException {
        return Instant.ofEpochMilli(rows.getLong(column));
    }
}
