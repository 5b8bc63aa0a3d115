package io.daogou.store;

import io.daogou.domain.change.Changes;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.steering.Steering;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door to the truth of one shop: its events, its items, what it knows of people, and what its
 * merchant says about shelves.
 *
 * <p><b>Threads:</b> any number, virtual ones too: everything that touches the disk happens on threads of the store's own.
 * <b>Failure:</b> {@link StoreException}; a change that failed left nothing behind, and the store goes on.
 */
public final class Store implements AutoCloseable {
    private final EventLog events;
    private final Catalog catalog;
    private final People people;
    private final Steering steering;
    private final Expiry expiry;
    private final @Nullable Changes changes;
    private final Runnable closing;

    private Store(
            EventLog events,
            Catalog catalog,
            People people,
            Steering steering,
            Expiry expiry,
            @Nullable Changes changes,
            Runnable closing) {
        this.events = events;
        this.catalog = catalog;
        this.people = people;
        this.steering = steering;
        this.expiry = expiry;
        this.changes = changes;
        this.closing = closing;
    }

    /** Opens a data directory for reading and writing, and makes it first if it is not there; one process at a time can. */
    public static Store open(Path dataDirectory) {
        return open(dataDirectory, Clock.systemUTC());
    }

    /** Opens a data directory for reading and writing with a clock of the caller's. */
    public static Store open(Path dataDirectory, Clock clock) {
        return writing(SqliteDatabase.open(dataDirectory), null, clock);
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
        return writing(database, new JdbcChanges(database, dialect.process()), clock);
    }

    /** Opens a shop for reading only, beside whoever writes. */
    public static Store openReadOnly(StoreUrl url) {
        return switch (url) {
            case StoreUrl.Sqlite(Path directory) -> openReadOnly(directory);
            case StoreUrl.Postgresql postgresql ->
                reading(JdbcDatabase.openReadOnly(new PostgresqlDialect(postgresql)));
        };
    }

    /**
     * Opens a data directory for reading only, beside the process that writes. Reads see what is committed when they
     * begin; changes are refused.
     */
    public static Store openReadOnly(Path dataDirectory) {
        return reading(SqliteDatabase.openReadOnly(dataDirectory));
    }

    /** A store that forgets everything when it is dropped, for tests and trials. */
    public static Store inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /** A store in memory with a clock of the caller's. */
    public static Store inMemory(Clock clock) {
        MemoryEventLog events = new MemoryEventLog();
        MemoryShoppers shoppers = new MemoryShoppers();
        MemoryConsents consents = new MemoryConsents();
        MemoryResets resets = new MemoryResets();
        KeyedHash hash = new KeyedHash(KeyedHash.newKey());
        MemoryDeviceCodes codes = new MemoryDeviceCodes();
        MemoryErasures erasures = new MemoryErasures(events, shoppers, consents, resets, codes, hash);
        events.refuse(event -> erasures.erasedAt(event.header().subject())
                .filter(erased -> !event.header().time().isAfter(erased))
                .isPresent());
        MemoryExpiry expiry = new MemoryExpiry(events, shoppers, consents, resets, codes);
        People people = new People(shoppers, consents, resets, erasures, codes, new MemoryAuditLog(hash), hash::key);
        Steering steering = new Steering(new MemoryKept<>(), new MemoryKept<>());
        return new Store(events, new MemoryCatalog(clock), people, steering, expiry, null, () -> {});
    }

    private static Store writing(Database database, @Nullable Changes changes, Clock clock) {
        return of(database, ShopKey.readOrMake(database), changes, clock);
    }

    private static Store reading(Database database) {
        return of(database, ShopKey.read(database), null, Clock.systemUTC());
    }

    private static Store of(Database database, KeyedHash hash, @Nullable Changes changes, Clock clock) {
        People people = new People(
                new JdbcShoppers(database),
                new JdbcConsents(database),
                new JdbcResets(database),
                new JdbcErasures(database, hash),
                new JdbcDeviceCodes(database, hash),
                new JdbcAuditLog(database, hash),
                hash::key);
        return new Store(
                new JdbcEventLog(database, hash),
                new JdbcCatalog(database, clock),
                people,
                new Steering(
                        new JdbcKept<>(database, new RuleDocument()),
                        new JdbcKept<>(database, new PlacementDocument())),
                new JdbcExpiry(database),
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
        return people.shoppers();
    }

    public People people() {
        return people;
    }

    /** What the merchant says about shelves. */
    public Steering steering() {
        return steering;
    }

    /** Removes what is older than it may be kept. */
    public Expiry expiry() {
        return expiry;
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
