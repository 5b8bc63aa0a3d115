package io.daogou.engine.train;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.linear.Ease;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.neighbour.Similarity;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A model with its parameters, ready to be fitted on whatever data. */
sealed interface Recipe {
    /** The model and its variant, for people. */
    String name();

    /** Its parameters, for people. */
    Map<String, String> parameters();

    ItemToItem fit(Interactions interactions, Progress progress);

    /** Neighbours by similarity. */
    record Knn(ItemKnn.Parameters values) implements Recipe {
        static Knn cosine(double shrinkage, double userDamping) {
            return new Knn(new ItemKnn.Parameters(Similarity.COSINE, shrinkage, userDamping, NEIGHBOURS));
        }

        static Knn llr(double shrinkage) {
            return new Knn(new ItemKnn.Parameters(Similarity.LLR, shrinkage, 0, NEIGHBOURS));
        }

        @Override
        public String name() {
            return "item-knn " + values.similarity().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> named = new TreeMap<>();
            named.put("shrinkage", number(values.shrinkage()));
            if (values.similarity() == Similarity.COSINE) {
                named.put("userDamping", number(values.userDamping()));
            }
            return named;
        }

        @Override
        public ItemToItem fit(Interactions interactions, Progress progress) {
            return ItemKnn.fit(interactions, values, progress);
        }
    }

    /** The linear autoencoder. */
    record Linear(Ease.Parameters values) implements Recipe {
        static Linear of(double regularization) {
            return new Linear(new Ease.Parameters(regularization, NEIGHBOURS));
        }

        @Override
        public String name() {
            return "ease";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("regularization", number(values.regularization()));
        }

        @Override
        public ItemToItem fit(Interactions interactions, Progress progress) {
            return Ease.fit(interactions, values, progress);
        }
    }

    /** Entries kept in each row of W: more make answers slower and hardly better. */
    int NEIGHBOURS = 200;

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
