package io.daogou.domain.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a text was read.
 *
 * @param words what was searched for, without the price
 * @param price what the text says of the price; none if nothing
 * @param measures sizes, weights and the like in the text
 * @param corrected the whole text as it was searched for, where that is not how it was written; none otherwise
 * @param didYouMean what may have been meant instead, though the text was searched for as it is; none if nothing is likelier
 * @param rescues what was given up to find anything at all; empty if nothing
 */
public record Understood(
        String words,
        @Nullable PricePhrase price,
        List<Measure> measures,
        @Nullable String corrected,
        @Nullable String didYouMean,
        Set<Rescue> rescues) {
    /** Nothing was written. */
    public static final Understood NOTHING = new Understood("", null, List.of(), null, null, Set.of());

    /** What was given up to find anything at all. */
    public enum Rescue {
        /** Words that no item has were read as similar ones. */
        SPELLING,
        /** Not every word was asked for. */
        FEWER_WORDS,
        /** The price that the text names was left out. */
        PRICE,
        /** The text was too long; only its beginning was read. */
        CUT
    }

    public Understood {
        measures = List.copyOf(measures);
        rescues = Set.copyOf(rescues);
    }
}
