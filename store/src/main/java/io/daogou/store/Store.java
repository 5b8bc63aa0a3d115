package io.daogou.store;

import io.daogou.domain.change.Changes;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Shoppers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door to the truth of one shop: its events, its items, and who shops on which device.
 *
 * <p><b>Threads:</b> any number, virtual ones too: everything that touches the disk happens on threads of the store's own.
 * <b>Failure:</b> {@link StoreException}; a change that failed left nothing behind, and the store goes on.
 */
public final class Store implements AutoCloseable {
    private final EventLog events;
    private final Catalog catalog;
    private final Shoppers shoppers;
    private final @Nullable Changes changes;
    private final Runnable closing;

    private Store(EventLog events, Catalog catalog, Shoppers shoppers, @Nullable Changes changes, Runnable closing) {
        this.events = events;
        this.catalog = catalog;
        this.shoppers = shoppers;
        this.changes = changes;
        this.closing = closing;
    }

    /** Opens a data directory for reading and writing, and makes it first if it is not there; one process at a time can. */
    public static Store open(Path dataDirectory) {
        return open(dataDirectory, Clock.systemUTC());
    }

    /** Opens a data directory for reading and writing with a clock of the caller's. */
    public static Store open(Path dataDirectory, Clock clock) {
        return of(SqliteDatabase.open(dataDirectory), null, clock);
    }

    /** Opens a shop for reading and writing; an SQLite file by one process at a time, PostgreSQL by any number. */
    public static Store open(StoreUrl url) {
        return open(url, Clock.systemUTC());
    }

    /** Opens a shop for reading and writing with a clock of the caller's. */
    public static Store open(StoreUrl url, Clock clock) {
        return switch (url) {
            case StoreUrl.Sqlite(Path directory) -> open(directory, clock);
            case StoreUrl.Postgresql postgresql -> shared(new PostgresqlDialect(postgresql), clock);
        };
    }

    private static Store shared(PostgresqlDialect dialect, Clock clock) {
        Database database = JdbcDatabase.open(dialect, () -> {});
        return of(database, new JdbcChanges(database, dialect.process()), clock);
    }

    /** Opens a shop for reading only, beside whoever writes. */
    public static Store openReadOnly(StoreUrl url) {
        return switch (url) {
            case StoreUrl.Sqlite(Path directory) -> openReadOnly(directory);
            case StoreUrl.Postgresql postgresql ->
                of(JdbcDatabase.openReadOnly(new PostgresqlDialect(postgresql)), null, Clock.systemUTC());
        };
    }

    /**
     * Opens a data directory for reading only, beside the process that writes. Reads see what is committed when they
     * begin; changes are refused.
     */
    public static Store openReadOnly(Path dataDirectory) {
        return of(SqliteDatabase.openReadOnly(dataDirectory), null, Clock.systemUTC());
    }

    /** A store that forgets everything when it is dropped, for tests and trials. */
    public static Store inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /** A store in memory with a clock of the caller's. */
    public static Store inMemory(Clock clock) {
        return new Store(new MemoryEventLog(), new MemoryCatalog(clock), new MemoryShoppers(), null, () -> {});
    }

    private static Store of(Database database, @Nullable Changes changes, Clock clock) {
        return new Store(
                new JdbcEventLog(database),
                new JdbcCatalog(database, clock),
                new JdbcShoppers(database),
                changes,
                database::close);
    }

    public EventLog events() {
        return events;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Shoppers shoppers() {
        return shoppers;
    }

    /** What other processes change meanwhile; none where only one process can change anything. */
    public Optional<Changes> changes() {
        return Optional.ofNullable(changes);
    }

    /** Waits for the changes under way, then lets go of the data directory. Closing twice does nothing. */
    @Override
    public void close() {
        closing.run();
    }
}
