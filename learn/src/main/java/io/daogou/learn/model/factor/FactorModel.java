package io.daogou.learn.model.factor;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.UnitRows;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.QuantizedItems;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.LiveItems;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;

/**
 * Item vectors trained so that the sum of a history's vectors points to the items that go with it.
 *
 * <p><b>Source.</b> Sampled softmax on cosines: Wu, Wang, Gao, Chen, Fu and Qiu, On the Effectiveness of Sampled Softmax
 * Loss for Item Recommendation, 2022. Histories in place of user vectors: Mao et al., SimpleX, CIKM 2021.
 *
 * <p><b>Notation.</b> {@code P} inputs, what an item adds to a history · {@code Q} item vectors, of length 1 · {@code h} the
 * given part of a history, {@code H} its hidden part · {@code τ} temperature · {@code N} all items · {@code S} negatives.
 *
 * <p><b>Model.</b> {@code u = Σ_h w_i p_i}, scaled to length 1; {@code score(j) = u · q_j}. In training a random part of
 * every history is hidden, and {@code -Σ_(j in H) log(e^(u·q_j/τ) / (e^(u·q_j/τ) + N/|S| Σ_(k in S) e^(u·q_k/τ)))} falls by
 * Adam. All users of a batch share {@code S}, drawn evenly, so that the passes forward and back are matrix products. Both
 * tables start from {@link ImplicitAls}, from which a few epochs lead further than many from a random start.
 *
 * <p><b>Shapes.</b> Both tables are items × factors. <b>Cost</b> of an epoch: {@code 6 · users · negatives · factors}
 * operations for the products, and {@code users / batch} passes of Adam over both tables. <b>Determinism.</b> Bitwise for a
 * seed and any number of threads. <b>Differences from the papers.</b> No vector belongs to a user, so that every history is
 * answered; two tables instead of one; the start. Where there are many users, some are kept aside, and the tables with which
 * their hidden items were found best are the result.
 */
public final class FactorModel implements EmbeddingModel, ExplainedModel {
    /** Weights beyond it would make all else disappear from float sums; they count as this. */
    public static final float LARGEST_WEIGHT = 1e6f;

    private final DenseMatrix inputs;
    private final DenseMatrix itemVectors;
    private final LiveItems live;

    private FactorModel(DenseMatrix inputs, DenseMatrix itemVectors) {
        this.inputs = inputs;
        this.itemVectors = itemVectors;
        this.live = new LiveItems(itemVectors);
    }

    /**
     * How to train.
     *
     * @param factors dimensions of the vectors, 1 to 1024
     * @param epochs passes over the users at most, at least 1
     * @param learningRate of Adam, greater than 0; constant in the first half of the epochs, then falling to 0
     * @param temperature by which cosines are divided in the softmax, .01 to 10
     * @param dropout share of a history that is hidden in training, between 0 and 1
     * @param negatives items that the hidden ones are told apart from, at least 1
     * @param batch users per step, at least 1
     * @param seed of the start vectors and all draws
     */
    public record Parameters(
            int factors,
            int epochs,
            double learningRate,
            double temperature,
            double dropout,
            int negatives,
            int batch,
            long seed) {
        public Parameters {
            check("factors", factors, 1, 1024);
            check("epochs", epochs, 1, Integer.MAX_VALUE);
            check("temperature", temperature, 0.01, 10);
            check("negatives", negatives, 1, Integer.MAX_VALUE);
            check("batch", batch, 1, 65_536);
            if (!(learningRate > 0 && learningRate < 1)) {
                throw new IllegalArgumentException(
                        "learningRate is " + learningRate + "; it must be greater than 0 and less than 1");
            }
            if (!(dropout > 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "dropout is " + dropout + "; it must lie between 0 and 1, both excluded");
            }
        }

        /** 128 factors, up to 30 epochs. */
        public static Parameters defaults() {
            return new Parameters(128, 30, 0.005, 0.15, 0.5, 4096, 256, 1);
        }

        private static void check(String name, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(name + " is " + value + "; it must lie in " + least + ".." + most);
            }
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions. */
    public static long bytesNeeded(int users, int items, Parameters parameters) {
        long rows = 14L * items + users;
        long shares = 3L * Math.min(parameters.batch(), users) * Math.min(parameters.negatives(), items);
        return (rows * parameters.factors() + shares) * Float.BYTES;
    }

    /**
     * Trains.
     *
     * @throws IllegalArgumentException if the memory is too small
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static FactorModel fit(Interactions interactions, Parameters parameters, Progress progress) {
        Memory.checkFactors(
                "FactorModel",
                bytesNeeded(interactions.users(), interactions.items(), parameters),
                interactions.items(),
                parameters.factors());
        return new FactorTraining(interactions, parameters, progress).run();
    }

    /**
     * The model with given vectors, as {@link #inputs} and {@link #itemVectors} gave them.
     *
     * @throws IllegalArgumentException if they do not belong together
     */
    public static FactorModel of(DenseMatrix inputs, DenseMatrix itemVectors) {
        if (inputs.rows() != itemVectors.rows() || inputs.columns() != itemVectors.columns()) {
            throw new IllegalArgumentException("Inputs are " + inputs.rows() + " × " + inputs.columns()
                    + " and item vectors " + itemVectors.rows() + " × " + itemVectors.columns()
                    + "; they must have one shape");
        }
        return new FactorModel(inputs, itemVectors);
    }

    /** What each item of a history adds to its vector: items × factors; shared with the model: never write to it. */
    public DenseMatrix inputs() {
        return inputs;
    }

    @Override
    public DenseMatrix itemVectors() {
        return itemVectors;
    }

    @Override
    public QuantizedItems quantizedItems() {
        return live.get();
    }

    @Override
    public void embed(History history, float[] vector) {
        Arrays.fill(vector, 0);
        for (int k = 0; k < history.size(); k++) {
            int item = history.items()[k];
            if (item >= 0 && item < inputs.rows()) {
                float weight = Math.clamp(history.weights()[k], -LARGEST_WEIGHT, LARGEST_WEIGHT);
                Kernels.addScaled(weight, inputs.values(), item * vector.length, vector, 0, vector.length);
            }
        }
        UnitRows.scale(vector, 0, vector.length);
    }

    /** A score is a sum over the history, divided by the length of the history's vector. */
    @Override
    public Explanation explain(History history, float[] scores) {
        score(history, scores);
        int[] items = history.items();
        float[] shares = new float[items.length];
        float[] vector = new float[factors()];
        for (int k = 0; k < items.length; k++) {
            if (items[k] >= 0 && items[k] < inputs.rows()) {
                shares[k] = Math.clamp(history.weights()[k], -LARGEST_WEIGHT, LARGEST_WEIGHT);
                Kernels.addScaled(shares[k], inputs.values(), items[k] * vector.length, vector, 0, vector.length);
            }
        }
        float length = UnitRows.scale(vector, 0, vector.length);
        return (item, factor, parts) -> {
            for (int k = 0; k < items.length; k++) {
                if (shares[k] != 0 && length > 0) {
                    float dot = Kernels.dot(
                            inputs.values(),
                            items[k] * vector.length,
                            itemVectors.values(),
                            item * vector.length,
                            vector.length);
                    parts[k] += (float) (factor * shares[k] * dot / length);
                }
            }
        };
    }
}
