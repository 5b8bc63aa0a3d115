package io.daogou.learn.lab;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.deep.Checkpoints;
import io.daogou.learn.model.deep.SequenceData;
import io.daogou.learn.model.deep.SequenceInputs;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.TrainingMemory;
import io.daogou.learn.model.deep.TrainingPlan;
import java.util.List;

/** Models that are networks. */
final class DeepKinds {
    private static final SequenceShape SHAPE = SequenceShape.defaults();
    private static final TrainingPlan PLAN = TrainingPlan.defaults();

    static final ModelKind SEQUENCE = new ModelKind(
            "sequence",
            "A causal transformer that tells the next item, with a softmax over shared negatives.",
            List.of(
                    Parameter.whole(
                            "factors", 1, 1024, SHAPE.factors(), "width of the vectors; multiples of 16 are fast"),
                    Parameter.whole("blocks", 1, 12, SHAPE.blocks(), "one above the other"),
                    Parameter.whole("heads", 1, 64, SHAPE.heads(), "of attention; they divide the factors"),
                    Parameter.whole("hidden", 1, 8192, SHAPE.hidden(), "width within a block"),
                    Parameter.choice("activation", SHAPE.activation(), "within a block"),
                    Parameter.whole("length", 1, 2048, SHAPE.length(), "latest entries that are read"),
                    Parameter.number("filter", 0, 1, SHAPE.filter(), "share of the frequency filter beside attention"),
                    Parameter.whole("frequencies", 1, 1024, SHAPE.frequencies(), "that count as low in the filter"),
                    Parameter.word(
                            "kinds",
                            List.of("false", "true"),
                            "whether kinds of events are read; only for --format events",
                            "true"),
                    Parameter.number("scale", 0, 100, SHAPE.scale(), "of cosines as scores; 0: plain products", 12, 20),
                    Parameter.whole("epochs", 1, 10_000, PLAN.epochs(), "passes over the entries at most"),
                    Parameter.whole("batch", 1, 65_536, PLAN.batch(), "sequences a step"),
                    Parameter.number("learningRate", 1e-7, 1, PLAN.learningRate(), "of Adam"),
                    Parameter.whole("warmUp", 0, 1_000_000, PLAN.warmUp(), "steps over which the rate rises"),
                    Parameter.number("decay", 0, 1, PLAN.decay(), "of weights that are no tables"),
                    Parameter.number(
                            "dropout", 0, .95, PLAN.dropout(), "share of entries set to 0 in training", .2, .5),
                    Parameter.whole(
                            "negatives",
                            0,
                            10_000_000,
                            PLAN.negatives(),
                            "items that all rows of a batch are compared with; 0: all"),
                    Parameter.number(
                            "popularity", 0, 1, PLAN.popularity(), "power with which frequent items are negatives"),
                    Parameter.whole(
                            "patience", 1, 10_000, PLAN.patience(), "epochs without a better result at the end"),
                    Parameter.whole("seed", 0, Integer.MAX_VALUE, (int) PLAN.seed(), "of all draws"),
                    Parameter.word(
                            "gaps",
                            List.of("false", "true"),
                            "whether pauses between entries are read; only where there are times",
                            "true"),
                    Parameter.file("attributes", "lines of 'item attribute attribute …'"),
                    Parameter.word(
                            "attributeUse",
                            List.of("scored", "read"),
                            "whether attributes are part of what answers are compared with, or only read"),
                    Parameter.file("checkpoint", "keeps the training after every epoch; it goes on from there")),
            "epochs × entries × (blocks × (8 × factors² + 4 × factors × hidden) + 2 × negatives × factors) × 3",
            Use.ORDER,
            (shape, values) -> new Cost(
                    memory(shape, values),
                    values.number("epochs")
                                    * shape.entries()
                                    * 0.5
                                    * (values.number("blocks")
                                                    * values.number("factors")
                                                    * (8 * values.number("factors") + 4 * values.number("hidden"))
                                            + 2 * candidates(shape, values) * values.number("factors"))
                                    * 3
                                    * 1.2e-11
                            + 1),
            DeepKinds::sequence);

    private DeepKinds() {}

    private static Model sequence(LabData data, ParameterValues values, Progress progress) {
        Checkpoints checkpoints =
                values.file("checkpoint").<Checkpoints>map(OwnCheckpoints::in).orElse(Checkpoints.NONE);
        SparseRows attributes = values.file("attributes")
                .map(file -> ItemAttributes.read(file, data.items(), progress))
                .orElseGet(() -> SequenceData.of(data.sequences()).attributes());
        SequenceShape shape = shape(values).reading(inputs(data.sequences(), attributes.columns(), values));
        return new OrderModel(SequenceModel.fit(
                new SequenceData(data.sequences(), attributes), shape, plan(values), checkpoints, progress));
    }

    private static SequenceInputs inputs(Sequences sequences, int attributes, ParameterValues values) {
        if (values.is("kinds") && sequences.kinds().size() == 1) {
            throw new IllegalArgumentException(
                    "kinds is true, but there are no kinds of events to read; give --format events with more than one kind");
        }
        if (values.is("gaps") && !sequences.hasTimes()) {
            throw new IllegalArgumentException(
                    "gaps is true, but there are no times to read; give --format events, or pairs with times");
        }
        return new SequenceInputs(
                values.is("kinds") ? sequences.kinds() : List.of(),
                values.is("gaps") ? SequenceInputs.GAPS : 0,
                attributes,
                attributes > 0 && values.word("attributeUse").equals("scored"));
    }

    private static double memory(Cost.Shape data, ParameterValues values) {
        if (values.whole("factors") % values.whole("heads") != 0) {
            // A search may ask what such a network costs; the fit refuses it in words.
            return 0;
        }
        SequenceShape shape = shape(values);
        TrainingMemory memory = new TrainingMemory((long) data.items(), (long) data.entries(), shape.length());
        return memory.bytes(shape, plan(values), values.file("checkpoint").isPresent());
    }

    private static double candidates(Cost.Shape shape, ParameterValues values) {
        double negatives = values.number("negatives");
        return negatives == 0 ? shape.items() : Math.min(shape.items(), negatives);
    }

    private static SequenceShape shape(ParameterValues values) {
        return new SequenceShape(
                values.whole("factors"),
                values.whole("blocks"),
                values.whole("heads"),
                values.whole("hidden"),
                values.choice("activation", Activation.Kind.class),
                values.whole("length"),
                values.number("filter"),
                values.whole("frequencies"),
                values.number("scale"));
    }

    private static TrainingPlan plan(ParameterValues values) {
        return new TrainingPlan(
                values.whole("epochs"),
                values.whole("batch"),
                values.number("learningRate"),
                values.whole("warmUp"),
                values.number("decay"),
                values.number("dropout"),
                values.whole("negatives"),
                values.number("popularity"),
                values.whole("patience"),
                values.whole("seed"));
    }
}
