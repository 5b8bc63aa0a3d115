package io.daogou.search.query;

import io.daogou.search.index.Fields;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/** What the index keeps of single documents. */
final class Documents {
    private Documents() {}

    static String itemId(IndexReader reader, int doc) throws IOException {
        LeafReaderContext leaf = leaf(reader, doc);
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
        if (!ids.advanceExact(doc - leaf.docBase)) {
            throw new IOException("a document has no identifier");
        }
        return ids.binaryValue().utf8ToString();
    }

    static LeafReaderContext leaf(IndexReader reader, int doc) {
        List<LeafReaderContext> leaves = reader.leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }
}
