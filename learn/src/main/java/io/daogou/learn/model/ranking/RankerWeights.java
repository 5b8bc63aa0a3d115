package io.daogou.learn.model.ranking;

import io.daogou.learn.layer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Everything in the network of a {@link ListRanker} that is learned by gradients, by name.
 *
 * @param shape of the network
 * @param crosses layers that multiply features
 * @param up columns × hidden
 * @param down hidden × half of it
 * @param wide from the columns to the score
 * @param crossed from what the cross layers made to the score
 * @param deep from what the two layers made to the score
 * @param positions a term for each position, which answers leave out
 */
public record RankerWeights(
        RankerShape shape,
        List<Cross> crosses,
        Linear up,
        Linear down,
        Parameter wide,
        Parameter crossed,
        Parameter deep,
        Parameter positions) {
    public RankerWeights {
        crosses = List.copyOf(crosses);
    }

    /**
     * The weights of a dense layer.
     *
     * @param weights inputs × outputs
     * @param bias a row of outputs
     */
    public record Linear(Parameter weights, Parameter bias) {
        private static Linear start(String name, int inputs, int outputs, SplittableRandom random) {
            return new Linear(
                    Parameter.normal(name + ".weights", inputs, outputs, Math.sqrt(2.0 / inputs), random),
                    Parameter.constant(name + ".bias", 1, outputs, 0));
        }
    }

    /**
     * The weights of a cross layer.
     *
     * @param narrow columns × rank; none for full rank
     * @param wide rank × columns, or columns × columns for full rank
     * @param bias a row of columns
     */
    public record Cross(@Nullable Parameter narrow, Parameter wide, Parameter bias) {
        private static Cross start(String name, int columns, int rank, SplittableRandom random) {
            double deviation = 1 / Math.sqrt(columns);
            return new Cross(
                    rank == 0 ? null : Parameter.normal(name + ".narrow", columns, rank, deviation, random),
                    Parameter.normal(name + ".wide", rank == 0 ? columns : rank, columns, deviation, random),
                    Parameter.constant(name + ".bias", 1, columns, 0));
        }
    }

    /**
     * Weights before any training: the score is the baseline's column, so that learning begins at the order that is there.
     *
     * @param baseline its column
     */
    static RankerWeights start(RankerShape shape, int baseline, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int columns = shape.columns();
        int half = shape.hidden() / 2;
        List<Cross> crosses = new ArrayList<>();
        for (int k = 0; k < shape.crossLayers(); k++) {
            crosses.add(Cross.start("cross" + k, columns, shape.rank(), random));
        }
        Parameter wide = Parameter.constant("wide", columns, 1, 0);
        wide.values()[baseline] = 1;
        return new RankerWeights(
                shape,
                crosses,
                Linear.start("up", columns, shape.hidden(), random),
                Linear.start("down", shape.hidden(), half, random),
                wide,
                Parameter.constant("crossed", columns, 1, 0),
                Parameter.constant("deep", half, 1, 0),
                Parameter.constant("positions", 1, shape.positions(), 0));
    }

    /**
     * Weights with given values.
     *
     * @param values as {@link #values} gave them
     * @throws IllegalArgumentException if the shape needs another number of them
     */
    public static RankerWeights of(RankerShape shape, float[] values) {
        RankerWeights weights = start(shape, 0, 0);
        int needed = weights.values().length;
        if (values.length != needed) {
            throw new IllegalArgumentException(
                    "There are " + values.length + " weights; a ranker of " + shape + " has " + needed);
        }
        weights.take(values);
        return weights;
    }

    /** All but the terms of positions, in a fixed order. */
    List<Parameter> ofScores() {
        List<Parameter> all = new ArrayList<>();
        for (Cross cross : crosses) {
            if (cross.narrow() != null) {
                all.add(cross.narrow());
            }
            all.add(cross.wide());
            all.add(cross.bias());
        }
        all.addAll(List.of(up.weights(), up.bias(), down.weights(), down.bias(), wide, crossed, deep));
        return all;
    }

    /** All, in a fixed order. */
    public List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(ofScores());
        all.add(positions);
        return all;
    }

    /** The values of all, one after the other. */
    public float[] values() {
        float[] values = new float[all().stream().mapToInt(Parameter::size).sum()];
        int at = 0;
        for (Parameter parameter : all()) {
            System.arraycopy(parameter.values(), 0, values, at, parameter.size());
            at += parameter.size();
        }
        return values;
    }

    /** Takes values as {@link #values} gave them. */
    void take(float[] values) {
        int at = 0;
        for (Parameter parameter : all()) {
            System.arraycopy(values, at, parameter.values(), 0, parameter.size());
            at += parameter.size();
        }
    }
}
