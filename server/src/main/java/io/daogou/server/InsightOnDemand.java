package io.daogou.server;

import io.daogou.insight.Insight;
import io.daogou.insight.InsightSettings;
import io.daogou.insight.mirror.Sources;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the columns for the first who asks: a shop whose analyst sleeps pays nothing. */
final class InsightOnDemand implements Supplier<Insight>, AutoCloseable {
    private final Path folder;
    private final Sources sources;
    private final InsightSettings settings;
    private @Nullable Insight opened;

    InsightOnDemand(Path folder, Sources sources, InsightSettings settings) {
        this.folder = folder;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public synchronized Insight get() {
        Insight known = opened;
        if (known == null) {
            known = Insight.open(folder, sources, settings);
            opened = known;
        }
        return known;
    }

    /** Somebody was erased: no byte of the columns may remain, opened or not. */
    synchronized void forget() {
        if (opened != null) {
            opened.forget();
        } else {
            Insight.forget(folder);
        }
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
