package io.daogou.engine;

import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a merchant says with the live shelves behind it: a change is checked, and known to the next answer. */
final class FollowedKept<T> implements Kept<T> {
    private final Kept<T> truth;
    private final Consumer<T> check;
    private final Runnable changed;

    /** @param check refuses what does not fit this shop */
    FollowedKept(Kept<T> truth, Consumer<T> check, Runnable changed) {
        this.truth = truth;
        this.check = check;
        this.changed = changed;
    }

    @Override
    public Map<String, Version<T>> current() {
        return truth.current();
    }

    @Override
    public List<Version<T>> versions(String id) {
        return truth.versions(id);
    }

    @Override
    public Version<T> put(String id, @Nullable T value, String actor, Instant time) {
        if (value != null) {
            check.accept(value);
        }
        Version<T> version = truth.put(id, value, actor, time);
        changed.run();
        return version;
    }
}
