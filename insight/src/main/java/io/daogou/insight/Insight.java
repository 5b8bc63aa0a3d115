package io.daogou.insight;

import io.daogou.insight.analysis.Analysis;
import io.daogou.insight.analysis.Columns;
import io.daogou.insight.analysis.QueryFailed;
import io.daogou.insight.mirror.ColumnsClosed;
import io.daogou.insight.mirror.ColumnsFile;
import io.daogou.insight.mirror.ColumnsFolder;
import io.daogou.insight.mirror.Damage;
import io.daogou.insight.mirror.Mirror;
import io.daogou.insight.mirror.MirrorState;
import io.daogou.insight.mirror.Sources;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The front door to what shoppers do, understood: {@code insight.ask(new Funnel(…))}. Keeps the event log mirrored in columns, in a
 * folder of its own; all of it is derived, nobody needs it to serve, and it may be deleted while nothing runs.
 *
 * <p><b>Freshness:</b> an answer knows what the log held when it was asked, or at most {@link InsightSettings#freshSeconds} before.
 *
 * <p><b>Threads:</b> any number, virtual ones too: DuckDB is called on a few platform threads. <b>Budget:</b> so many questions at
 * once, so many more that wait, so much memory and time: {@link InsightSettings}. <b>Failure:</b> {@link InsightRefused}, and
 * {@link java.io.UncheckedIOException} if the truth cannot be read or the columns not be written. Columns that turn out damaged are
 * written anew and the question is asked again, once.
 */
public final class Insight implements AutoCloseable {
    private static final String LIBRARY = "org.duckdb.DuckDBDriver";

    private final Sources sources;
    private final InsightSettings settings;
    private final Mirror mirror;
    private final ExecutorService refreshing;
    private final ExecutorService answering;
    private final Semaphore places;
    private final Set<Columns> inUse = ConcurrentHashMap.newKeySet();

    private @Nullable CompletableFuture<Void> latest;
    private long latestEnd;

    private Insight(Sources sources, InsightSettings settings, Mirror mirror) {
        this.sources = sources;
        this.settings = settings;
        this.mirror = mirror;
        refreshing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("insight-refresh").factory());
        answering = Executors.newFixedThreadPool(
                settings.concurrentQuestions(),
                Thread.ofPlatform().daemon().name("insight-answer-", 0).factory());
        places = new Semaphore(settings.concurrentQuestions() + settings.waitingQuestions());
    }

    /** Whether DuckDB is here. */
    public static boolean isAvailable() {
        try {
            Class.forName(LIBRARY, false, Insight.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /**
     * Takes a folder; nothing is read before somebody asks.
     *
     * @param folder for the columns, made if it is not there; several processes may share it
     * @throws InsightRefused if DuckDB is not here
     * @throws java.io.UncheckedIOException if the folder cannot be written to
     */
    public static Insight open(Path folder, Sources sources, InsightSettings settings) {
        if (!isAvailable()) {
            throw new InsightRefused(
                    InsightRefused.Reason.LIBRARY_MISSING,
                    "DuckDB is an optional part and is not here: fetch it once with './daogou optional parquet' (80 MB)");
        }
        ColumnsFile.Limits limits =
                new ColumnsFile.Limits(settings.memoryMegabytes(), settings.spillMegabytes(), settings.threadsHere());
        return new Insight(sources, settings, new Mirror(sources, ColumnsFolder.take(folder), limits));
    }

    /**
     * Answers a question.
     *
     * @throws InsightRefused if too many ask, or it takes too long
     */
    public <R> R ask(Analysis<R> question) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.deadlineSeconds());
        if (!places.tryAcquire()) {
            throw new InsightRefused(
                    InsightRefused.Reason.BUSY, "too many questions are being answered; ask again in a few seconds");
        }
        try {
            await(refreshed(), end);
            return answer(question, end);
        } catch (QueryFailed failed) {
            if (failed.isOutOfMemory()) {
                throw tooLarge("needs more than " + settings.memoryMegabytes() + " MB of memory and "
                        + settings.spillMegabytes() + " MB on the disk");
            }
            if (!Damage.isMeantBy(failed)) {
                throw failed;
            }
            rebuild();
            return answer(question, end);
        } finally {
            places.release();
        }
    }

    /** Takes over what is new, however long it takes. */
    public void refresh() {
        result(refreshed());
    }

    /**
     * Throws the columns away, for somebody was erased: no byte of them remains, in the folder of any process. The next question
     * writes them anew.
     */
    public void forget() {
        CompletableFuture<Void> gone;
        synchronized (this) {
            gone = started(mirror::forget);
        }
        result(gone);
        synchronized (this) {
            latest = null;
        }
    }

    /** The same for a shop whose columns nobody has open here. */
    public static void forget(Path folder) {
        ColumnsFolder.deleteAll(folder);
    }

    /** Throws the columns away and writes them anew, however long that takes. */
    public void rebuild() {
        CompletableFuture<Void> anew;
        synchronized (this) {
            anew = started(mirror::rebuild);
        }
        result(anew);
    }

    /** How far the columns go; while they are written it counts up. */
    public MirrorState state() {
        return mirror.state();
    }

    private synchronized CompletableFuture<Void> refreshed() {
        CompletableFuture<Void> known = latest;
        return known != null && (!known.isDone() || isFresh(known)) ? known : started(mirror::refresh);
    }

    private boolean isFresh(CompletableFuture<Void> known) {
        return !known.isCompletedExceptionally()
                && System.nanoTime() - latestEnd < TimeUnit.SECONDS.toNanos(settings.freshSeconds());
    }

    private CompletableFuture<Void> started(Runnable work) {
        CompletableFuture<Void> begun =
                CompletableFuture.runAsync(work, refreshing).whenComplete((done, failure) -> ended());
        latest = begun;
        return begun;
    }

    private synchronized void ended() {
        latestEnd = System.nanoTime();
    }

    private static void result(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException failure) {
            throw cause(failure);
        }
    }

    private void await(Future<Void> work, long end) {
        try {
            work.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException early) {
            throw new InsightRefused(
                    InsightRefused.Reason.BUSY,
                    "the columns are being written, " + state().events() + " events of "
                            + sources.log().size() + " so far; ask again in a few seconds");
        } catch (InterruptedException hurried) {
            throw calledOff();
        } catch (ExecutionException failure) {
            throw cause(failure);
        }
    }

    private <R> R answer(Analysis<R> question, long end) {
        CompletableFuture<Columns> started = new CompletableFuture<>();
        Future<R> answer = answering.submit(() -> mirror.read(connection -> {
            Columns columns = new Columns(connection);
            started.complete(columns);
            inUse.add(columns);
            try {
                return question.answer(columns);
            } finally {
                inUse.remove(columns);
            }
        }));
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var _ = started.thenAccept(Columns::cancel);
            throw tooLarge("takes longer than " + settings.deadlineSeconds() + " s");
        } catch (InterruptedException hurried) {
            var _ = started.thenAccept(Columns::cancel);
            throw calledOff();
        } catch (ExecutionException failure) {
            throw cause(failure);
        }
    }

    private static InsightRefused calledOff() {
        Thread.currentThread().interrupt();
        return new InsightRefused(InsightRefused.Reason.BUSY, "the question was called off");
    }

    private static InsightRefused tooLarge(String what) {
        return new InsightRefused(
                InsightRefused.Reason.TOO_LARGE,
                "the question " + what + "; ask about a shorter time, or allow more under insight in daogou.yaml");
    }

    private static RuntimeException cause(Exception failure) {
        return switch (failure.getCause()) {
            case Columns.Cancelled stopped ->
                new InsightRefused(InsightRefused.Reason.BUSY, "the columns are being closed");
            case ColumnsClosed closed ->
                new InsightRefused(InsightRefused.Reason.BUSY, String.valueOf(closed.getMessage()));
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    /** Ends the questions that are being answered; what was taken over stays for the next time. */
    @Override
    public void close() {
        mirror.stop();
        inUse.forEach(Columns::cancel);
        answering.close();
        refreshing.close();
        mirror.close();
    }
}
