package io.daogou.search.index;

import io.daogou.domain.item.Item;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * An index in service: one writer, and a searcher that is exchanged for a newer one.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> {@link IOException}, after which the index should be put aside.
 */
public final class OpenIndex implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.daogou.search");
    private static final String FINGERPRINT = "daogou.fingerprint";
    private static final double WRITE_BUFFER_MB = 64;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final boolean isNew;

    private OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers, boolean isNew) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.isNew = isNew;
    }

    /**
     * Opens what is there, or begins a new index.
     *
     * @param fingerprint of the rules by which documents are made
     * @throws IOException if what is there cannot be read whole
     */
    static OpenIndex open(Directory directory, String fingerprint, Similarity similarity) throws IOException {
        boolean isNew = !isSound(directory, fingerprint);
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        IndexWriterConfig config = new IndexWriterConfig()
                .setSimilarity(similarity)
                .setMergeScheduler(merges)
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(true)
                .setOpenMode(isNew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND);
        IndexWriter writer = new IndexWriter(directory, config);
        writer.setLiveCommitData(Map.of(FINGERPRINT, fingerprint).entrySet());
        SearcherManager searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public org.apache.lucene.search.IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader, org.apache.lucene.index.IndexReader previous) {
                var searcher = new org.apache.lucene.search.IndexSearcher(reader);
                searcher.setSimilarity(similarity);
                return searcher;
            }
        });
        return new OpenIndex(directory, writer, searchers, isNew);
    }

    /** Whether there is an index by these rules; every byte of it is read. */
    private static boolean isSound(Directory directory, String fingerprint) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return fingerprint.equals(
                    SegmentInfos.readLatestCommit(directory).getUserData().get(FINGERPRINT));
        } catch (IndexNotFoundException none) {
            return false;
        }
    }

    /** Whether it was begun when it was opened, as there was none by these rules. */
    public boolean isNew() {
        return isNew;
    }

    public SearcherManager searchers() {
        return searchers;
    }

    /** Takes in items in place of what the index has of them. One that makes no document is left out, and told in the log. */
    void put(List<Item> items) throws IOException {
        for (Item item : items) {
            Term id = new Term(Fields.ID, item.itemId());
            Document document = document(item);
            if (document == null) {
                writer.deleteDocuments(id);
            } else {
                writer.updateDocument(id, document);
            }
        }
    }

    /** As {@link #put}, for items of which the index has none. */
    void add(List<Item> items) throws IOException {
        for (Item item : items) {
            Document document = document(item);
            if (document != null) {
                writer.addDocument(document);
            }
        }
    }

    /** Neither the shop's change nor the rest of the catalogue may fail with one item. */
    private static @Nullable Document document(Item item) {
        try {
            return ItemDocument.of(item);
        } catch (RuntimeException mistake) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Item " + item.itemId() + " cannot be indexed and will not be found until it is changed",
                    mistake);
            return null;
        }
    }

    void delete(String itemId) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, itemId));
    }

    /** Lets what was put and deleted be found; returns at once if somebody else is about it. */
    void refresh() throws IOException {
        searchers.maybeRefresh();
    }

    /** As {@link #refresh}, and waits for it. */
    void refreshNow() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit() throws IOException {
        writer.commit();
    }

    /** Which items are in the index, and in which form. */
    Map<String, Long> hashes() throws IOException {
        Map<String, Long> hashes = new HashMap<>();
        var searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                var ids = leaf.reader().getBinaryDocValues(Fields.ID);
                var values = leaf.reader().getNumericDocValues(Fields.HASH);
                var live = leaf.reader().getLiveDocs();
                if (ids == null || values == null) {
                    continue;
                }
                for (int doc = ids.nextDoc(); doc < leaf.reader().maxDoc(); doc = ids.nextDoc()) {
                    if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
                        hashes.put(ids.binaryValue().utf8ToString(), values.longValue());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
        return hashes;
    }

    boolean isOpen() {
        return writer.isOpen();
    }

    /** Ends without writing what is not written yet: after a failure nothing more may be. */
    void abandon() {
        try (directory) {
            searchers.close();
            writer.rollback();
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.DEBUG, "The index ends hard", failure);
        }
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.close();
        }
    }
}
