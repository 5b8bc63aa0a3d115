package io.daogou.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an item may say a word.
 *
 * @param terms all of them must be there
 * @param weight 1: as good as the word itself
 * @param field where alone to look for them; none: in all texts
 */
record Alternative(
        List<String> terms, double weight, @Nullable String field) {
    Alternative {
        terms = List.copyOf(terms);
    }

    static Alternative of(String term, double weight) {
        return new Alternative(List.of(term), weight, null);
    }
}
