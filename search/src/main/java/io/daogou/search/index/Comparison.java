package io.daogou.search.index;

import io.daogou.domain.item.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks through the truth once and puts right what an index has otherwise. On one thread. */
final class Comparison {
    private static final int BATCH = 256;

    private final LiveIndex live;
    private final OpenIndex compared;
    private final List<Item> batch = new ArrayList<>();

    Comparison(LiveIndex live, OpenIndex compared) {
        this.live = live;
        this.compared = compared;
    }

    /** The index was exchanged or closed meanwhile: whoever did that sees to the rest. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super(null, null, false, false);
        }
    }

    void run(ItemSource source) throws IOException {
        Map<String, Long> known = compared.hashes();
        boolean isAllNew = known.isEmpty();
        try {
            source.forEach(item -> {
                Long hash = known.remove(item.itemId());
                if (hash == null || hash != ItemDocument.hash(item)) {
                    batch.add(item);
                    if (batch.size() == BATCH) {
                        flush(isAllNew);
                    }
                }
            });
            flush(isAllNew);
        } catch (UncheckedIOException failure) {
            // Ours comes bare; one of the catalogue's is the catalogue's.
            if (failure.getCause() instanceof IndexFailed own) {
                throw new IOException(own);
            }
            throw failure;
        }
        live.drop(compared, List.copyOf(known.keySet()));
    }

    private static final class IndexFailed extends IOException {
        private static final long serialVersionUID = 1;

        IndexFailed(IOException cause) {
            super(cause);
        }
    }

    private void flush(boolean isAllNew) {
        try {
            live.bring(compared, batch, isAllNew);
        } catch (IOException failure) {
            throw new UncheckedIOException(new IndexFailed(failure));
        }
        batch.clear();
    }
}
