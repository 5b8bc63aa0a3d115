package io.daogou.exchange.extract;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.exchange.MissingPart;
import io.daogou.exchange.NativeThreads;
import io.daogou.exchange.OptionalPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what models are trained on into a folder: {@code events.parquet}, {@code interactions.parquet}, {@code items.parquet}
 * and {@code extract.json}, whose columns {@code docs/other-tools.md} lists.
 *
 * <p><b>Consent.</b> It holds what our own training reads and nothing else: what a person refused to be learned from is left
 * out, and what is erased is gone from the next extract. Shoppers and devices appear under {@link Pseudonyms} that hold
 * for one extract; so do sessions and answers. What people typed, order numbers and event identifiers are left out.
 *
 * <p><b>Failure.</b> Each file is replaced by a whole new one or not at all; {@code extract.json} comes last.
 */
public final class Extract {
    private final EventLog log;
    private final Catalog catalog;
    private final People people;
    private final Clock clock;

    /** Reads the truth by its ports. */
    public Extract(EventLog log, Catalog catalog, People people, Clock clock) {
        this.log = log;
        this.catalog = catalog;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Writes all files.
     *
     * @param folder made if it is not there; files of an earlier extract are replaced
     * @throws MissingPart if DuckDB is not there
     * @throws InvalidInput if the folder cannot be made
     * @throws UncheckedIOException if something cannot be written
     */
    public ExtractInfo write(Path folder) {
        return write(folder, null);
    }

    /**
     * Writes all files, and {@code segments.parquet} beside them.
     *
     * @param segments those of people who are not in the extract are left out; none: no such file
     */
    public ExtractInfo write(Path folder, @Nullable List<ShopperSegment> segments) {
        OptionalPart.DUCKDB.require();
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new InvalidInput("output", "is a file", folder, "name a folder");
        } catch (IOException refused) {
            throw new InvalidInput("output", "cannot be made", folder, "name a folder in one that can be written to");
        }
        try (NativeThreads threads = new NativeThreads("duckdb", 1)) {
            return threads.call(() -> writeAll(folder, segments));
        } catch (IOException | SQLException refused) {
            throw new UncheckedIOException(
                    new IOException("cannot write the extract to " + folder + ": " + refused.getMessage(), refused));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ExtractInfo writeAll(Path folder, @Nullable List<ShopperSegment> segments)
            throws SQLException, IOException {
        Files.deleteIfExists(folder.resolve("extract.json"));
        Files.deleteIfExists(folder.resolve("segments.parquet"));
        Pseudonyms pseudonyms = Pseudonyms.random();
        try (ExtractTables tables = new ExtractTables(folder)) {
            EventReading reading = new EventReading(tables, Owners.of(people), pseudonyms);
            log.read(0, reading::accept);
            reading.rethrow();
            addItems(tables);
            tables.write();
            if (segments != null) {
                tables.writeSegments(segments, subject -> key(pseudonyms, subject));
            }
            ExtractInfo info = new ExtractInfo(
                    ExtractInfo.FORMAT,
                    clock.instant(),
                    reading.lastOffset,
                    reading.events,
                    tables.count("shoppers"),
                    tables.count("interactions"),
                    tables.count("items"));
            Files.write(folder.resolve("extract.json"), new JsonMapper().writeValueAsBytes(info));
            return info;
        }
    }

    private static String key(Pseudonyms pseudonyms, Subject subject) {
        return Objects.requireNonNull(pseudonyms.of(subject.kind().wireName(), subject.id()));
    }

    private void addItems(ExtractTables tables) throws SQLException {
        List<SQLException> failures = new ArrayList<>();
        catalog.forEach((Item item) -> {
            try {
                if (failures.isEmpty()) {
                    tables.add(item);
                }
            } catch (SQLException failure) {
                failures.add(failure);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** Events on their way from the log to the tables; the log's reader may not throw what SQL throws. */
    private static final class EventReading {
        private final ExtractTables tables;
        private final Owners owners;
        private final Pseudonyms pseudonyms;
        private @Nullable SQLException failure;
        private long events;
        private long lastOffset;

        EventReading(ExtractTables tables, Owners owners, Pseudonyms pseudonyms) {
            this.tables = tables;
            this.owners = owners;
            this.pseudonyms = pseudonyms;
        }

        boolean accept(long offset, Event whole) {
            try {
                lastOffset = offset;
                Subject owner = whole.header().owner(Purpose.PERSONALIZATION, owners);
                Event event = owner == null ? null : whole.withoutDisowned(owners, owner);
                if (owner != null && event != null) {
                    tables.add(offset, event, keys(owner, event));
                    events++;
                }
                return true;
            } catch (SQLException refused) {
                failure = refused;
                return false;
            }
        }

        /** A shopper, or a device that belongs to nobody: as in our own training. */
        private ExtractTables.Keys keys(Subject owner, Event event) {
            return new ExtractTables.Keys(
                    key(pseudonyms, owner),
                    pseudonyms.of("session", event.header().sessionId()),
                    pseudonyms.of("recommendation", event.header().recommendationId()));
        }

        void rethrow() throws SQLException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
