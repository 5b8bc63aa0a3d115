package io.daogou.search.index;

import io.daogou.domain.item.Item;
import io.daogou.domain.search.FoundItems.Degraded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * An index that follows the catalogue and mends itself. Whenever it is opened it is compared with the truth, item by item; what
 * is missing, old or too much is put right while it answers, so that a new, a damaged and an old index are one case. An index that
 * fails is put aside and begun anew; where it cannot be kept on disk it is held in memory.
 *
 * <p><b>Threads:</b> any number; one thread of its own refreshes and commits, one compares with the truth. <b>Locks:</b> changes, and
 * the exchange of a failed index, hold this object's lock; searching holds none.
 */
public final class LiveIndex implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.daogou.search");
    private static final long REFRESH_MILLIS = 100;
    private static final int LOOKS_A_COMMIT = 50;
    private static final long RETRY_SECONDS = 5;
    /** An index that fails again so soon has a failing disk under it. */
    private static final long DISK_DISTRUST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Path path;
    private final ItemSource source;
    private final Similarity similarity;
    private final String fingerprint;
    private final @Nullable IndexFolder folder;
    private final ScheduledExecutorService keeper;
    private final ScheduledExecutorService comparer;
    private final AtomicBoolean isChanged = new AtomicBoolean();
    private final Touched touched = new Touched();

    private volatile OpenIndex index;
    private volatile boolean isIncomplete;
    private volatile boolean hasFailed;
    private volatile boolean isInMemory;
    private volatile boolean isClosed;
    private int looksSinceCommit;
    private boolean isUncommitted;
    private long lastFailure = System.nanoTime() - DISK_DISTRUST_NANOS;

    private LiveIndex(Path path, ItemSource source, Similarity similarity, String fingerprint) {
        this.path = path;
        this.source = source;
        this.similarity = similarity;
        this.fingerprint = fingerprint;
        this.folder = takeFolder(path);
        this.index = openIndex(true);
        this.isIncomplete = index.isNew();
        this.keeper = thread("search-refresh");
        this.comparer = thread("search-compare");
    }

    /** Opens what is kept in a folder, whatever its state, and begins to compare it with the truth. */
    public static LiveIndex open(Path path, ItemSource source, Similarity similarity, String fingerprint) {
        LiveIndex live = new LiveIndex(path, source, similarity, fingerprint);
        live.compareSoon(0);
        var _ = live.keeper.scheduleWithFixedDelay(live::keep, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        return live;
    }

    /** Work on a searcher. */
    @FunctionalInterface
    public interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    /** What answers lack now. */
    public Set<Degraded> degraded() {
        Set<Degraded> reasons = EnumSet.noneOf(Degraded.class);
        if (isIncomplete) {
            reasons.add(Degraded.REBUILDING);
        }
        if (isInMemory) {
            reasons.add(Degraded.NOT_KEPT);
        }
        if (isIncomplete && hasFailed) {
            reasons.add(Degraded.FAILED);
        }
        return reasons;
    }

    /** Searches; an index that fails meanwhile is begun anew, and the new one is searched. */
    public <T> T search(Search<T> work) {
        OpenIndex used = index;
        try {
            return searchOnce(used, work);
        } catch (IOException | UncheckedIOException | AlreadyClosedException failure) {
            mend(used, failure);
        }
        try {
            return searchOnce(index, work);
        } catch (IOException again) {
            throw new UncheckedIOException(again);
        }
    }

    private static <T> T searchOnce(OpenIndex index, Search<T> work) throws IOException {
        SearcherManager searchers = index.searchers();
        IndexSearcher searcher = searchers.acquire();
        try {
            return work.on(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    public void put(List<Item> items) {
        change(used -> {
            items.forEach(item -> touched.add(item.itemId()));
            used.put(items);
        });
    }

    public void delete(String itemId) {
        change(used -> {
            touched.add(itemId);
            used.delete(itemId);
        });
    }

    /** Work on the writer. */
    private interface Change {
        void on(OpenIndex index) throws IOException;
    }

    private void change(Change change) {
        synchronized (this) {
            OpenIndex used = index;
            try {
                change.on(used);
                isChanged.set(true);
            } catch (IOException | AlreadyClosedException failure) {
                // The comparison with the truth that follows brings the change too.
                mend(used, failure);
            }
        }
    }

    /** Lets all changes so far be found. */
    public void refresh() {
        OpenIndex used = index;
        try {
            used.refreshNow();
        } catch (IOException | AlreadyClosedException failure) {
            mend(used, failure);
        }
    }

    private void keep() {
        OpenIndex used = index;
        try {
            if (isChanged.getAndSet(false)) {
                used.refresh();
                isUncommitted = true;
            }
            looksSinceCommit++;
            if (isUncommitted && looksSinceCommit >= LOOKS_A_COMMIT) {
                looksSinceCommit = 0;
                isUncommitted = false;
                used.commit();
            }
        } catch (IOException | AlreadyClosedException failure) {
            mend(used, failure);
        } catch (RuntimeException mistake) {
            LOG.log(Level.ERROR, "The index cannot be refreshed", mistake);
        }
    }

    /** Puts a failed index aside and begins a new one, unless somebody else did. */
    private synchronized void mend(OpenIndex failed, Exception failure) {
        if (isClosed || failed != index) {
            return;
        }
        LOG.log(Level.WARNING, "The search index in " + path + " failed and is built again: " + failure, failure);
        boolean isDiskTrusted = System.nanoTime() - lastFailure > DISK_DISTRUST_NANOS;
        lastFailure = System.nanoTime();
        hasFailed = true;
        isIncomplete = true;
        failed.abandon();
        quarantine();
        index = openIndex(isDiskTrusted);
        compareSoon(0);
    }

    private OpenIndex openIndex(boolean isDiskTrusted) {
        if (folder != null && isDiskTrusted) {
            try {
                return OpenIndex.open(folder.directory(), fingerprint, similarity);
            } catch (IOException | IllegalArgumentException | AlreadyClosedException damaged) {
                LOG.log(Level.WARNING, "The search index in " + path + " is damaged and put aside: " + damaged);
                hasFailed = true;
                quarantine();
            }
            try {
                return OpenIndex.open(folder.directory(), fingerprint, similarity);
            } catch (IOException | IllegalArgumentException refused) {
                LOG.log(
                        Level.WARNING,
                        "The search index cannot be kept in " + path + " and is held in memory: " + refused);
            }
        }
        isInMemory = true;
        try {
            return OpenIndex.open(new ByteBuffersDirectory(), fingerprint, similarity);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void quarantine() {
        if (folder != null) {
            try {
                folder.quarantine();
            } catch (UncheckedIOException failure) {
                LOG.log(Level.WARNING, "The damaged index in " + path + " cannot be put aside: " + failure);
            }
        }
    }

    private static @Nullable IndexFolder takeFolder(Path path) {
        try {
            return IndexFolder.take(path);
        } catch (IOException refused) {
            LOG.log(Level.WARNING, "The search index cannot be kept in " + path + " and is held in memory: " + refused);
            return null;
        }
    }

    private void compareSoon(long seconds) {
        if (!isClosed) {
            var _ = comparer.schedule(this::compare, seconds, TimeUnit.SECONDS);
        }
    }

    private void compare() {
        OpenIndex compared = index;
        try {
            synchronized (this) {
                touched.begin();
                compared.refreshNow();
            }
            new Comparison(this, compared).run(source);
            if (compared == index) {
                compared.refreshNow();
                isIncomplete = false;
                compared.commit();
            }
        } catch (IOException | AlreadyClosedException failure) {
            mend(compared, failure);
        } catch (Comparison.Ended ended) {
            LOG.log(Level.DEBUG, "The comparison ended early");
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The catalogue cannot be read; the search index waits for it", failure);
            compareSoon(RETRY_SECONDS);
        } finally {
            synchronized (this) {
                touched.end();
            }
        }
    }

    /** Brings items of the truth, unless they changed since; on the comparer's thread. */
    synchronized void bring(OpenIndex compared, List<Item> items, boolean isAllNew) throws IOException {
        if (isClosed || compared != index) {
            throw new Comparison.Ended();
        }
        List<Item> untouched =
                items.stream().filter(item -> !touched.contains(item.itemId())).toList();
        if (isAllNew) {
            compared.add(untouched);
        } else {
            compared.put(untouched);
        }
        isChanged.set(true);
    }

    /** Takes away what the truth does not have, unless it came since. */
    synchronized void drop(OpenIndex compared, List<String> itemIds) throws IOException {
        if (isClosed || compared != index) {
            throw new Comparison.Ended();
        }
        for (String itemId : itemIds) {
            if (!touched.contains(itemId)) {
                compared.delete(itemId);
            }
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    @Override
    public void close() {
        OpenIndex last;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            last = index;
        }
        keeper.shutdown();
        comparer.shutdown();
        try (folder) {
            keeper.awaitTermination(10, TimeUnit.SECONDS);
            comparer.awaitTermination(10, TimeUnit.SECONDS);
            last.close();
        } catch (IOException | AlreadyClosedException failure) {
            LOG.log(
                    Level.WARNING,
                    "The search index in " + path + " is not closed well and will be looked through",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            last.abandon();
        }
    }
}
