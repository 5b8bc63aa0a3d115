package io.daogou.learn.lab;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.TrainingPlan;
import java.util.List;

/** Models that are networks. */
final class DeepKinds {
    private static final SequenceShape SHAPE = SequenceShape.defaults();
    private static final TrainingPlan PLAN = TrainingPlan.defaults();

    static final ModelKind SEQUENCE = ModelKind.ofOrder(
            new ModelKind.Named(
                    "sequence",
                    "A causal transformer that tells the next item, with a softmax over shared negatives.",
                    "epochs × entries × (blocks × (8 × factors² + 4 × factors × hidden) + 2 × negatives × factors) × 3"),
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
                    Parameter.whole("seed", 0, Integer.MAX_VALUE, (int) PLAN.seed(), "of all draws")),
            (shape, values) -> new Cost(
                    24 * shape.items() * values.number("factors") + 24 * shape.entries() + 3e8,
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
            (sequences, values, progress) -> SequenceModel.fit(sequences, shape(values), plan(values), progress));

    private DeepKinds() {}

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
