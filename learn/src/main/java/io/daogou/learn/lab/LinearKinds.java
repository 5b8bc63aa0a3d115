package io.daogou.learn.lab;

import io.daogou.learn.model.linear.Ease;
import io.daogou.learn.model.linear.GraphFilter;
import io.daogou.learn.model.linear.SparseInverse;
import java.util.List;

/** Models that solve for the weights between items. */
final class LinearKinds {
    private static final Ease.Parameters EASE_DEFAULTS = Ease.Parameters.defaults();
    private static final SparseInverse.Parameters INVERSE_DEFAULTS = SparseInverse.Parameters.defaults();
    private static final GraphFilter.Parameters FILTER_DEFAULTS = GraphFilter.Parameters.defaults();

    static final ModelKind EASE = ModelKind.ofSets(
            new ModelKind.Named(
                    "ease", "Linear autoencoder in closed form (EASE).", "items³ operations; 4 × items² bytes"),
            List.of(
                    Parameter.number("regularization", 1e-6, 1e9, EASE_DEFAULTS.regularization(), "λ", 50, 800),
                    Parameter.number(
                            "popularityDiscount",
                            0,
                            1,
                            EASE_DEFAULTS.popularityDiscount(),
                            "how much popular items are held back",
                            .2,
                            .4),
                    Parameter.number(
                            "userDamping", 0, 2, EASE_DEFAULTS.userDamping(), "how much busy users are damped", .5),
                    Parameter.number(
                            "dropout",
                            0,
                            .9,
                            EASE_DEFAULTS.dropout(),
                            "share of a history that is thought away in training"),
                    Parameter.whole("limit", 1, 1_000_000, EASE_DEFAULTS.limit(), "weights kept per item", 2000)),
            (shape, values) -> new Cost(
                    Ease.bytesNeeded((int) shape.items(), ease(values)), Math.pow(shape.items(), 3) * 7e-12 + 0.2),
            (pairs, values, progress) -> Ease.fit(pairs, ease(values), progress));

    static final ModelKind SPARSE_INVERSE = ModelKind.ofSets(
            new ModelKind.Named(
                    "sparse-inverse",
                    "Approximate inverse for large catalogues: each item rebuilt from those it occurs with most.",
                    "items × support³ operations; 16 × items × support bytes and more"),
            List.of(
                    Parameter.number("regularization", 1e-6, 1e9, INVERSE_DEFAULTS.regularization(), "λ", 30, 300),
                    Parameter.number(
                            "popularityDiscount",
                            0,
                            1,
                            INVERSE_DEFAULTS.popularityDiscount(),
                            "how much popular items are held back",
                            .1,
                            .4),
                    Parameter.number(
                            "userDamping",
                            0,
                            2,
                            INVERSE_DEFAULTS.userDamping(),
                            "how much busy users are damped",
                            .2,
                            .7),
                    Parameter.whole(
                            "support",
                            1,
                            1024,
                            INVERSE_DEFAULTS.support(),
                            "items that each item is rebuilt from",
                            256)),
            (shape, values) -> new Cost(
                    // As SparseInverse.bytesNeeded counts: the supports, and no more than two of them of Gram entries a
                    // row.
                    8 * Math.min(shape.pairs() / 2, 2 * shape.items() * values.number("support"))
                            + 16 * shape.items() * values.number("support")
                            + 200 * shape.items()
                            + 16 * shape.entries(),
                    shape.items() * Math.pow(values.number("support"), 3) * 3e-10 + shape.pairs() * 5e-9 + 0.1),
            (pairs, values, progress) -> SparseInverse.fit(
                    pairs,
                    new SparseInverse.Parameters(
                            values.number("regularization"),
                            values.number("userDamping"),
                            values.number("popularityDiscount"),
                            values.whole("support")),
                    progress));

    static final ModelKind GRAPH_FILTER = ModelKind.ofSets(
            new ModelKind.Named(
                    "graph-filter",
                    "Blurs a history over the graph of users and items and sharpens it (BSPM, GF-CF); no training.",
                    "Σ (items of a user)² + entries × rank; 16 × items × limit + 12 × (users + items) × rank bytes"),
            List.of(
                    Parameter.whole(
                            "rank",
                            0,
                            4096,
                            FILTER_DEFAULTS.rank(),
                            "singular vectors; 0: as many as suit the number of items",
                            512,
                            256,
                            128),
                    Parameter.number(
                            "userExponent",
                            0,
                            1,
                            FILTER_DEFAULTS.userExponent(),
                            "how much busy users are damped",
                            .5,
                            .2),
                    Parameter.number(
                            "itemExponent",
                            0,
                            1,
                            FILTER_DEFAULTS.itemExponent(),
                            "how much popular items are damped",
                            .5,
                            .3),
                    Parameter.number(
                            "lowPass", 0, 1e3, FILTER_DEFAULTS.lowPass(), "weight of the ideal low-pass filter", 0, .3),
                    Parameter.number(
                            "sharpening", 0, 100, FILTER_DEFAULTS.sharpening(), "how far the blur is sharpened", 2, 8),
                    Parameter.whole("limit", 1, 1_000_000, FILTER_DEFAULTS.limit(), "entries kept per item", 2000)),
            (shape, values) -> {
                double rank = filter(values).rankOf((int) shape.users(), (int) shape.items());
                return new Cost(
                        Math.max(
                                        16 * shape.items() * Math.min(values.number("limit"), shape.items()),
                                        16 * (shape.users() + shape.items()) * rank)
                                + 4 * shape.items() * rank
                                + 24 * shape.entries(),
                        shape.pairs() * 5e-9
                                + 12e-10 * rank * shape.entries() * 8
                                + 12e-10 * (shape.users() + shape.items()) * rank * rank
                                + 0.1);
            },
            (pairs, values, progress) -> GraphFilter.fit(pairs, filter(values), progress));

    private LinearKinds() {}

    private static Ease.Parameters ease(ParameterValues values) {
        return new Ease.Parameters(
                values.number("regularization"),
                values.number("dropout"),
                values.number("userDamping"),
                values.number("popularityDiscount"),
                values.whole("limit"));
    }

    private static GraphFilter.Parameters filter(ParameterValues values) {
        return new GraphFilter.Parameters(
                values.whole("rank"),
                values.number("userExponent"),
                values.number("itemExponent"),
                values.number("lowPass"),
                values.number("sharpening"),
                values.whole("limit"));
    }
}
