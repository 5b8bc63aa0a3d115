package io.daogou.guide.model;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which language model, and how much of it.
 *
 * @param endpoint the base of the protocol, {@code http://127.0.0.1:11434/v1} for an Ollama beside the shop
 * @param key none where the endpoint wants none
 * @param model by its name there
 * @param deadline how long one call may take; then the built-in words stand
 * @param callsADay how often a day one person may cause a call
 * @param reads whether it helps to understand
 * @param words whether it words answers
 */
public record ModelSettings(
        URI endpoint,
        @Nullable String key,
        String model,
        Duration deadline,
        int callsADay,
        boolean reads,
        boolean words) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int CALLS = 60;

    public ModelSettings {
        Check.text("model", model, 200);
        Check.range("callsADay", callsADay, 0, 100_000);
        String scheme = String.valueOf(endpoint.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidInput("endpoint", "is no address", endpoint, "give one such as http://127.0.0.1:11434/v1");
        }
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(LONGEST) > 0) {
            throw new InvalidInput("deadline", "is out of range", deadline, "give 1 ms to " + LONGEST);
        }
    }

    /** A model that reads and words, within 3 s, up to 60 times a day and person. */
    public static ModelSettings of(URI endpoint, @Nullable String key, String model) {
        return new ModelSettings(endpoint, key, model, DEADLINE, CALLS, true, true);
    }
}
