package io.daogou.search;

import io.daogou.domain.item.Item;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.PastQuery;
import io.daogou.domain.search.Suggestion;
import io.daogou.search.index.ItemSource;
import io.daogou.search.index.LiveIndex;
import io.daogou.search.query.Finder;
import io.daogou.search.query.Latest;
import io.daogou.search.query.MatchModel;
import io.daogou.search.query.PastQueries;
import io.daogou.search.query.Suggester;
import io.daogou.search.query.TextSimilarity;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.IndexReader;

/**
 * The index of the catalogue on Lucene.
 *
 * <p><b>Threads:</b> any number; it has two of its own. <b>Failure:</b> what is kept on disk may be missing, damaged, of another
 * version or in use by another process: it opens all the same, and answers say what they lack until it is whole. An index that fails
 * is put aside, into {@code damaged} beside the new one.
 */
public final class LuceneItemIndex implements ItemIndex {
    /** Changes with the rules by which documents are made: an index by other rules is built again. */
    private static final String FINGERPRINT = "3";

    private static final int MOST_PAST_QUERIES = 50_000;

    private final LiveIndex index;
    private final SynonymsFile synonyms;
    private final MatchModel model = MatchModel.shipped();
    private final Latest<IndexReader, Suggester> suggester = new Latest<>(Suggester::new);
    private volatile PastQueries past = PastQueries.NONE;

    private LuceneItemIndex(LiveIndex index, SynonymsFile synonyms) {
        this.index = index;
        this.synonyms = synonyms;
    }

    /**
     * Opens the index of a shop, and begins to bring it to what the truth is.
     *
     * @param folder where indexes are kept, each process's in a folder of its own; made if it is not there
     * @param items the truth, read on a thread of the index
     */
    public static LuceneItemIndex open(Path folder, ItemSource items, SearchSettings settings) {
        LiveIndex index = LiveIndex.open(folder, items, TextSimilarity.create(), FINGERPRINT);
        return new LuceneItemIndex(index, new SynonymsFile(settings.synonyms()));
    }

    @Override
    public void put(List<Item> items) {
        index.put(items);
    }

    @Override
    public void delete(String itemId) {
        index.delete(itemId);
    }

    @Override
    public FoundItems find(ItemQuery query) {
        return index.search(searcher -> new Finder(searcher, query, synonyms.current(), model).find(index.degraded()));
    }

    /** How the best candidates of a query meet it; for learning what features are worth. */
    public List<Finder.Match> matches(ItemQuery query) {
        return index.search(searcher -> new Finder(searcher, query, synonyms.current(), model).matches());
    }

    @Override
    public List<Suggestion> suggest(String prefix, String language, int limit) {
        return index.search(
                searcher -> suggester.of(searcher.getIndexReader()).suggest(searcher, prefix, language, limit, past));
    }

    @Override
    public void suggestQueries(List<PastQuery> queries) {
        past = PastQueries.of(queries.subList(0, Math.min(MOST_PAST_QUERIES, queries.size())));
    }

    /** Lets all changes so far be found, without waiting for the next look; for tests and benchmarks. */
    public void refresh() {
        index.refresh();
    }

    @Override
    public void close() {
        index.close();
    }
}
