package io.daogou.guide;

import io.daogou.domain.item.Catalog;
import io.daogou.guide.catalog.AssortmentBuilder;
import io.daogou.guide.understand.Lexicon;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the guide knows of the catalogue, made anew soon after it changed. What is shown is read from the truth in any
 * case: here an item may be missing for a moment, or no longer fit.
 *
 * <p><b>Threads:</b> any number; one of its own reads the catalogue.
 */
final class KnownCatalog implements AutoCloseable {
    private static final Logger LOG = System.getLogger(KnownCatalog.class.getName());
    private static final long SOON_MILLIS = 300;
    /** After a failure, which lasts longer than a moment more often than not. */
    private static final long AGAIN_MILLIS = 5_000;
    /** Reading takes at most about a tenth of the time of a core, however often prices change. */
    private static final int PAUSE = 9;

    private final Catalog catalog;
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("guide-catalog").factory());
    private volatile Lexicon lexicon;
    /** When the catalogue may be read again, in the nanoseconds of {@link System#nanoTime()}. */
    private volatile long restsUntil = System.nanoTime();

    KnownCatalog(Catalog catalog) {
        this.catalog = catalog;
        lexicon = Lexicon.of(AssortmentBuilder.read(catalog));
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** The catalogue changed; many changes in a row are read once. */
    void changed() {
        long rest = TimeUnit.NANOSECONDS.toMillis(restsUntil - System.nanoTime());
        schedule(Math.max(SOON_MILLIS, rest));
    }

    private void schedule(long millis) {
        if (!isDue.getAndSet(true)) {
            var _ = reader.schedule(this::read, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        isDue.set(false);
        long begun = System.nanoTime();
        try {
            lexicon = Lexicon.of(AssortmentBuilder.read(catalog));
        } catch (RuntimeException unreadable) {
            // What was known stays: it is checked against the truth before anything is shown.
            LOG.log(Level.WARNING, "the guide cannot read the catalogue: {0}", unreadable.getMessage());
            schedule(AGAIN_MILLIS);
        }
        long ended = System.nanoTime();
        restsUntil = ended + PAUSE * (ended - begun);
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
