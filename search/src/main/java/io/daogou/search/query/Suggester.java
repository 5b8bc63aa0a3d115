package io.daogou.search.query;

import io.daogou.domain.search.Span;
import io.daogou.domain.search.Suggestion;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import io.daogou.search.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
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
    private static final double CATEGORY = 2;
    private static final double BRAND = 1;

    private final Vocabulary vocabulary;
    private final Map<String, List<Name>> names = new HashMap<>();

    /** Reads the names of all languages, as a state is gone when it is asked for later. */
    public Suggester(IndexReader reader) {
        this.vocabulary = new Vocabulary(reader);
        try {
            names.put("", read(""));
            for (String language : vocabulary.languages()) {
                names.put(language, read(language));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Suggestions, best first. */
    public List<Suggestion> suggest(IndexSearcher searcher, String prefix, String language, int limit, PastQueries past)
            throws IOException {
        String written = Name.fold(Visible.of(prefix.substring(0, Math.min(prefix.length(), LONGEST))));
        List<Token> tokens = Tokenizer.read(written, MOST_WORDS);
        if (tokens.isEmpty() || limit <= 0) {
            return List.of();
        }
        String label = vocabulary.label(language);
        List<Name> found = new ArrayList<>(Name.best(past.in(language), written, limit));
        found.addAll(Name.best(names.getOrDefault(label, List.of()), written, MOST_OF_A_KIND * 2));
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        for (Name name : found) {
            add(suggestions, new Suggestion(name.text(), name.kind(), name.id(), span(name.text(), written)), limit);
        }
        for (Suggestion title : titles(searcher, tokens, written, label, language)) {
            add(suggestions, title, limit);
        }
        return List.copyOf(suggestions.values());
    }

    private static void add(Map<String, Suggestion> suggestions, Suggestion one, int limit) {
        if (suggestions.size() < limit && !one.text().isBlank()) {
            suggestions.putIfAbsent(Name.fold(one.text()), one);
        }
    }

    private List<Name> read(String label) throws IOException {
        Map<String, Name> found = new LinkedHashMap<>();
        for (LeafReaderContext leaf : vocabulary.reader().leaves()) {
            SortedSetDocValues brands = DocValues.getSortedSet(leaf.reader(), Fields.FACET_BRAND);
            for (long ord = 0; ord < brands.getValueCount(); ord++) {
                String brand = brands.lookupOrd(ord).utf8ToString();
                found.computeIfAbsent("brand " + brand, key -> Name.of(brand, Suggestion.Kind.BRAND, brand, BRAND));
            }
            String field = Fields.in(Fields.FACET_CATEGORY, label);
            SortedSetDocValues categories = DocValues.getSortedSet(leaf.reader(), field);
            for (long ord = 0; ord < categories.getValueCount(); ord++) {
                String term = categories.lookupOrd(ord).utf8ToString();
                int at = term.indexOf(Fields.LABEL);
                if (at < 0) {
                    continue;
                }
                String path = term.substring(0, at).replace(String.valueOf(Fields.JOINT), " > ");
                found.computeIfAbsent(
                        "category " + path,
                        key -> Name.of(term.substring(at + 1), Suggestion.Kind.CATEGORY, path, CATEGORY));
            }
        }
        return Name.sorted(found.values());
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
            String title = Visible.of(stored.get(own) != null ? stored.get(own) : stored.get(Fields.TITLE));
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
        String folded = Name.fold(title);
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
