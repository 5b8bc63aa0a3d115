package io.daogou.search.query;

import io.daogou.search.index.Fields;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes of a reading what the index is asked: any text in which each word stands, the best of them counting most. */
final class TextQuery {
    /** How much a word counts in each text. */
    private static final double TITLE = 1;

    private static final double BRAND = 0.9;
    private static final double CATEGORY = 0.8;
    private static final double ATTRIBUTES = 0.6;
    /** Next to nothing: a description lets an item be found, and nobody's words in one bring an item before another. */
    private static final float DESCRIPTION = 0.01f;

    private static final double OTHER = 3;
    private static final float TIE = 0.1f;

    private TextQuery() {}

    /**
     * The items in which at least so many words of the reading stand, and nothing that is not wanted is named.
     *
     * @param least from 1 to the number of words
     */
    static Query of(Reading reading, int least) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (QueryWord word : reading.words()) {
            words.add(word(word, reading.languages()), Occur.SHOULD);
        }
        words.setMinimumNumberShouldMatch(least);
        for (List<String> terms : reading.unwanted()) {
            words.add(all(Fields.BRAND, terms), Occur.MUST_NOT);
            for (String language : reading.languages()) {
                words.add(all(Fields.in(Fields.TITLE, language), terms), Occur.MUST_NOT);
                words.add(all(Fields.in(Fields.ATTRIBUTES, language), terms), Occur.MUST_NOT);
            }
        }
        return words.build();
    }

    /** A description counts only for words that no other text has: it takes no part where one has. */
    private static Query word(QueryWord word, List<String> languages) {
        List<Query> ways = new ArrayList<>();
        List<Query> described = new ArrayList<>();
        for (Alternative way : word.alternatives()) {
            if (way.field() != null) {
                // In these fields a term is there or not; what it weighs is known from the word.
                float weight = (float) (way.weight() * OTHER);
                ways.add(new BoostQuery(new ConstantScoreQuery(all(way.field(), way.terms())), weight));
            } else {
                addTexts(ways, way, languages);
                languages.forEach(language -> described.add(described(language, way)));
            }
        }
        described.add(new DisjunctionMaxQuery(ways, TIE));
        return new DisjunctionMaxQuery(described, 0);
    }

    private static void addTexts(List<Query> ways, Alternative way, List<String> languages) {
        ways.add(boosted(Fields.BRAND, way, BRAND));
        for (String language : languages) {
            ways.add(boosted(Fields.in(Fields.TITLE, language), way, TITLE));
            ways.add(boosted(Fields.in(Fields.CATEGORY, language), way, CATEGORY));
            ways.add(boosted(Fields.in(Fields.ATTRIBUTES, language), way, ATTRIBUTES));
        }
    }

    private static Query described(String language, Alternative way) {
        Query words = all(Fields.in(Fields.DESCRIPTION, language), way.terms());
        return new BoostQuery(new ConstantScoreQuery(words), DESCRIPTION);
    }

    private static Query boosted(String field, Alternative way, double weight) {
        return new BoostQuery(all(field, way.terms()), (float) (way.weight() * weight));
    }

    private static Query all(String field, List<String> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.getFirst()));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.stream().distinct().forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.MUST));
        return all.build();
    }
}
