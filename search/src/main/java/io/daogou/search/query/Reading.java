package io.daogou.search.query;

import io.daogou.domain.search.Understood;
import io.daogou.domain.search.Understood.Rescue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a query was read.
 *
 * @param words those that say something, in their order
 * @param unwanted the terms of each thing that is not wanted
 * @param languages in which to look for them
 * @param code the whole text as an identifier; empty if it cannot be one
 * @param understood what the caller is told
 * @param isBlank whether nothing was written: everything is wanted
 */
record Reading(
        List<QueryWord> words,
        List<List<String>> unwanted,
        List<String> languages,
        String code,
        Understood understood,
        boolean isBlank) {
    Reading {
        words = List.copyOf(words);
        unwanted = List.copyOf(unwanted);
        languages = List.copyOf(languages);
    }

    /** The same, with one more thing given up. */
    Understood rescued(Rescue rescue) {
        Set<Rescue> rescues = EnumSet.of(rescue);
        rescues.addAll(understood.rescues());
        return new Understood(
                understood.words(),
                understood.price(),
                understood.measures(),
                understood.corrected(),
                understood.didYouMean(),
                rescues);
    }
}
