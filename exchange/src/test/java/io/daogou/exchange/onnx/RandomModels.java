package io.daogou.exchange.onnx;

import io.daogou.learn.layer.Parameter;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceWeights;
import io.daogou.learn.model.factor.FactorModel;
import java.util.Random;

/** Models that nobody trained, with weights so large that every part of them matters. */
final class RandomModels {
    private RandomModels() {}

    static SequenceModel sequence(SequenceShape shape, int items, long seed) {
        return sequence(shape, new SparseRows(0, new int[items + 1], new int[0], new float[0]), seed);
    }

    static SequenceModel sequence(SequenceShape shape, SparseRows attributes, long seed) {
        int items = attributes.rows();
        SequenceWeights weights = SequenceWeights.start(shape, attributes, seed);
        Random random = new Random(seed);
        for (Parameter parameter : weights.all()) {
            double deviation =
                    parameter.rows() == 1 || parameter.rows() == items ? .3 : 1 / Math.sqrt(parameter.rows());
            for (int k = 0; k < parameter.size(); k++) {
                parameter.values()[k] += (float) (deviation * random.nextGaussian());
            }
        }
        return SequenceModel.of(weights);
    }

    static FactorModel factor(int items, int factors, long seed) {
        Random random = new Random(seed);
        return FactorModel.of(matrix(items, factors, random), matrix(items, factors, random));
    }

    private static DenseMatrix matrix(int rows, int columns, Random random) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int k = 0; k < matrix.values().length; k++) {
            matrix.values()[k] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
