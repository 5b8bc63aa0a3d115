package io.daogou.server;

import io.daogou.engine.Engine;
import io.daogou.engine.Search;
import io.daogou.guide.ConversationalGuide;
import io.daogou.guide.GuideParts;
import io.daogou.guide.GuideSettings;
import io.daogou.guide.LanguagePart;
import io.daogou.guide.MemoryConversations;
import io.daogou.guide.model.ModelParts;
import io.daogou.guide.model.ModelSettings;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.search.LuceneItemIndex;
import io.daogou.search.SearchSettings;
import io.daogou.server.configuration.ConfigurationProblem;
import io.daogou.store.Store;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What helps who has a need, wired: the search and the guide over one index. Whoever opens it closes its guide before the
 * engine, and its index after.
 */
record Finding(LuceneItemIndex index, Search search, ConversationalGuide guide) {
    private static final int MOST_CONVERSATIONS = 20_000;
    private static final Duration CONVERSATIONS_KEPT = Duration.ofDays(1);

    /** @param model helps the guide; none: it needs none */
    static Finding open(
            DataDirectory directory, Store store, Engine engine, Clock clock, @Nullable ModelSettings model) {
        LuceneItemIndex index = LuceneItemIndex.open(
                directory.index(), store.catalog()::forEach, new SearchSettings(directory.synonyms()));
        ModelParts help = model == null ? null : help(model, clock);
        GuideParts parts = new GuideParts(
                engine.catalog(),
                engine.recommender(),
                index,
                new MemoryConversations(MOST_CONVERSATIONS, CONVERSATIONS_KEPT, clock),
                engine::shopperOf,
                help == null ? new LexiconUnderstanding() : help.understanding(),
                help == null ? null : help.wordsmith(),
                clock,
                engine::mayRemember);
        // Followed before the guide reads: another process may change the catalogue meanwhile.
        Search search = engine.search(index);
        ConversationalGuide guide = new ConversationalGuide(parts, GuideSettings.defaults());
        engine.onCatalogChanged(guide::catalogChanged);
        guide.catalogChanged();
        engine.onRevoked(guide::forget);
        return new Finding(index, search, guide);
    }

    private static ModelParts help(ModelSettings settings, Clock clock) {
        if (!LanguagePart.isThere()) {
            throw new ConfigurationProblem("guideModel is set, but " + LanguagePart.advice());
        }
        return ModelParts.of(settings, clock);
    }
}
