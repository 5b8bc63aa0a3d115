package io.daogou.engine.train;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.neighbour.Similarity;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Neighbours of items by similarity, ready to be fitted on whatever data.
 *
 * @param values how
 */
record Recipe(ItemKnn.Parameters values) {
    /** Entries kept in each row: more make answers slower and hardly better. */
    static final int NEIGHBOURS = 200;

    static Recipe cosine(double shrinkage, double userDamping) {
        return new Recipe(new ItemKnn.Parameters(Similarity.COSINE, shrinkage, userDamping, NEIGHBOURS));
    }

    static Recipe llr(double shrinkage) {
        return new Recipe(new ItemKnn.Parameters(Similarity.LLR, shrinkage, 0, NEIGHBOURS));
    }

    /** The model and its variant, for people. */
    String name() {
        return "item-knn " + values.similarity().name().toLowerCase(Locale.ROOT);
    }

    /** Its parameters, for people. */
    Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        named.put("shrinkage", number(values.shrinkage()));
        if (values.similarity() == Similarity.COSINE) {
            named.put("userDamping", number(values.userDamping()));
        }
        return named;
    }

    ItemToItem fit(Interactions interactions, Progress progress) {
        return ItemKnn.fit(interactions, values, progress);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
