package io.daogou.learn.model.deep;

import io.daogou.learn.layer.Parameter;
import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Everything in the network of a {@link SequenceModel} that is learned, by name.
 *
 * @param shape of the network
 * @param items items × factors: what an entry is read as, and what the last row is compared with
 * @param positions length × factors, from the first entry that is read
 * @param blocks one above the other
 * @param norm of the last rows
 * @param inputs what else entries are read as
 */
public record SequenceWeights(
        SequenceShape shape, Parameter items, Parameter positions, List<Block> blocks, Norm norm, Inputs inputs) {
    /** Of the values at the start: small, so that all items are alike at first. */
    private static final double DEVIATION = 0.02;

    public SequenceWeights {
        blocks = List.copyOf(blocks);
        int attributes = shape.inputs().attributes();
        if (inputs.rows().rows() != items.rows()
                || (attributes > 0 && inputs.rows().columns() != attributes)) {
            throw new IllegalArgumentException("The attributes of items are " + inputs.rows() + "; there must be "
                    + items.rows() + " rows of " + attributes + " columns");
        }
    }

    /**
     * The weights of a layer norm.
     *
     * @param gain a row of factors
     * @param bias a row of factors
     */
    public record Norm(Parameter gain, Parameter bias) {
        private static Norm start(String name, int width) {
            return new Norm(
                    Parameter.constant(name + ".gain", 1, width, 1), Parameter.constant(name + ".bias", 1, width, 0));
        }
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
                    Parameter.normal(name + ".weights", inputs, outputs, DEVIATION, random),
                    Parameter.constant(name + ".bias", 1, outputs, 0));
        }
    }

    /**
     * The weights of a block.
     *
     * @param attentionNorm before attention
     * @param projections factors × 3 · factors: queries, keys and values side by side
     * @param merge of what the heads found
     * @param beta of the frequency filter, a row of factors; not used without one
     * @param forwardNorm before the two layers that each row passes by itself
     * @param up factors × hidden, or twice that for SwiGLU
     * @param down hidden × factors
     */
    public record Block(
            Norm attentionNorm,
            Linear projections,
            Linear merge,
            Parameter beta,
            Norm forwardNorm,
            Linear up,
            Linear down) {
        private static Block start(String name, SequenceShape shape, SplittableRandom random) {
            int width = shape.factors();
            return new Block(
                    Norm.start(name + ".attentionNorm", width),
                    Linear.start(name + ".projections", width, 3 * width, random),
                    Linear.start(name + ".merge", width, width, random),
                    Parameter.normal(name + ".beta", 1, width, 1, random),
                    Norm.start(name + ".forwardNorm", width),
                    Linear.start(name + ".up", width, shape.activation().inputs(shape.hidden()), random),
                    Linear.start(name + ".down", shape.hidden(), width, random));
        }

        private List<Parameter> parameters(boolean withFilter) {
            List<Parameter> all = new ArrayList<>(List.of(
                    attentionNorm.gain(),
                    attentionNorm.bias(),
                    projections.weights(),
                    projections.bias(),
                    merge.weights(),
                    merge.bias(),
                    forwardNorm.gain(),
                    forwardNorm.bias(),
                    up.weights(),
                    up.bias(),
                    down.weights(),
                    down.bias()));
            if (withFilter) {
                all.add(beta);
            }
            return all;
        }
    }

    /**
     * The tables of what is read of an entry besides its item and its place; each without rows if that is not read.
     *
     * @param kinds kinds of events × factors
     * @param gaps ranges of pauses × factors
     * @param attributes attributes of items × factors
     * @param rows items × attributes, and how much each counts
     */
    public record Inputs(Parameter kinds, Parameter gaps, Parameter attributes, SparseRows rows) {
        private static Inputs start(SequenceShape shape, SparseRows rows, SplittableRandom random) {
            SequenceInputs read = shape.inputs();
            int width = shape.factors();
            return new Inputs(
                    Parameter.normal("kinds", read.kinds().size(), width, DEVIATION, random),
                    Parameter.normal("gaps", read.gaps(), width, DEVIATION, random),
                    Parameter.normal("attributes", read.attributes(), width, DEVIATION, random),
                    rows);
        }

        private List<Parameter> tables() {
            return Stream.of(kinds, gaps, attributes)
                    .filter(table -> table.rows() > 0)
                    .toList();
        }
    }

    /** Random weights before any training. */
    public static SequenceWeights start(SequenceShape shape, int items, long seed) {
        return start(shape, SequenceData.nothing(items, shape.inputs().attributes()), seed);
    }

    /**
     * Random weights before any training.
     *
     * @param attributes items × attributes, and how much each counts; only the number of items matters if the shape reads none
     */
    public static SequenceWeights start(SequenceShape shape, SparseRows attributes, long seed) {
        int items = attributes.rows();
        SplittableRandom random = new SplittableRandom(seed);
        List<Block> blocks = new ArrayList<>();
        Parameter itemTable = Parameter.normal("items", items, shape.factors(), DEVIATION, random);
        Parameter positions = Parameter.normal("positions", shape.length(), shape.factors(), DEVIATION, random);
        for (int k = 0; k < shape.blocks(); k++) {
            blocks.add(Block.start("block" + k, shape, random));
        }
        return new SequenceWeights(
                shape,
                itemTable,
                positions,
                blocks,
                Norm.start("norm", shape.factors()),
                Inputs.start(shape, attributes, random));
    }

    /** Weights that find every item alike, where there is nothing to learn from. */
    static SequenceWeights blank(SequenceShape shape, SparseRows attributes) {
        SequenceWeights weights = start(shape, attributes, 0);
        weights.tables().forEach(table -> Arrays.fill(table.values(), 0));
        return weights;
    }

    /**
     * Weights with given values, which are copied.
     *
     * @param values by name, as {@link #all} has them
     * @throws IllegalArgumentException if one is missing, or has another length
     */
    public static SequenceWeights of(SequenceShape shape, int items, Map<String, float[]> values) {
        return of(shape, SequenceData.nothing(items, shape.inputs().attributes()), values);
    }

    /**
     * Weights with given values, which are copied.
     *
     * @param attributes items × attributes, and how much each counts
     * @param values by name, as {@link #all} has them
     * @throws IllegalArgumentException if one is missing, or has another length
     */
    public static SequenceWeights of(SequenceShape shape, SparseRows attributes, Map<String, float[]> values) {
        SequenceWeights weights = start(shape, attributes, 0);
        weights.take(values, "");
        return weights;
    }

    /** The names of all weights of a shape, in a fixed order. */
    public static List<String> names(SequenceShape shape) {
        return start(shape, 1, 0).all().stream().map(Parameter::name).toList();
    }

    /** Those of which a batch touches a few rows: the items, and what else is read of entries. */
    public List<Parameter> tables() {
        List<Parameter> all = new ArrayList<>(inputs.tables());
        all.addFirst(items);
        return all;
    }

    /** All others, in a fixed order. */
    public List<Parameter> dense() {
        List<Parameter> all = new ArrayList<>();
        all.add(positions);
        blocks.forEach(block -> all.addAll(block.parameters(shape.filter() > 0)));
        all.add(norm.gain());
        all.add(norm.bias());
        return all;
    }

    /** All, in a fixed order. */
    public List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(dense());
        all.addFirst(items);
        all.addAll(inputs.tables());
        return all;
    }

    /** A copy that does not change with this one. */
    public SequenceWeights copy() {
        SequenceWeights copy = start(shape, inputs.rows(), 0);
        copy.take(this);
        return copy;
    }

    /** Takes the values of others of the same shape. */
    void take(SequenceWeights others) {
        take(others.values(), "");
    }

    /** All values by name; shared. */
    Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        all().forEach(parameter -> values.put(parameter.name(), parameter.values()));
        return values;
    }

    /**
     * Takes values by name.
     *
     * @param prefix before each name
     * @throws IllegalArgumentException if one is missing, or has another length
     */
    void take(Map<String, float[]> values, String prefix) {
        for (Parameter parameter : all()) {
            float[] taken = values.get(prefix + parameter.name());
            if (taken == null || taken.length != parameter.size()) {
                throw new IllegalArgumentException("There are " + (taken == null ? "no" : taken.length) + " values for "
                        + prefix + parameter + "; there must be " + parameter.size());
            }
            System.arraycopy(taken, 0, parameter.values(), 0, taken.length);
        }
    }
}
