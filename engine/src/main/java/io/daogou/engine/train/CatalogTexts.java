package io.daogou.engine.train;

import io.daogou.domain.item.Catalog;
import io.daogou.engine.content.ItemText;
import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.data.TextFeatures.Described;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the catalogue says of the items that events name. Of other items nothing is learned, not even how rare their words are:
 * so those that are gone again have left nothing.
 *
 * @param words how rare each word is
 * @param features a row for each item of the vocabulary; empty for what the catalogue lacks
 * @param described how many it has
 */
record CatalogTexts(TextFeatures words, SparseRows features, int described) {
    static CatalogTexts read(Catalog catalog, Vocabulary items) {
        List<Described> texts = new ArrayList<>(Collections.nCopies(items.size(), Described.by("")));
        List<Described> found = new ArrayList<>();
        catalog.forEach(item -> {
            int index = items.index(item.itemId());
            if (index >= 0) {
                texts.set(index, ItemText.of(item));
                found.add(texts.get(index));
            }
        });
        TextFeatures words = TextFeatures.learn(found);
        return new CatalogTexts(words, words.rows(texts), found.size());
    }

    boolean isDescribed(int item) {
        return features.end(item) > features.start(item);
    }

    /** The features of some items, in their order. */
    SparseRows features(int[] items) {
        int[] starts = new int[items.length + 1];
        for (int n = 0; n < items.length; n++) {
            starts[n + 1] = starts[n] + features.end(items[n]) - features.start(items[n]);
        }
        int[] columns = new int[starts[items.length]];
        float[] values = new float[columns.length];
        for (int n = 0; n < items.length; n++) {
            int from = features.start(items[n]);
            System.arraycopy(features.columnIndices(), from, columns, starts[n], starts[n + 1] - starts[n]);
            System.arraycopy(features.values(), from, values, starts[n], starts[n + 1] - starts[n]);
        }
        return new SparseRows(features.columns(), starts, columns, values);
    }
}
