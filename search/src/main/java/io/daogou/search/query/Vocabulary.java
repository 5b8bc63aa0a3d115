package io.daogou.search.query;

import io.daogou.search.index.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** What an index has in it, at one moment. <b>Threads:</b> any number. */
final class Vocabulary {
    private final IndexReader reader;
    private final Set<String> languages;

    Vocabulary(IndexReader reader) {
        this.reader = reader;
        this.languages = new TreeSet<>();
        String prefix = Fields.in(Fields.FORWARD, "x").replace("x", "");
        for (String field : FieldInfos.getIndexedFields(reader)) {
            String title = Fields.TITLE + prefix.substring(Fields.FORWARD.length());
            if (field.startsWith(title)) {
                languages.add(field.substring(title.length()));
            }
        }
    }

    IndexReader reader() {
        return reader;
    }

    int size() {
        return reader.numDocs();
    }

    /** Into which the catalogue has translations. */
    Set<String> languages() {
        return languages;
    }

    /** The languages in which a query is looked for: the shop's first, the reader's, and Chinese where the query has some. */
    List<String> languages(String tag, boolean hasHan) {
        List<String> wanted = new ArrayList<>();
        wanted.add("");
        for (String language : languages) {
            if (language.equals(Fields.language(tag)) || (hasHan && language.equals("zh"))) {
                wanted.add(language);
            }
        }
        return wanted;
    }

    /** The reader's language if the catalogue has translations into it, else the shop's first. */
    String label(String tag) {
        return languages.contains(Fields.language(tag)) ? Fields.language(tag) : "";
    }

    /** How many items have a term in a field. */
    int count(String field, String term) {
        try {
            return reader.docFreq(new Term(field, term));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many items have a term in the text in which it counts most, of all languages. */
    int count(List<String> languages, String term) {
        int most = count(Fields.BRAND, term);
        for (String language : languages) {
            most = Math.max(most, count(Fields.in(Fields.TITLE, language), term));
            most = Math.max(most, count(Fields.in(Fields.CATEGORY, language), term));
            most = Math.max(most, count(Fields.in(Fields.ATTRIBUTES, language), term));
        }
        return most;
    }
}
