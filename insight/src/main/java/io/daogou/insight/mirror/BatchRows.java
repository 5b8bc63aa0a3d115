package io.daogou.insight.mirror;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Columns of Java as a table that SQL can read: a function without parameters. -1 is null.
 *
 * <p><b>Threads:</b> set by one, then read by those of DuckDB, each taking some rows at a time.
 */
final class BatchRows implements DuckDBTableFunction<String, AtomicInteger, @Nullable Object> {
    private static final int MOST_THREADS = 8;

    private final List<String> wideNames;
    private final List<String> names;
    private volatile Rows rows = new Rows(0, null, new long[0][], new int[0][], new int[0][]);

    /**
     * What is there now.
     *
     * @param places at which place of {@code wide} and {@code shared} each row finds its values; none: at its own
     */
    private record Rows(int count, int @Nullable [] places, long[][] wide, int[][] shared, int[][] own) {
        int place(int row) {
            return places == null ? row : places[row];
        }
    }

    BatchRows(List<String> wide, List<String> shared, List<String> own) {
        wideNames = wide;
        names = new ArrayList<>(shared);
        names.addAll(own);
    }

    void register(DuckDBConnection connection, String name) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withFunction(this).register(connection);
        }
    }

    void set(long[][] wide, int[][] shared, int[][] own) {
        rows = new Rows(own[0].length, null, wide, shared, own);
    }

    /** Rows that share values: each finds them at its place. */
    void set(int[] places, long[][] wide, int[][] shared, int[][] own) {
        rows = new Rows(places.length, places, wide, shared, own);
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo info) {
        wideNames.forEach(name -> info.addResultColumn(name, DuckDBColumnType.BIGINT));
        names.forEach(name -> info.addResultColumn(name, DuckDBColumnType.INTEGER));
        info.setCardinality(rows.count, true);
        return "";
    }

    /** Where the next rows begin. */
    @Override
    public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(MOST_THREADS);
        return new AtomicInteger();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        Rows now = rows;
        int most = (int) out.capacity();
        int begin = info.<AtomicInteger>getInitData().getAndAdd(most);
        int count = Math.clamp(now.count - (long) begin, 0, most);
        int column = 0;
        for (long[] values : now.wide) {
            DuckDBWritableVector vector = out.vector(column++);
            for (int i = 0; i < count; i++) {
                vector.setLong(i, values[now.place(begin + i)]);
            }
        }
        for (int[] values : now.shared) {
            DuckDBWritableVector vector = out.vector(column++);
            for (int i = 0; i < count; i++) {
                set(vector, i, values[now.place(begin + i)]);
            }
        }
        for (int[] values : now.own) {
            DuckDBWritableVector vector = out.vector(column++);
            for (int i = 0; i < count; i++) {
                set(vector, i, values[begin + i]);
            }
        }
        return count;
    }

    private static void set(DuckDBWritableVector vector, int row, int value) {
        if (value < 0) {
            vector.setNull(row);
        } else {
            vector.setInt(row, value);
        }
    }
}
