package io.daogou.domain.search;

import io.daogou.domain.item.Item;
import java.util.List;

/**
 * Finds items by words. Derived from the catalogue: it may be thrown away at any time and comes back by itself; while it
 * does, answers say what they lack ({@link FoundItems#degraded()}).
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> a text can be anything; no text makes {@link #find} or {@link #suggest} fail. A
 * damaged index answers with what there is, and mends itself.
 */
public interface ItemIndex extends AutoCloseable {
    /** Takes items in, or takes their new form; found within a second. */
    void put(List<Item> items);

    /** Forgets an item; gone within a second. One that is not there is as good as forgotten. */
    void delete(String itemId);

    /** The items that fit a query, best first. */
    FoundItems find(ItemQuery query);

    /**
     * What somebody may be about to write.
     *
     * @param prefix what is written so far; suggestions go on from its last word
     * @param language BCP 47 tag of the reader's language: {@code en}, {@code zh-CN}
     * @param limit at most so many, best first
     */
    List<Suggestion> suggest(String prefix, String language, int limit);

    /** Replaces the past queries among the suggestions: those that led to something, and how good each is. */
    void suggestQueries(List<PastQuery> queries);

    /** Lets go of what it holds; what it keeps on disk stays for the next. */
    @Override
    void close();
}
