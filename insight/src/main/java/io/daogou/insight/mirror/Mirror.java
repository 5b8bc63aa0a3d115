package io.daogou.insight.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the columns like the truth: takes events over as they come, and links and items as they are now.
 *
 * <p><b>Failure.</b> Each batch and the offset it ends at are one transaction, so that what a crash or a truncated file lost is
 * taken again. A file that does not open, is of another format, or ends at an event that the log does not have there, because it
 * belongs to another log, is thrown away and written anew: nothing is set aside, for it may hold what has been erased since.
 *
 * <p><b>Threads:</b> any number may read, on platform threads; one at a time changes it, any thread, and DuckDB is called on one of
 * the mirror's own.
 */
public final class Mirror implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Mirror.class.getName());
    /** A catalogue changes now and then, and reading all of it takes a while. */
    private static final Duration ITEMS_HOLD = Duration.ofMinutes(10);

    private final Sources sources;
    private final ColumnsFolder folder;
    private final ColumnsFile.Limits limits;
    private final NativeThread writer = new NativeThread();
    /** Held for reading by those who read, for writing by who closes the file under them. */
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile @Nullable ColumnsFile file;
    private volatile MirrorState state = new MirrorState(0, 0);
    private volatile boolean stopped;

    /** What somebody does with a connection; it is closed afterwards. */
    public interface Reading<R> {
        R with(Connection connection) throws SQLException;
    }

    /** Takes a folder; the file is opened by the first {@link #refresh}. */
    public Mirror(Sources sources, ColumnsFolder folder, ColumnsFile.Limits limits) {
        this.sources = sources;
        this.folder = folder;
        this.limits = limits;
    }

    /** How far it goes, while it goes on too. */
    public MirrorState state() {
        return state;
    }

    /**
     * Takes over what is new; opens the file first, or writes it anew.
     *
     * @throws UncheckedIOException if that is not possible now; the next call begins with a file opened anew
     */
    public synchronized void refresh() {
        try {
            takeNew();
        } catch (SQLException refused) {
            closeFile();
            if (!Damage.isMeantBy(refused)) {
                throw failed(refused);
            }
            LOG.log(Level.WARNING, "The columns in {0} are written anew: {1}", folder.root(), refused.getMessage());
            folder.deleteColumns();
            takeAnew();
        }
    }

    private void takeAnew() {
        try {
            takeNew();
        } catch (SQLException refused) {
            closeFile();
            throw failed(refused);
        }
    }

    private void takeNew() throws SQLException {
        ColumnsFile open = open();
        takeEvents(open);
        takeSides(open);
    }

    private UncheckedIOException failed(SQLException refused) {
        return new UncheckedIOException(new IOException(
                "the columns in " + folder.root() + " cannot be written: " + refused.getMessage(), refused));
    }

    /** Throws every column away, those of other processes too: no byte of them remains. The next refresh takes all anew. */
    public synchronized void forget() {
        closeFile();
        folder.deleteColumns();
        folder.deleteOthers();
    }

    /** Throws every column away, and takes everything anew. */
    public synchronized void rebuild() {
        forget();
        takeAnew();
    }

    /** Lets somebody read; the columns stay as they are meanwhile, whoever refreshes them. */
    public <R> R read(Reading<R> reading) throws SQLException {
        inUse.readLock().lock();
        try {
            ColumnsFile open = file;
            if (open == null) {
                throw new ColumnsClosed();
            }
            try (Connection connection = open.reader()) {
                return reading.with(connection);
            }
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Makes a refresh that runs end soon; it goes on from there the next time. */
    public void stop() {
        stopped = true;
    }

    private ColumnsFile open() throws SQLException {
        ColumnsFile known = file;
        if (known != null) {
            return known;
        }
        ColumnsFile opened;
        try {
            opened = checked();
        } catch (SQLException damaged) {
            LOG.log(Level.WARNING, "The columns in {0} are written anew: {1}", folder.root(), damaged.getMessage());
            folder.deleteColumns();
            opened = checked();
        }
        file = opened;
        return opened;
    }

    /** Opens the file and looks whether it is one of ours, of this log. */
    private ColumnsFile checked() throws SQLException {
        ColumnsFile opened = writer.run(() -> ColumnsFile.open(folder, limits));
        try {
            state = writer.run(() -> stateOf(opened.writer()));
            String lastEvent = writer.run(() -> text(opened.writer(), "SELECT last_event FROM mirror"));
            if (!endsAt(state.lastOffset(), lastEvent)) {
                throw new SQLException("they do not belong to this log");
            }
            return opened;
        } catch (SQLException | RuntimeException failure) {
            writer.run(() -> closed(opened));
            throw failure;
        }
    }

    private static MirrorState stateOf(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT format, last_offset, events FROM mirror")) {
            if (!row.next() || !row.getString(1).equals(Schema.FORMAT)) {
                throw new SQLException("they are of another format");
            }
            return new MirrorState(row.getLong(2), row.getLong(3));
        }
    }

    private static String text(DuckDBConnection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether the log has this event at this offset. */
    private boolean endsAt(long offset, String eventId) {
        boolean[] found = {offset == 0};
        if (offset > 0) {
            sources.log().read(offset - 1, (at, event) -> {
                found[0] = at == offset && event.header().eventId().equals(eventId);
                return false;
            });
        }
        return found[0];
    }

    private void takeEvents(ColumnsFile open) throws SQLException {
        EventTaking taking = new EventTaking(
                () -> stopped,
                batch -> writer.start(() -> {
                    open.batches().write(batch);
                    state = new MirrorState(batch.lastOffset(), state.events() + batch.events());
                    return batch;
                }));
        try {
            sources.log().read(state.lastOffset(), taking);
            taking.finish();
        } finally {
            taking.settle();
        }
    }

    private void takeSides(ColumnsFile open) throws SQLException {
        SideTables tables = new SideTables(open.writer());
        long now = sources.clock().millis();
        long items = sources.catalog().size();
        writer.run(() -> {
            tables.takePeople(sources.people());
            if (tables.isOld(items, now - ITEMS_HOLD.toMillis())) {
                tables.takeItems(sources.catalog(), now);
            }
            return items;
        });
    }

    private void closeFile() {
        ColumnsFile open = file;
        if (open == null) {
            return;
        }
        inUse.writeLock().lock();
        try {
            file = null;
            writer.run(() -> closed(open));
        } catch (SQLException failure) {
            LOG.log(Level.WARNING, "Cannot close the columns", failure);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private static ColumnsFile closed(ColumnsFile open) throws SQLException {
        open.close();
        return open;
    }

    /** Waits for those who read or refresh. */
    @Override
    public synchronized void close() {
        closeFile();
        writer.close();
        folder.close();
    }
}
