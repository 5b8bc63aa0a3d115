package io.daogou.learn.file;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.deep.SequenceInputs;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a file holds a next-item model. Without inputs besides items and places, there is nothing of them in the file. */
final class SequenceFormat {
    private static final String KINDS = "inputs.kinds";
    private static final String GAPS = "inputs.gaps";
    private static final String SCORED = "inputs.scored";
    private static final String ATTRIBUTES = "inputs.attributes";
    /** Ids hold none. */
    private static final String BETWEEN_NAMES = "\n";

    private SequenceFormat() {}

    static void write(SequenceModel model, ModelParts to) {
        SequenceShape shape = model.weights().shape();
        to.ints("catalogue", model.items());
        to.ints("factors", shape.factors());
        to.ints("blocks", shape.blocks());
        to.ints("heads", shape.heads());
        to.ints("hidden", shape.hidden());
        to.text("activation", shape.activation().name());
        to.ints("length", shape.length());
        to.numbers("filter", shape.filter());
        to.ints("frequencies", shape.frequencies());
        to.numbers("scale", shape.scale());
        write(shape.inputs(), model.weights().inputs().rows(), to);
        model.weights().all().forEach(parameter -> to.floats(parameter.name(), parameter.values()));
    }

    private static void write(SequenceInputs inputs, SparseRows attributes, ModelParts to) {
        if (!inputs.kinds().isEmpty()) {
            to.text(KINDS, String.join(BETWEEN_NAMES, inputs.kinds()));
        }
        if (inputs.gaps() > 0) {
            to.ints(GAPS, inputs.gaps());
        }
        if (inputs.attributes() > 0) {
            to.rows(ATTRIBUTES, attributes);
            to.ints(SCORED, inputs.isScored() ? 1 : 0);
        }
    }

    static SequenceModel read(ReadParts from) throws CorruptModelException {
        boolean hasAttributes = from.has(SCORED);
        SparseRows attributes = hasAttributes
                ? from.rows(ATTRIBUTES)
                : new SparseRows(0, new int[from.integer("catalogue") + 1], new int[0], new float[0]);
        SequenceInputs inputs = new SequenceInputs(
                from.has(KINDS) ? List.of(from.text(KINDS).split(BETWEEN_NAMES, -1)) : List.of(),
                from.has(GAPS) ? from.integer(GAPS) : 0,
                attributes.columns(),
                hasAttributes && from.integer(SCORED) == 1);
        SequenceShape shape = new SequenceShape(
                from.integer("factors"),
                from.integer("blocks"),
                from.integer("heads"),
                from.integer("hidden"),
                Activation.Kind.valueOf(from.text("activation")),
                from.integer("length"),
                from.number("filter"),
                from.integer("frequencies"),
                from.number("scale"),
                inputs);
        Map<String, float[]> values = new HashMap<>();
        for (String name : SequenceWeights.names(shape)) {
            values.put(name, from.floats(name));
        }
        return SequenceModel.of(SequenceWeights.of(shape, attributes, values));
    }
}
