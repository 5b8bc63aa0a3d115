package io.daogou.engine;

import io.daogou.domain.check.Check;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a release without opening its models.
 *
 * @param events how many events it has learned from
 * @param learnedUntil the time of the latest event it has learned from; none where that cannot be read
 * @param seconds that the training took
 * @param bytes of all its files
 * @param note why the gate refused it, or what is damaged; none where all is well
 */
public record ReleaseInfo(
        String releaseId,
        Instant createdAt,
        Status status,
        long events,
        int shoppers,
        int items,
        @Nullable Instant learnedUntil,
        List<FittedModel> models,
        double seconds,
        long bytes,
        @Nullable String note) {
    /** Where a release stands. */
    public enum Status {
        SERVING,
        /** It can serve again: a rollback. */
        KEPT,
        /** The gate did not let it through. */
        REFUSED,
        /** Its files are not what they were. */
        DAMAGED;

        public String wireName() {
            return Check.lowerCase(this);
        }
    }

    public ReleaseInfo {
        models = List.copyOf(models);
    }
}
