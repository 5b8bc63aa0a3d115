package io.daogou.search.query;

import io.daogou.domain.search.PastQuery;
import io.daogou.domain.search.Span;
import io.daogou.domain.search.Suggestion;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Pinyin;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody may be about to write: past queries, categories and brands that begin so, then titles with a word that does.
 * Chinese is also met by its pinyin and its initials. Holds the names of one state of the index; <b>threads:</b> any number.
 */
public final class Suggester {
    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TITLES = 60;
    private static final int MOST_OF_A_KIND = 3;

    private final Vocabulary vocabulary;
    private final Map<String, List<Name>> names = new java.util.concurrent.ConcurrentHashMap<>();

    public Suggester(IndexSearcher searcher) {
        this.vocabulary = new Vocabulary(searcher.getIndexReader());
    }

    /** Whether it knows the names of this state of the index. */
    public boolean isOf(IndexSearcher searcher) {
        return vocabulary.reader().equals(searcher.getIndexReader());
    }

    /**
     * Something that can be suggested.
     *
     * @param keys the forms under which it is met, folded
     */
    private record Name(String text, Suggestion.Kind kind, String id, List<String> keys, double weight) {}

    /** Suggestions, best first. */
    public List<Suggestion> suggest(
            IndexSearcher searcher, String prefix, String language, int limit, List<PastQuery> past)
            throws IOException {
        String written = fold(prefix.substring(0, Math.min(prefix.length(), LONGEST)));
        List<Token> tokens = Tokenizer.read(written, MOST_WORDS);
        if (tokens.isEmpty() || limit <= 0) {
            return List.of();
        }
        String label = vocabulary.label(language);
        List<Name> found = new ArrayList<>();
        addBest(found, queries(past, language), written, limit);
        addBest(found, names(label), written, MOST_OF_A_KIND * 2);
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        for (Name name : found) {
            add(suggestions, new Suggestion(name.text, name.kind, name.id, span(name.text, written)), limit);
        }
        for (Suggestion title : titles(searcher, tokens, written, label, language)) {
            add(suggestions, title, limit);
        }
        return List.copyOf(suggestions.values());
    }

    private static void add(Map<String, Suggestion> suggestions, Suggestion one, int limit) {
        if (suggestions.size() < limit) {
            suggestions.putIfAbsent(fold(one.text()), one);
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).stripLeading();
    }

    private static List<Name> queries(List<PastQuery> past, String language) {
        List<Name> names = new ArrayList<>();
        for (PastQuery query : past) {
            if (Fields.language(query.language()).equals(Fields.language(language))) {
                names.add(new Name(query.text(), Suggestion.Kind.QUERY, "", keys(query.text()), query.weight()));
            }
        }
        return names;
    }

    /** What begins as it is written first, what has a word that does next; within each the weightier first. */
    private static void addBest(List<Name> into, List<Name> names, String written, int most) {
        String bare = written.replace(" ", "");
        List<Name> begins = new ArrayList<>();
        List<Name> contains = new ArrayList<>();
        for (Name name : names) {
            boolean isBegun = false;
            boolean isWithin = false;
            for (String key : name.keys) {
                isBegun |= key.startsWith(written) || (!bare.isEmpty() && key.startsWith(bare));
                isWithin |= key.contains(" " + written);
            }
            if (isBegun) {
                begins.add(name);
            } else if (isWithin) {
                contains.add(name);
            }
        }
        Comparator<Name> order =
                Comparator.comparingDouble((Name name) -> -name.weight).thenComparing(Name::text);
        begins.sort(order);
        contains.sort(order);
        begins.addAll(contains);
        into.addAll(begins.subList(0, Math.min(most, begins.size())));
    }

    private static List<String> keys(String text) {
        String folded = fold(text);
        boolean hasHan = folded.codePoints().anyMatch(Character::isIdeographic);
        return hasHan ? List.of(folded, Pinyin.of(folded), Pinyin.initials(folded)) : List.of(folded);
    }

    private List<Name> names(String label) {
        return names.computeIfAbsent(label, one -> {
            try {
                return read(one);
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }

    private List<Name> read(String label) throws IOException {
        Map<String, Name> found = new LinkedHashMap<>();
        for (LeafReaderContext leaf : vocabulary.reader().leaves()) {
            SortedSetDocValues brands = DocValues.getSortedSet(leaf.reader(), Fields.FACET_BRAND);
            for (long ord = 0; ord < brands.getValueCount(); ord++) {
                String brand = brands.lookupOrd(ord).utf8ToString();
                found.computeIfAbsent("brand " + brand, key -> name(brand, Suggestion.Kind.BRAND, brand));
            }
            String field = Fields.in(Fields.FACET_CATEGORY, label);
            SortedSetDocValues categories = DocValues.getSortedSet(leaf.reader(), field);
            for (long ord = 0; ord < categories.getValueCount(); ord++) {
                String term = categories.lookupOrd(ord).utf8ToString();
                int at = term.indexOf(Fields.LABEL);
                String path = term.substring(0, at).replace(String.valueOf(Fields.JOINT), " > ");
                found.computeIfAbsent(
                        "category " + path, key -> name(term.substring(at + 1), Suggestion.Kind.CATEGORY, path));
            }
        }
        return List.copyOf(found.values());
    }

    private static Name name(String text, Suggestion.Kind kind, String id) {
        return new Name(text, kind, id, keys(text), kind == Suggestion.Kind.CATEGORY ? 2 : 1);
    }

    private List<Suggestion> titles(
            IndexSearcher searcher, List<Token> tokens, String written, String label, String language)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(new Term(Fields.IN_STOCK, "1")), Occur.FILTER);
        List<String> languages = vocabulary.languages(language, true);
        boolean isOpen = !Character.isWhitespace(written.charAt(written.length() - 1));
        for (int i = 0; i < tokens.size(); i++) {
            boolean isLast = i == tokens.size() - 1 && isOpen;
            all.add(isLast ? begun(tokens.get(i)) : whole(tokens.get(i), languages), Occur.MUST);
        }
        List<Suggestion> titles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String own = Fields.in(Fields.TITLE, label);
        for (ScoreDoc one : searcher.search(all.build(), MOST_TITLES).scoreDocs) {
            var stored = searcher.storedFields().document(one.doc, new HashSet<>(List.of(own, Fields.TITLE)));
            String title = stored.get(own) != null ? stored.get(own) : stored.get(Fields.TITLE);
            if (seen.add(title)) {
                titles.add(new Suggestion(
                        title,
                        Suggestion.Kind.ITEM,
                        Documents.itemId(searcher.getIndexReader(), one.doc),
                        span(title, written)));
            }
        }
        titles.sort(Comparator.comparingInt((Suggestion title) -> place(title.text(), written))
                .thenComparingInt(title -> title.text().length()));
        return titles;
    }

    private static int place(String title, String written) {
        String folded = fold(title);
        if (folded.startsWith(written)) {
            return 0;
        }
        return folded.contains(written) ? 1 : 2;
    }

    private static Query begun(Token token) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        if (token.kind() == Token.Kind.HAN) {
            return grams(token.written());
        }
        String written = token.written();
        any.add(new PrefixQuery(new Term(Fields.SPELLING, written)), Occur.SHOULD);
        if (written.length() > 1) {
            any.add(new PrefixQuery(new Term(Fields.PINYIN, written)), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query grams(String word) {
        if (word.length() == 1) {
            return new TermQuery(new Term(Fields.GRAMS, word));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 1; i < word.length(); i++) {
            all.add(new TermQuery(new Term(Fields.GRAMS, word.substring(i - 1, i + 1))), Occur.MUST);
        }
        return all.build();
    }

    private static Query whole(Token token, List<String> languages) {
        if (token.kind() == Token.Kind.HAN) {
            return grams(token.written());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(new TermQuery(new Term(Fields.SPELLING, token.written())), Occur.SHOULD);
        any.add(new TermQuery(new Term(Fields.PINYIN, token.written())), Occur.SHOULD);
        languages.forEach(language ->
                any.add(new TermQuery(new Term(Fields.in(Fields.TITLE, language), token.term())), Occur.SHOULD));
        return any.build();
    }

    private static List<Span> span(String text, String written) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(written.strip());
        // Letters whose small form has another length would move the place.
        boolean isSure = at >= 0 && text.toLowerCase(Locale.ROOT).length() == text.length();
        return isSure ? List.of(new Span(at, at + written.strip().length())) : List.of();
    }
}
