package io.daogou.learn.lab;

import io.daogou.learn.model.Counting;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.neighbour.RatingNeighbours;
import io.daogou.learn.model.neighbour.Similarity;
import io.daogou.learn.model.neighbour.Weighting;
import java.util.List;

/** Models that count: what is popular, what goes together, what neighbours were rated. */
final class NeighbourKinds {
    private static final Popular.Parameters POPULAR_DEFAULTS = Popular.Parameters.defaults();
    private static final ItemKnn.Parameters KNN_DEFAULTS = ItemKnn.Parameters.defaults();
    private static final RatingNeighbours.Parameters RATINGS_DEFAULTS = RatingNeighbours.Parameters.defaults();

    static final ModelKind POPULAR = ModelKind.ofSets(
            new ModelKind.Named(
                    "popular", "What most people took lately; the same for everybody.", "one pass; 4 bytes an item"),
            List.of(Parameter.number(
                    "halfLifeDays",
                    0.01,
                    Double.POSITIVE_INFINITY,
                    POPULAR_DEFAULTS.halfLifeDays(),
                    "days after which a user counts half")),
            (shape, values) -> new Cost(8 * shape.items(), shape.entries() * 1e-7),
            (pairs, values, progress) ->
                    Popular.fit(pairs, new Popular.Parameters(values.number("halfLifeDays"), true), progress));

    static final ModelKind ITEM_KNN = ModelKind.ofSets(
            new ModelKind.Named(
                    "item-knn",
                    "Items that the same users took: nearest neighbours of every item.",
                    "Σ (items of a user)² additions; 12 bytes a kept neighbour"),
            List.of(
                    Parameter.choice("similarity", KNN_DEFAULTS.similarity(), "how two items are compared", "walk"),
                    Parameter.number(
                            "userDamping", 0, 2, KNN_DEFAULTS.userDamping(), "how much busy users are damped", 1, .3),
                    Parameter.number(
                            "shrinkage",
                            0,
                            1e6,
                            KNN_DEFAULTS.shrinkage(),
                            "users in common at which a similarity is halved",
                            1,
                            10),
                    Parameter.number(
                            "popularityDiscount",
                            0,
                            1,
                            KNN_DEFAULTS.popularityDiscount(),
                            "how much popular items are held back",
                            .4,
                            .2),
                    Parameter.choice("itemWeights", KNN_DEFAULTS.weighting(), "what weights are turned into", "tf_idf"),
                    Parameter.whole("limit", 1, 1_000_000, KNN_DEFAULTS.limit(), "neighbours kept per item", 1000)),
            (shape, values) -> new Cost(
                    24 * shape.items() * Math.min(values.number("limit"), shape.items()) + 24 * shape.entries(),
                    shape.pairs() * 4e-9 + 0.1),
            (pairs, values, progress) -> ItemKnn.fit(
                    pairs,
                    new ItemKnn.Parameters(
                            values.choice("similarity", Similarity.class),
                            values.choice("itemWeights", Weighting.class),
                            values.number("shrinkage"),
                            values.number("userDamping"),
                            values.number("popularityDiscount"),
                            values.whole("limit")),
                    progress));

    static final ModelKind RATINGS = new ModelKind(
            "ratings",
            "Expected ratings: biases, and what neighbouring items were rated beyond them.",
            List.of(
                    Parameter.number(
                            "biasShrinkage",
                            0,
                            1e9,
                            RATINGS_DEFAULTS.biasShrinkage(),
                            "ratings at which a bias is half its mean residual"),
                    Parameter.number(
                            "shrinkage",
                            0,
                            1e9,
                            RATINGS_DEFAULTS.shrinkage(),
                            "users in common at which a similarity is halved"),
                    Parameter.whole("limit", 1, 1_000_000, RATINGS_DEFAULTS.limit(), "neighbours kept per item")),
            "Σ (items of a user)² additions; 12 bytes a kept neighbour",
            Use.RATINGS,
            (shape, values) -> new Cost(
                    24 * shape.items() * Math.min(values.number("limit"), shape.items()) + 24 * shape.entries(),
                    shape.pairs() * 4e-9 + 0.1),
            (data, values, progress) -> new SetModel(
                    RatingNeighbours.fit(
                            data.interactions(Counting.RAW),
                            new RatingNeighbours.Parameters(
                                    values.number("biasShrinkage"), values.number("shrinkage"), values.whole("limit")),
                            progress),
                    Counting.RAW));

    private NeighbourKinds() {}
}
