package io.daogou.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine keeps what it derives from the truth; all of it may be deleted while no engine is open.
 *
 * @param releases the directory of releases; made when the first one is published
 * @param liveState the file that makes a start quick; none for an engine beside the one that writes the truth, and where
 *     the log is short
 */
public record Derived(Path releases, @Nullable Path liveState) {
    /** Without a file of the live state: every start replays the log. */
    public static Derived releasesOnly(Path releases) {
        return new Derived(releases, null);
    }
}
