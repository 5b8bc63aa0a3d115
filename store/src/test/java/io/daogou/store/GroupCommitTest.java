package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
    @TempDir
    Path directory;

    private Database database;
    private JdbcEventLog log;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(directory);
        log = new JdbcEventLog(database, new KeyedHash(KeyedHash.newKey()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Integer insertItemAndFail(Session session, Throwable failure) throws SQLException {
        session.run("INSERT INTO item VALUES ('half', '{}', '', '')");
        switch (failure) {
            case SQLException refused -> throw refused;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError(failure);
        }
    }

    @Test
    void leavesNothingOfAChangeThatFailsAndGoesOn() {
        List<Throwable> failures =
                List.of(new SQLException("bad"), new IllegalStateException("bad"), new StackOverflowError("bad"));
        for (Throwable failure : failures) {
            assertThatThrownBy(() -> database.write(1, session -> insertItemAndFail(session, failure)))
                    .hasMessageContaining("bad");
            long items = database.read(session -> session.number("SELECT count(*) FROM item"));
            assertThat(items).isZero();
        }
        log.append(Samples.views("a", 10));
        assertThat(log.size()).isEqualTo(10);
    }

    @Test
    void leavesNothingOfABatchThatWasNotSent() {
        String insert = "INSERT INTO item VALUES (?, '{}', '', '')";
        assertThatThrownBy(() -> database.write(1, session -> {
                    PreparedStatement statement = session.prepared(insert);
                    statement.setString(1, "half");
                    statement.addBatch();
                    session.addAtCommit("UPDATE event_count SET total = total + ?", 7);
                    throw new SQLException("bad");
                }))
                .hasMessageContaining("bad");
        int[] inserted = database.write(1, session -> {
            PreparedStatement statement = session.prepared(insert);
            statement.setString(1, "whole");
            statement.addBatch();
            return statement.executeBatch();
        });
        assertThat(inserted).containsExactly(1);
        long items = database.read(session -> session.number("SELECT count(*) FROM item"));
        assertThat(items).isEqualTo(1);
        assertThat(log.size()).isZero();
    }

    @Test
    void keepsTheOtherChangesOfAGroupInWhichOneFails() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> database.write(1, session -> {
                started.countDown();
                return Waiting.uninterruptibly(() -> {
                    release.await();
                    return runs.incrementAndGet();
                });
            }));
            started.await();
            List<Future<?>> good = new ArrayList<>();
            good.add(callers.submit(() -> log.append(Samples.views("a", 10))));
            Future<Integer> bad = callers.submit(
                    () -> database.write(1, session -> insertItemAndFail(session, new SQLException("bad"))));
            good.add(callers.submit(() -> log.append(Samples.views("b", 10))));
            release.countDown();
            assertThat(first.get()).isEqualTo(1);
            for (Future<?> future : good) {
                assertThat((List<?>) future.get()).hasSize(10);
            }
            assertThatThrownBy(bad::get).hasRootCauseMessage("bad").hasCauseInstanceOf(StoreException.class);
        }
        assertThat(log.size()).isEqualTo(20);
        long items = database.read(session -> session.number("SELECT count(*) FROM item"));
        assertThat(items).isZero();
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        List<Event> many = Samples.views("a", 20_000);
        limitPages(100);
        assertThatThrownBy(() -> log.append(many))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("daogou.db");
        assertThat(log.size()).isZero();
        assertThat(log.append(Samples.views("b", 10))).hasSize(10);
        limitPages(1_000_000);
        log.append(many);
        assertThat(log.size()).isEqualTo(20_010);
    }

    private void limitPages(int most) {
        database.write(1, session -> session.number("PRAGMA max_page_count = " + most));
    }

    @Test
    void tellsAnInterruptedCallerWhatBecameOfItsChange() throws Exception {
        Thread caller = Thread.ofVirtual().unstarted(() -> {
            Thread.currentThread().interrupt();
            assertThat(log.append(Samples.views("a", 10))).hasSize(10);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        caller.start();
        caller.join();
        assertThat(log.size()).isEqualTo(10);
    }

    @Test
    void runsEverythingOnPlatformThreads() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> writing = callers.submit(
                    () -> database.write(1, session -> Thread.currentThread().isVirtual()));
            Future<Boolean> reading = callers.submit(
                    () -> database.read(session -> Thread.currentThread().isVirtual()));
            assertThat(List.of(writing.get(), reading.get())).containsOnly(false);
        }
    }

    @Test
    void finishesTheChangesUnderWayWhenClosed() throws Exception {
        List<Future<?>> appends = new ArrayList<>();
        AtomicInteger stored = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                List<Event> batch = Samples.views("batch-" + i + "-", 5);
                appends.add(callers.submit(() -> {
                    try {
                        stored.addAndGet(log.append(batch).size());
                    } catch (StoreException closed) {
                        assertThat(closed).hasMessageContaining("closed");
                    }
                }));
            }
            close();
            for (Future<?> append : appends) {
                append.get();
            }
        }
        open();
        assertThat(log.size()).isEqualTo(stored.get());
    }

    @Test
    void asksTheDiskForEverythingThatDurabilityNeeds() {
        assertThat(setting("PRAGMA synchronous")).isEqualTo(2);
        assertThat(setting("PRAGMA secure_delete")).isEqualTo(1);
        assertThat(setting("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"))
                .isEqualTo(1);
        assertThat(setting("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"))
                .isEqualTo(1);
    }

    private long setting(String query) {
        return database.write(1, session -> session.number(query));
    }
}
