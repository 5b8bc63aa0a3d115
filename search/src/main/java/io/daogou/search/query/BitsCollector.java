package io.daogou.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Collects everything that a query finds, leaf by leaf. */
final class BitsCollector implements Collector {
    private final FixedBitSet[] found;

    private BitsCollector(int leaves) {
        this.found = new FixedBitSet[leaves];
    }

    /** What a query finds in each leaf. */
    static List<FixedBitSet> collect(IndexSearcher searcher, Query query) throws IOException {
        int leaves = searcher.getIndexReader().leaves().size();
        return searcher.search(query, new CollectorManager<BitsCollector, List<FixedBitSet>>() {
            @Override
            public BitsCollector newCollector() {
                return new BitsCollector(leaves);
            }

            @Override
            public List<FixedBitSet> reduce(Collection<BitsCollector> collectors) {
                List<FixedBitSet> all = new ArrayList<>();
                for (int leaf = 0; leaf < leaves; leaf++) {
                    all.add(ofLeaf(
                            collectors, leaf, searcher.getIndexReader().leaves().get(leaf)));
                }
                return all;
            }
        });
    }

    private static FixedBitSet ofLeaf(Collection<BitsCollector> collectors, int leaf, LeafReaderContext context) {
        FixedBitSet all = null;
        for (BitsCollector collector : collectors) {
            FixedBitSet found = collector.found[leaf];
            if (found != null && all != null) {
                all.or(found);
            } else if (found != null) {
                all = found;
            }
        }
        return all == null ? new FixedBitSet(context.reader().maxDoc()) : all;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
        FixedBitSet bits = new FixedBitSet(context.reader().maxDoc());
        // A leaf may come in several parts.
        if (found[context.ord] == null) {
            found[context.ord] = bits;
        }
        FixedBitSet into = found[context.ord];
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                into.set(doc);
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
