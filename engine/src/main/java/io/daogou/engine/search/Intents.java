package io.daogou.engine.search;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.search.PastQuery;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.People;
import io.daogou.engine.live.LiveCatalog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what people mean by what they type up to date: learned anew from the log at the start, once an hour, and whenever
 * somebody was erased or something expired; who refuses has no vote from the next hour on. It is never written down.
 *
 * <p><b>Threads:</b> any number read; one of its own learns.
 */
public final class Intents implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Intents.class.getName());
    private static final long EVERY_MINUTES = 60;

    private final EventLog events;
    private final People people;
    private final LiveCatalog catalog;
    private final ItemIndex index;
    private final int leastPeople;
    private final ScheduledExecutorService learning = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-intents").factory());

    private volatile QueryIntents now = QueryIntents.NONE;
    /** Counts what was forgotten: what is being learned meanwhile may still hold it. */
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * @param index is told which queries led to something, for suggestions
     * @param leastPeople a query that fewer typed is not known
     */
    public Intents(EventLog events, People people, LiveCatalog catalog, ItemIndex index, int leastPeople) {
        this.events = events;
        this.people = people;
        this.catalog = catalog;
        this.index = index;
        this.leastPeople = leastPeople;
        var _ = learning.scheduleWithFixedDelay(this::learn, 0, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    QueryIntents now() {
        return now;
    }

    /** Somebody was erased, or something expired: what they typed and chose counts no more. */
    public void forget() {
        forgotten.incrementAndGet();
        now = QueryIntents.NONE;
        index.suggestQueries(List.of());
        learning.execute(this::learn);
    }

    private void learn() {
        try {
            long before = forgotten.get();
            QueryIntents learned = IntentLearning.learn(events, Owners.of(people), catalog, leastPeople);
            if (forgotten.get() == before) {
                now = learned;
                index.suggestQueries(pastQueries(learned));
            }
        } catch (RuntimeException failure) {
            // The truth may come back; an exception would end the schedule.
            LOG.log(Level.WARNING, "cannot learn from what people search for: {0}", failure.getMessage());
        }
    }

    private static List<PastQuery> pastQueries(QueryIntents learned) {
        return learned.typed().entrySet().stream()
                .map(query -> new PastQuery(query.getKey(), QueryText.language(query.getKey()), query.getValue()))
                .toList();
    }

    @Override
    public void close() {
        learning.shutdown();
        try {
            var _ = learning.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
