package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.FactorProducts;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.QuantizedItems;
import io.daogou.learn.matrix.TopProducts;
import java.util.Arrays;
import java.util.List;

/**
 * A model that puts histories and items into one space: {@code scores = vector(history) · itemsᵀ}.
 *
 * <p>The vector of a history is computed from its items alone, so a new person, or a new event of a known one, is answered
 * without training. Cost of an answer: items × factors, and that of the vector.
 */
public interface EmbeddingModel extends Model {
    /** The vector of every item: items × factors; shared with the model: never write to it. */
    DenseMatrix itemVectors();

    /**
     * Overwrites {@code vector} with the vector of a history; zeros if it has no known item.
     *
     * @param vector as many floats as there are factors
     */
    void embed(History history, float[] vector);

    /**
     * The vectors of the items in small numbers, for {@link #best(History, int)}. They are made when first asked for, which takes
     * {@code 2 · items · factors} bytes and as long as some answers; others wait meanwhile.
     *
     * @throws IllegalArgumentException if a vector is not finite
     */
    QuantizedItems quantizedItems();

    /** The number of dimensions. */
    default int factors() {
        return itemVectors().columns();
    }

    /** The vectors of many histories, one per row. */
    default DenseMatrix embedAll(List<History> histories) {
        DenseMatrix vectors = new DenseMatrix(histories.size(), factors());
        float[] vector = new float[factors()];
        for (int h = 0; h < histories.size(); h++) {
            embed(histories.get(h), vector);
            System.arraycopy(vector, 0, vectors.values(), h * vector.length, vector.length);
        }
        return vectors;
    }

    /**
     * The best items of every user, best first, without those of the user's row: what {@link #score} would rank first.
     *
     * <p>Runs on all cores and looks only at items whose vectors are long enough to matter.
     *
     * @param histories a row for each user; items that the model does not know are ignored
     * @param limit the longest list wanted, at least 0
     */
    default int[][] best(Interactions histories, int limit) {
        DenseMatrix vectors = new DenseMatrix(histories.users(), factors());
        Parallel.ranges(histories.users(), 64, (from, to) -> {
            float[] vector = new float[factors()];
            for (int user = from; user < to; user++) {
                embed(histories.history(user), vector);
                System.arraycopy(vector, 0, vectors.values(), user * vector.length, vector.length);
            }
        });
        return new TopProducts(itemVectors()).best(vectors.view(), limit, histories::itemsOf);
    }

    @Override
    default int[] best(History history, int limit) {
        float[] vector = new float[factors()];
        embed(history, vector);
        int[] excluded = history.items().clone();
        Arrays.sort(excluded);
        return quantizedItems().best(vector, limit, excluded);
    }

    @Override
    default int items() {
        return itemVectors().rows();
    }

    @Override
    default void score(History history, float[] scores) {
        Scores.check(scores, items());
        float[] vector = new float[factors()];
        embed(history, vector);
        float[] items = itemVectors().values();
        for (int item = 0; item < scores.length; item++) {
            scores[item] = Kernels.dot(vector, 0, items, item * vector.length, vector.length);
        }
    }

    @Override
    default void scoreAll(List<History> histories, DenseMatrix scores) {
        Scores.check(scores, histories.size(), items());
        FactorProducts.timesTransposed(embedAll(histories).values(), histories.size(), itemVectors(), scores.values());
    }
}
