package io.daogou.engine.live;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.live.LiveStateFile.Taken;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known at this moment, and how it comes back at a start: from its file, and from what the log got
 * later. Without the file, from the whole log.
 */
public final class LiveMemory {
    private static final Logger LOG = System.getLogger(LiveMemory.class.getName());
    private static final Taken NOTHING = new Taken(0, "", 0);

    private final LiveCatalog catalog = new LiveCatalog();
    private final int historyLength;
    private final double halfLifeDays;
    private final Clock clock;
    private final Popularity popularity;
    private final LiveConsents consents;
    private final LiveState state;
    private final @Nullable LiveStateFile file;
    /** Up to where the file has taken events. */
    private volatile long savedOffset;

    private long caughtUpOffset;

    /**
     * Knows nothing yet.
     *
     * @param path the file of the live state; none to always replay the whole log
     */
    public LiveMemory(EngineSettings settings, Clock clock, @Nullable Path path) {
        historyLength = settings.historyLength();
        halfLifeDays = settings.popularityHalfLifeDays();
        this.clock = clock;
        popularity = new Popularity(settings.popularityHalfLifeDays(), clock);
        consents = new LiveConsents(settings.consentRequired());
        state = new LiveState(catalog, popularity, consents, settings.historyLength());
        file = path == null
                ? null
                : new LiveStateFile(path, settings.historyLength(), settings.popularityHalfLifeDays());
    }

    /** Brings back what people did and chose: from the file, and what the file had not taken from the log. */
    public void catchUp(EventLog events, People people) {
        savedOffset = read(events);
        people.consents().forEachInForce(consents::take);
        people.resets().forEach(state::reset);
        people.shoppers().forEach(link -> state.link(link.deviceId(), link.shopperId()));
        caughtUpOffset = savedOffset;
        events.read(savedOffset, (offset, event) -> {
            state.apply(event);
            caughtUpOffset = offset;
            return true;
        });
    }

    /** Up to where the log had been applied when it was brought back. */
    public long caughtUpOffset() {
        return caughtUpOffset;
    }

    public LiveCatalog catalog() {
        return catalog;
    }

    public LiveConsents consents() {
        return consents;
    }

    public LiveState state() {
        return state;
    }

    public Popularity popularity() {
        return popularity;
    }

    public Rankings rankings() {
        return new Rankings(catalog, popularity);
    }

    /** How many events, about, a start would have to replay. */
    public long unsaved(EventLog events) {
        return events.lastOffset() - savedOffset;
    }

    /** Brings back what shoppers did from the log, up to an offset, and leaves no file: what somebody added who was erased is gone. */
    public void replay(EventLog events, long offset) {
        popularity.forget();
        state.forget();
        events.read(0, (at, event) -> {
            if (at <= offset) {
                state.apply(event);
            }
            return at < offset;
        });
        rewriteFile(events, offset);
    }

    /**
     * Begins to tell what shoppers did anew from the log, as if for another process; what is known stays in force meanwhile.
     *
     * @return to be brought up to an offset, and then put in force, by {@link #become}
     */
    public Renewal renewal(EventLog events) {
        Popularity counts = new Popularity(halfLifeDays, clock);
        Renewal renewal = new Renewal(counts, new LiveState(catalog, counts, historyLength));
        renewal.catchUp(events, Long.MAX_VALUE);
        return renewal;
    }

    /** What shoppers did, told anew. */
    public static final class Renewal {
        private final Popularity popularity;
        private final LiveState state;
        private long offset;

        private Renewal(Popularity popularity, LiveState state) {
            this.popularity = popularity;
            this.state = state;
        }

        private void catchUp(EventLog events, long last) {
            events.read(offset, (at, event) -> {
                if (at <= last) {
                    state.apply(event);
                    offset = at;
                }
                return at < last;
            });
        }
    }

    /**
     * Puts what was told anew in force and writes the file anew. Every event up to the offset must have been applied and none after it, and
     * none may be applied, nor anybody erased, meanwhile; nor erased since the renewal began.
     */
    public void become(Renewal renewal, EventLog events, People people, long last) {
        renewal.catchUp(events, last);
        Set<Subject> known = new HashSet<>(consents.subjects());
        people.resets().forEach(reset -> known.add(reset.subject()));
        people.shoppers().forEach(link -> {
            known.add(Subject.device(link.deviceId()));
            known.add(Subject.shopper(link.shopperId()));
        });
        state.become(renewal.state, known);
        popularity.become(renewal.popularity);
        rewriteFile(events, last);
    }

    /** Writes the file anew if it is there, or deletes it: what it held of somebody is gone either way. */
    public void rewriteFile(EventLog events, long offset) {
        if (file != null && file.delete()) {
            savedOffset = 0;
            save(events, Math.min(offset, events.lastOffset()));
        }
    }

    /**
     * Writes the file, if there is to be one. Every event up to the offset must have been applied and none after it, and none
     * may be applied meanwhile.
     */
    public void save(EventLog events, long offset) {
        if (file == null) {
            return;
        }
        try {
            Taken last = eventAt(events, offset);
            if (last.offset() != offset) {
                // The event was erased meanwhile; the next save has another one to go by.
                return;
            }
            file.write(catalog, popularity, state, last);
            savedOffset = last.offset();
        } catch (IOException failure) {
            // The next start takes longer; nothing is lost.
            LOG.log(Level.WARNING, "cannot write the live state: {0}", failure.getMessage());
        }
    }

    private long read(EventLog events) {
        if (file == null) {
            return 0;
        }
        try {
            return file.read(catalog, popularity, state, last -> last.equals(eventAt(events, last.offset())))
                    .offset();
        } catch (NoSuchFileException firstStart) {
            return 0;
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "{0}; the log is replayed instead", unusable.getMessage());
            return 0;
        }
    }

    /** The event at an offset; {@link #NOTHING} if there is none. */
    private static Taken eventAt(EventLog events, long at) {
        Taken[] found = {NOTHING};
        events.read(at - 1, (offset, event) -> {
            if (offset == at) {
                long time = event.header().time().toEpochMilli();
                found[0] = new Taken(offset, event.header().eventId(), time);
            }
            return false;
        });
        return found[0];
    }
}
