package io.daogou.domain.steering;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Things by name, of which every version is kept, so that each change can be undone. The latest version is what counts.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Kept<T> {
    /** Everything that is there, in the order of the names. */
    Map<String, Version<T>> current();

    /** How something was, the latest version first; empty if it never was there. */
    List<Version<T>> versions(String id);

    /**
     * Changes something, or with no value takes it away; durable when it returns.
     *
     * @return what it is now
     */
    Version<T> put(String id, @Nullable T value, String actor, Instant time);

    /**
     * Puts something back as it was, whatever became of it since; a new version, so that this can be undone as well.
     *
     * @return what it is now; empty if there is no such version, or if it was not there then
     */
    default Optional<Version<T>> restore(String id, long version, String actor, Instant time) {
        return versions(id).stream()
                .filter(one -> one.version() == version && one.value() != null)
                .findFirst()
                .map(one -> put(id, one.value(), actor, time));
    }
}
