package io.daogou.engine;

import io.daogou.domain.search.SearchAnswer;
import io.daogou.domain.search.SearchRequest;
import io.daogou.domain.search.Suggestion;
import java.util.List;

/** Finds items by words, for somebody. Threads: any number. */
public interface Search {
    /** What fits the words, best first; among what fits alike, what fits the person. */
    SearchAnswer search(SearchRequest request);

    /**
     * What somebody may be about to type.
     *
     * @param prefix what is there so far
     * @param language BCP 47 tag of the reader's language
     * @param limit at most so many, best first
     */
    List<Suggestion> suggest(String prefix, String language, int limit);
}
