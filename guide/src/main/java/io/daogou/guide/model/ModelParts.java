package io.daogou.guide.model;

import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.word.Wordsmith;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a guide gets of a language model.
 *
 * @param understanding with the model's help where the settings let it read; else the built-in one
 * @param wordsmith none where the settings do not let it word
 * @param model closed with this
 */
public record ModelParts(
        Understanding understanding, @Nullable Wordsmith wordsmith, LanguageModel model) implements AutoCloseable {
    /** Whatever the settings want of their model; it is not called before the first turn. */
    public static ModelParts of(ModelSettings settings, Clock clock) {
        LanguageModel model = new LanguageModel(settings, clock);
        Understanding builtIn = new LexiconUnderstanding();
        return new ModelParts(
                settings.reads() ? new ModelUnderstanding(builtIn, model) : builtIn,
                settings.words() ? new ModelWordsmith(model) : null,
                model);
    }

    @Override
    public void close() {
        model.close();
    }
}
