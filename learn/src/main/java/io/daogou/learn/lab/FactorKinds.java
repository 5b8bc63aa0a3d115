package io.daogou.learn.lab;

import io.daogou.learn.model.factor.FactorModel;
import io.daogou.learn.model.factor.ImplicitAls;
import java.util.List;
import java.util.Map;

/** Models that give every item a vector. */
final class FactorKinds {
    private static final ImplicitAls.Parameters ALS_DEFAULTS = ImplicitAls.Parameters.defaults();
    private static final FactorModel.Parameters FACTOR_DEFAULTS = FactorModel.Parameters.defaults();

    static final ModelKind ALS = ModelKind.ofSets(
                    new ModelKind.Named(
                            "als",
                            "Matrix factorisation by alternating least squares (iALS).",
                            "sweeps × (entries × factors + (users + items) × factors²); 8 × (users + items) × factors bytes"),
                    List.of(
                            Parameter.whole(
                                    "factors", 1, 1024, ALS_DEFAULTS.factors(), "dimensions of the vectors", 128),
                            Parameter.number(
                                    "unobservedWeight",
                                    1e-6,
                                    1e3,
                                    ALS_DEFAULTS.unobservedWeight(),
                                    "how much an item that was not taken counts",
                                    .03,
                                    .003),
                            Parameter.number(
                                    "regularization", 1e-9, 1e6, ALS_DEFAULTS.regularization(), "λ", .01, .002),
                            Parameter.number(
                                    "frequencyScaling",
                                    0,
                                    1,
                                    ALS_DEFAULTS.frequencyScaling(),
                                    "how much more frequent users and items are regularised"),
                            Parameter.whole(
                                    "sweeps",
                                    1,
                                    1000,
                                    ALS_DEFAULTS.sweeps(),
                                    "how often users and items are solved for"),
                            Parameter.whole(
                                    "seed", 0, Integer.MAX_VALUE, (int) ALS_DEFAULTS.seed(), "of the start vectors")),
                    (shape, values) -> new Cost(
                            8 * (shape.users() + shape.items()) * values.number("factors") + 48 * shape.entries(),
                            values.number("sweeps")
                                            * values.number("factors")
                                            * (shape.entries() * 3
                                                    + (shape.users() + shape.items()) * values.number("factors"))
                                            * 5e-10
                                    + 0.1),
                    (pairs, values, progress) -> ImplicitAls.fit(
                            pairs,
                            new ImplicitAls.Parameters(
                                    values.whole("factors"),
                                    values.number("unobservedWeight"),
                                    values.number("regularization"),
                                    values.number("frequencyScaling"),
                                    values.whole("sweeps"),
                                    values.whole("seed")),
                            progress))
            // Small and dense data: fewer dimensions, held to more.
            .startingAlsoAt(Map.of("factors", "64", "unobservedWeight", "0.03", "regularization", "0.02"));

    static final ModelKind FACTOR = ModelKind.ofSets(
                    new ModelKind.Named(
                            "factor",
                            "Item vectors trained with a sampled softmax, a history being the mean of its items.",
                            "epochs × users × negatives × factors; 24 × items × factors bytes"),
                    List.of(
                            Parameter.whole(
                                    "factors", 1, 1024, FACTOR_DEFAULTS.factors(), "dimensions of the vectors", 64),
                            Parameter.whole("epochs", 1, 10_000, FACTOR_DEFAULTS.epochs(), "passes over the users", 15),
                            Parameter.number("learningRate", 1e-6, .999, FACTOR_DEFAULTS.learningRate(), "of Adam"),
                            Parameter.number(
                                    "temperature",
                                    .01,
                                    10,
                                    FACTOR_DEFAULTS.temperature(),
                                    "by which scores are divided",
                                    .1,
                                    .2),
                            Parameter.number(
                                    "dropout",
                                    .001,
                                    .999,
                                    FACTOR_DEFAULTS.dropout(),
                                    "share of a history that is hidden in training"),
                            Parameter.whole(
                                    "negatives",
                                    1,
                                    10_000_000,
                                    FACTOR_DEFAULTS.negatives(),
                                    "items that the items of a batch are told apart from"),
                            Parameter.whole("batch", 1, 65_536, FACTOR_DEFAULTS.batch(), "users a step"),
                            Parameter.whole(
                                    "seed",
                                    0,
                                    Integer.MAX_VALUE,
                                    (int) FACTOR_DEFAULTS.seed(),
                                    "of the start vectors and all draws")),
                    (shape, values) -> new Cost(
                            32 * shape.items() * values.number("factors") + 48 * shape.entries(),
                            values.number("epochs")
                                            * shape.users()
                                            * Math.min(shape.items(), values.number("negatives"))
                                            * values.number("factors")
                                            * 1.2e-10
                                    + 0.1),
                    (pairs, values, progress) -> FactorModel.fit(
                            pairs,
                            new FactorModel.Parameters(
                                    values.whole("factors"),
                                    values.whole("epochs"),
                                    values.number("learningRate"),
                                    values.number("temperature"),
                                    values.number("dropout"),
                                    values.whole("negatives"),
                                    values.whole("batch"),
                                    values.whole("seed")),
                            progress))
            // Large and sparse data: sharper, faster, and with more hidden.
            .startingAlsoAt(Map.of(
                    "epochs", "15", "learningRate", "0.03", "temperature", "0.12", "batch", "512", "dropout", "0.6"));

    private FactorKinds() {}
}
