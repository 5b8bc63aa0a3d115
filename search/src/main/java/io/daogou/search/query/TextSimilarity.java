package io.daogou.search.query;

import io.daogou.search.index.Fields;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How much a word in a text counts: by how few items have it (BM25). Saying it twice adds little, as product texts repeat words to be
 * found, not because they are about them; a short title says more than a long one.
 */
public final class TextSimilarity {
    private TextSimilarity() {}

    /** The rules for all fields. */
    public static Similarity create() {
        Similarity title = new BM25Similarity(0.3f, 0.5f);
        Similarity other = new BM25Similarity(0.3f, 0.2f);
        return new PerFieldSimilarityWrapper() {
            @Override
            public Similarity get(String field) {
                return field.startsWith(Fields.TITLE) ? title : other;
            }
        };
    }
}
