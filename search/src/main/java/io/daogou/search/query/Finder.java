package io.daogou.search.query;

import io.daogou.domain.search.Facets;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.FoundItems.Degraded;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.PricePhrase;
import io.daogou.domain.search.Understood;
import io.daogou.domain.search.Understood.Rescue;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Synonyms;
import io.daogou.search.text.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.FixedBitSet;

/**
 * Answers one query on one state of the index: reads it, finds what has enough of its words, sorts the best again, counts. Where too
 * little has all words, fewer are asked for. On one thread.
 */
public final class Finder {
    /** An identifier that fits wholly is what was meant. */
    private static final float CODE_BOOST = 1_000;

    /** A page of 100 that is cut from two windows of 100. */
    private static final int MOST_HIGHLIGHTED = 200;

    private static final int FEW = 10;

    private final IndexSearcher searcher;
    private final Vocabulary vocabulary;
    private final ItemQuery query;
    private final MatchModel model;
    private final Reading reading;

    public Finder(IndexSearcher searcher, ItemQuery query, Synonyms synonyms, MatchModel model) {
        this.searcher = searcher;
        this.vocabulary = new Vocabulary(searcher.getIndexReader());
        this.query = query;
        this.model = model;
        this.reading = QueryReader.read(query.text(), query.language(), vocabulary, synonyms);
    }

    /** What is asked of the index in the end, and what was given up for it. */
    private record Asked(Query words, ItemFilter filter, Understood understood, long total) {}

    /** The answer. */
    public FoundItems find(Set<Degraded> degraded) throws IOException {
        Asked asked = ask();
        Query all = Filters.within(asked.words, asked.filter);
        List<Candidate> page = List.of();
        if (query.limit() > 0 && asked.total > query.offset()) {
            page = query.order() == ItemOrder.RELEVANCE ? byRelevance(all) : sorted(all);
        }
        Facets facets = query.withFacets() ? facets(asked) : Facets.NONE;
        return new FoundItems(items(page), asked.total, facets, asked.understood, degraded);
    }

    /** How the candidates of the query meet it, best by text first; for learning what features are worth. */
    public List<Match> matches() throws IOException {
        Query all = Filters.within(ask().words, query.filter());
        List<Candidate> window = candidates(all, Ranker.WINDOW);
        List<double[]> features = ranker().features(window);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            matches.add(new Match(itemId(window.get(i).doc()), features.get(i)));
        }
        return matches;
    }

    /** An item and how it meets a query, by {@link MatchFeatures#NAMES}. */
    public record Match(String itemId, double[] features) {}

    private Asked ask() throws IOException {
        PricePhrase price = reading.understood().price();
        ItemFilter filter = query.filter();
        if (price == null) {
            return ask(filter, reading.understood());
        }
        Asked within = ask(
                filter.price(
                        filter.price() == null ? price.range() : filter.price().and(price.range())),
                reading.understood());
        return within.total > 0 ? within : ask(filter, reading.rescued(Rescue.PRICE));
    }

    private Asked ask(ItemFilter filter, Understood understood) throws IOException {
        if (reading.isBlank()) {
            return asked(MatchAllDocsQuery.INSTANCE, filter, understood);
        }
        int count = reading.words().size();
        int strict = count <= 3 ? count : count * 3 / 4;
        Asked strictly = asked(words(strict), filter, understood);
        boolean isEnough = strictly.total >= Math.clamp(query.limit(), FEW, 100)
                || (strictly.total > 0 && query.order() != ItemOrder.RELEVANCE);
        if (isEnough || count < 2) {
            return strictly;
        }
        Understood rescued = strictly.total == 0 ? rescued(understood) : understood;
        Asked loosely = asked(words(Math.max(1, count / 2)), filter, rescued);
        return loosely.total > strictly.total ? loosely : strictly;
    }

    private Understood rescued(Understood understood) {
        Understood rescued = reading.rescued(Rescue.FEWER_WORDS);
        Set<Rescue> all = new HashSet<>(rescued.rescues());
        all.addAll(understood.rescues());
        return new Understood(
                rescued.words(), rescued.price(), rescued.measures(), rescued.corrected(), rescued.didYouMean(), all);
    }

    private Asked asked(Query words, ItemFilter filter, Understood understood) throws IOException {
        return new Asked(words, filter, understood, searcher.count(Filters.within(words, filter)));
    }

    private Query words(int least) {
        Query words = reading.words().isEmpty() ? MatchNoDocsQuery.INSTANCE : TextQuery.of(reading, least);
        if (reading.code().isEmpty()) {
            return words;
        }
        Query code = new ConstantScoreQuery(new TermQuery(new Term(Fields.CODE, reading.code())));
        return new BooleanQuery.Builder()
                .add(words, Occur.SHOULD)
                .add(new BoostQuery(code, CODE_BOOST), Occur.SHOULD)
                .build();
    }

    private List<Candidate> byRelevance(Query all) throws IOException {
        int wanted = query.offset() + query.limit();
        List<Candidate> byText = candidates(all, Math.max(wanted, Ranker.WINDOW));
        List<Candidate> ranked = reading.isBlank() && query.likelyCategories().isEmpty()
                ? byText.stream().map(one -> new Candidate(one.doc(), 0)).toList()
                : ranker().rank(byText);
        return ranked.subList(Math.min(query.offset(), ranked.size()), Math.min(wanted, ranked.size()));
    }

    private List<Candidate> candidates(Query all, int most) throws IOException {
        int enough = Math.min(most, Math.max(1, searcher.getIndexReader().maxDoc()));
        TopDocs found = searcher.search(all, new TopScoreDocCollectorManager(enough, null, 1));
        List<Candidate> candidates = new ArrayList<>();
        for (ScoreDoc one : found.scoreDocs) {
            candidates.add(new Candidate(one.doc, one.score));
        }
        return candidates;
    }

    private Ranker ranker() {
        return new Ranker(searcher.getIndexReader(), reading, model, query.likelyCategories());
    }

    private List<Candidate> sorted(Query all) throws IOException {
        boolean isUp = query.order() == ItemOrder.PRICE_UP;
        String field = query.order() == ItemOrder.NEWEST ? Fields.ADDED : Fields.PRICE;
        SortField by = new SortField(field, SortField.Type.LONG, !isUp, isUp ? Long.MAX_VALUE : Long.MIN_VALUE);
        Sort order = new Sort(by, SortField.FIELD_DOC);
        int wanted = Math.min(
                query.offset() + query.limit(),
                Math.max(1, searcher.getIndexReader().maxDoc()));
        TopDocs found = searcher.search(all, new TopFieldCollectorManager(order, wanted, null, 1));
        List<Candidate> page = new ArrayList<>();
        for (int i = query.offset(); i < found.scoreDocs.length; i++) {
            page.add(new Candidate(found.scoreDocs[i].doc, 0));
        }
        return page;
    }

    private List<FoundItem> items(List<Candidate> page) throws IOException {
        Highlighter highlighter = new Highlighter(reading);
        boolean isHighlighted =
                query.limit() <= MOST_HIGHLIGHTED && !reading.words().isEmpty();
        List<FoundItem> items = new ArrayList<>();
        for (Candidate one : page) {
            items.add(new FoundItem(
                    itemId(one.doc()), one.score(), isHighlighted ? highlights(one.doc(), highlighter) : List.of()));
        }
        return items;
    }

    private List<FoundItem.Highlight> highlights(int doc, Highlighter highlighter) throws IOException {
        String own = Fields.in(Fields.TITLE, vocabulary.label(query.language()));
        var stored = searcher.storedFields().document(doc, new HashSet<>(List.of(own, Fields.TITLE)));
        String title = Visible.of(stored.get(own) != null ? stored.get(own) : stored.get(Fields.TITLE));
        var spans = highlighter.spans(title);
        return spans.isEmpty() ? List.of() : List.of(new FoundItem.Highlight("title", title, spans));
    }

    private String itemId(int doc) throws IOException {
        return Documents.itemId(searcher.getIndexReader(), doc);
    }

    private Facets facets(Asked asked) throws IOException {
        FacetCounter within = counter(asked.words, asked.filter);
        List<Facets.AttributeCounts> attributes = new ArrayList<>(within.attributes());
        FacetCounter categories = within;
        FacetCounter brands = within;
        FacetCounter prices = within;
        for (Filters.Kind kind : Filters.kinds(asked.filter)) {
            ItemFilter others = Filters.without(asked.filter, kind);
            switch (kind) {
                case Filters.Kind.Category() -> categories = within;
                case Filters.Kind.Brand() -> brands = counter(asked.words, others);
                case Filters.Kind.Price() -> prices = counter(asked.words, others);
                case Filters.Kind.Attribute(String name) ->
                    replace(attributes, name, counter(asked.words, others).attributes());
            }
        }
        return new Facets(
                categories.categories(asked.filter.wanted().categories()),
                brands.brands(),
                prices.prices(),
                attributes);
    }

    /** An attribute by which the filter limits is counted as if it did not; its name may be in another language. */
    private static void replace(
            List<Facets.AttributeCounts> attributes, String name, List<Facets.AttributeCounts> without) {
        without.stream()
                .filter(one -> one.name().equalsIgnoreCase(name) || one.label().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(one -> {
                    attributes.removeIf(other -> other.name().equals(one.name()));
                    attributes.addFirst(one);
                });
    }

    private FacetCounter counter(Query words, ItemFilter filter) throws IOException {
        List<FixedBitSet> found = BitsCollector.collect(searcher, Filters.within(words, filter));
        return new FacetCounter(searcher.getIndexReader().leaves(), found, vocabulary.label(query.language()));
    }
}
