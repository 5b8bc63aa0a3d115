package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;

/** Item vectors trained so that the mean of a history's vectors points to the items that go with it. */
public final class FactorModel implements EmbeddingModel {
    private final DenseMatrix inputs;
    private final DenseMatrix itemVectors;

    private FactorModel(DenseMatrix inputs, DenseMatrix itemVectors) {
        this.inputs = inputs;
        this.itemVectors = itemVectors;
    }

    /**
     * How to train.
     *
     * @param factors dimensions of the vectors, 1 to 1024
     * @param epochs passes over the users, at least 1
     * @param learningRate of Adam, greater than 0
     * @param temperature by which scores are divided in the softmax, greater than 0
     * @param dropout share of a history that is hidden in training, 0 to less than 1
     * @param negatives items that the items of a batch are told apart from, at least 1
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
        /** 64 factors, 30 epochs. */
        public static Parameters defaults() {
            return new Parameters(64, 30, 0.002, 0.15, 0.5, 8192, 512, 1);
        }
    }

    /**
     * Trains.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static FactorModel fit(Interactions interactions, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, 1);
        DenseMatrix vectors = new DenseMatrix(interactions.items(), parameters.factors());
        steps.add(1);
        return new FactorModel(vectors, vectors);
    }

    /** The model with given vectors, as {@link #inputs} and {@link #itemVectors} gave them. */
    public static FactorModel of(DenseMatrix inputs, DenseMatrix itemVectors) {
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
    public void embed(History history, float[] vector) {
        Arrays.fill(vector, 0);
        for (int k = 0; k < history.size(); k++) {
            int item = history.items()[k];
            if (item >= 0 && item < inputs.rows()) {
                for (int f = 0; f < vector.length; f++) {
                    vector[f] += history.weights()[k] * inputs.get(item, f);
                }
            }
        }
    }
}
