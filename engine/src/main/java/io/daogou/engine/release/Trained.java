package io.daogou.engine.release;

import io.daogou.engine.FittedModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a training, ready to be published.
 *
 * @param lastOffset up to which event of the log it has learned
 * @param learnedUntil the time of the latest event it has learned from
 * @param events how many events it has learned from
 * @param shoppers how many shoppers, and devices of nobody, those came from
 * @param report every model that was fitted, with its measures
 * @param seconds that it took
 * @param refusal why the gate does not let it through; none if it does
 */
public record Trained(
        Models models,
        long lastOffset,
        Instant learnedUntil,
        long events,
        int shoppers,
        List<FittedModel> report,
        double seconds,
        @Nullable String refusal) {
    public Trained {
        report = List.copyOf(report);
    }

    /** The same, refused by the gate. */
    public Trained refusedBecause(String reason) {
        return new Trained(models, lastOffset, learnedUntil, events, shoppers, report, seconds, reason);
    }
}
