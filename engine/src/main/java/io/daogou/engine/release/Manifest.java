package io.daogou.engine.release;

import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a release says of itself; the file {@code manifest.json} in its directory.
 *
 * @param format of the files, {@link #FORMAT} or an older one that is read too
 * @param lastOffset up to which event of the log it has learned
 * @param learnedUntil the time of the latest event it has learned from
 * @param seconds that the training took
 * @param bytes of all files it lists
 * @param refusal why the gate did not let it through; none if it did
 * @param content how strongly new items stand on shelves; none without the files for it, which came with format 3
 * @param checksums SHA-256 in hexadecimal, by file name
 */
record Manifest(
        int format,
        String releaseId,
        Instant createdAt,
        long lastOffset,
        Instant learnedUntil,
        long events,
        int shoppers,
        int items,
        ActionWeights weights,
        List<FittedModel> models,
        double seconds,
        long bytes,
        @Nullable String refusal,
        @Nullable ContentLevels content,
        Map<String, String> checksums) {
    static final int FORMAT = 3;
    private static final int OLDEST = 2;

    Manifest {
        if (format < OLDEST || format > FORMAT) {
            throw new IllegalArgumentException("it was made by a version that writes format " + format
                    + "; this one reads " + OLDEST + " to " + FORMAT);
        }
        models = List.copyOf(models);
        checksums = Map.copyOf(checksums);
    }

    ReleaseInfo info(ReleaseInfo.Status status) {
        return new ReleaseInfo(
                releaseId, createdAt, status, events, shoppers, items, learnedUntil, models, seconds, bytes, refusal);
    }
}
