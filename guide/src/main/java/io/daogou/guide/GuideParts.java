package io.daogou.guide;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.search.ItemIndex;
import io.daogou.engine.Recommender;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.word.Wordsmith;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a guide is made of.
 *
 * @param catalog the truth about items
 * @param recommender knows what is popular, and what fits whom
 * @param index finds items by words that the guide does not know; none: those words stay unknown
 * @param conversations where conversations are kept
 * @param shopperOf whose a device is, where nobody is signed in on it; answers null if nobody's
 * @param understanding reads what is said
 * @param wordsmith words answers anew; none: the built-in words
 * @param consent who may be remembered from device to device
 */
public record GuideParts(
        Catalog catalog,
        Recommender recommender,
        @Nullable ItemIndex index,
        Conversations conversations,
        Function<String, @Nullable String> shopperOf,
        Understanding understanding,
        @Nullable Wordsmith wordsmith,
        Clock clock,
        PersonalizationConsent consent) {}
