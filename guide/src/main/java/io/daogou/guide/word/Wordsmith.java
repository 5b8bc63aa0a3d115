package io.daogou.guide.word;

import java.util.List;
import java.util.Optional;

/** Words a message better than the built-in sentences do. Threads: any number. */
public interface Wordsmith {
    /**
     * The message in other words; nothing if that did not go well in time: then the built-in words stand. What comes back
     * still has to pass {@link Grounding}.
     */
    Optional<String> reword(Draft draft);

    /**
     * What may be said.
     *
     * @param person whose budget it uses
     * @param language {@code zh} or {@code en}
     * @param message in the built-in words
     * @param facts everything that may be named
     */
    record Draft(String person, String language, String message, List<String> facts) {
        public Draft {
            facts = List.copyOf(facts);
        }
    }
}
