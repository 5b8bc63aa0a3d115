package io.daogou.learn.lab;

import io.daogou.learn.model.Ease;
import io.daogou.learn.model.FactorModel;
import io.daogou.learn.model.GraphFilter;
import io.daogou.learn.model.ImplicitAls;
import io.daogou.learn.model.ItemKnn;
import io.daogou.learn.model.LinearTransitions;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.SessionKnn;
import io.daogou.learn.model.Similarity;
import io.daogou.learn.model.SparseInverse;
import io.daogou.learn.model.Transitions;
import io.daogou.learn.model.Weighting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All models by name, the cheapest first. */
public final class ModelKinds {
    private static final Parameter WEIGHTS = Parameter.word(
            "weights", List.of("one", "log", "raw"), "how much a pair counts by its given weight", "log");

    private static final ModelKind POPULAR = new ModelKind(
            "popular",
            "What most people took lately; the same for everybody.",
            List.of(Parameter.number("halfLifeDays", 0.01, 1e9, 30, "days after which a user counts half"), WEIGHTS),
            "one pass; 4 bytes an item",
            false,
            (shape, values) -> new Cost(8 * shape.items(), shape.entries() * 1e-7),
            (data, values, progress) -> Popular.fit(
                    data.interactions(values.counting()),
                    new Popular.Parameters(values.number("halfLifeDays"), true),
                    progress));

    private static final ModelKind ITEM_KNN = new ModelKind(
            "item-knn",
            "Items that the same users took: nearest neighbours of every item.",
            List.of(
                    Parameter.word(
                            "similarity",
                            List.of("cosine", "jeffreys", "llr", "walk"),
                            "how two items are compared",
                            "jeffreys",
                            "walk"),
                    Parameter.number("userDamping", 0, 2, 1, "how much busy users are damped", 0.5, 1.5),
                    Parameter.number("shrinkage", 0, 1e6, 1, "users in common at which a similarity is halved", 0, 10),
                    Parameter.number("popularityDiscount", 0, 1, .5, "how much popular items are held back", 0.6, 0.4),
                    Parameter.word(
                            "itemWeights",
                            List.of("plain", "tf_idf", "bm25"),
                            "what weights are turned into",
                            "tf_idf"),
                    Parameter.whole("limit", 1, 1_000_000, 200, "neighbours kept per item", 1000),
                    WEIGHTS),
            "Σ (items of a user)² additions; 12 bytes a kept neighbour",
            false,
            (shape, values) -> new Cost(
                    24 * shape.items() * Math.min(values.number("limit"), shape.items()) + 24 * shape.entries(),
                    shape.pairs() * 4e-9 + 0.1),
            (data, values, progress) -> new SetModel(
                    ItemKnn.fit(
                            data.interactions(values.counting()),
                            new ItemKnn.Parameters(
                                    Similarity.valueOf(values.word("similarity").toUpperCase(Locale.ROOT)),
                                    Weighting.valueOf(values.word("itemWeights").toUpperCase(Locale.ROOT)),
                                    values.number("shrinkage"),
                                    values.number("userDamping"),
                                    values.number("popularityDiscount"),
                                    values.whole("limit")),
                            progress),
                    values.counting()));

    private static final ModelKind TRANSITIONS = new ModelKind(
            "transitions",
            "What follows what in sequences.",
            List.of(
                    Parameter.whole("window", 1, 1000, 20, "entries apart up to which a pair counts"),
                    Parameter.number("distance", 0, 10, .5, "power with which distant pairs count less", 1.0),
                    Parameter.number("backward", 0, 1, .5, "how much a pair counts against its order", 0.25, 0.75),
                    Parameter.number(
                            "source",
                            0,
                            2,
                            .4,
                            "power with which frequent items of the history speak less",
                            0.25,
                            0.75),
                    Parameter.number(
                            "popularity", 0, 2, .2, "power with which frequent followers are damped", 0.1, 0.5),
                    Parameter.number(
                            "recency", 0, 10, 1, "power with which earlier items of the history count less", 0.6, 1.5),
                    Parameter.whole("limit", 1, 1_000_000, 500, "followers kept per item")),
            "entries × window additions; 12 bytes a kept follower",
            true,
            (shape, values) -> new Cost(
                    24
                            * Math.min(
                                    shape.items() * values.number("limit"),
                                    2 * shape.entries() * values.number("window")),
                    shape.entries() * values.number("window") * 1e-7 + 0.1),
            (data, values, progress) -> Transitions.fit(
                    data.sequences(),
                    new Transitions.Parameters(
                            values.whole("window"),
                            values.number("distance"),
                            values.number("backward"),
                            values.number("source"),
                            values.number("popularity"),
                            values.number("recency"),
                            values.whole("limit")),
                    progress));

    private static final ModelKind LINEAR_TRANSITIONS = new ModelKind(
            "linear-transitions",
            "What follows what, by regressions of each item on those that come before it.",
            List.of(
                    Parameter.whole("window", 1, 100, 10, "entries before and after a cut that count"),
                    Parameter.number("distance", 0, 10, 1.5, "power with which distant entries count less"),
                    Parameter.number("backward", 0, 1, .5, "how much a pair counts against its order"),
                    Parameter.number("regularization", 1e-6, 1e9, 60, "λ", 20, 200),
                    Parameter.number("recency", 0, 10, 1, "power with which earlier items of the history count less"),
                    Parameter.whole("support", 1, 2000, 100, "items that each item is predicted from")),
            "entries × window² + items × support³; 16 × items × support bytes and more",
            true,
            (shape, values) -> new Cost(
                    24 * shape.items() * values.number("support") + 16 * shape.entries() * values.number("window"),
                    shape.items() * Math.pow(values.number("support"), 3) * 1e-9
                            + shape.entries() * values.number("window") * values.number("window") * 2e-8
                            + 0.1),
            (data, values, progress) -> LinearTransitions.fit(
                    data.sequences(),
                    new LinearTransitions.Parameters(
                            values.whole("window"),
                            values.number("distance"),
                            values.number("backward"),
                            values.number("regularization"),
                            values.number("recency"),
                            values.whole("support")),
                    progress));

    private static final ModelKind SESSION_KNN = new ModelKind(
            "session-knn",
            "What comes in the latest sessions that are like this one.",
            List.of(
                    Parameter.whole("neighbours", 1, 100_000, 300, "sessions that vote"),
                    Parameter.whole("sessionsPerItem", 1, 1 << 20, 1000, "latest sessions kept per item"),
                    Parameter.number(
                            "recency", 0, 10, 1, "power with which earlier items of the history count less", 0.6, 1.5),
                    Parameter.number("length", 0, 2, .1, "power with which long sessions count less", 0.3),
                    Parameter.number("halfLife", 1, 1e12, 1e12, "sessions after which one counts half"),
                    Parameter.number("rarity", 0, 4, 1, "power of the inverse session frequency", 0.5),
                    Parameter.number("distance", 0, 10, .5, "power with which items far from the match count less", 1),
                    Parameter.number("backward", 0, 1, .5, "factor of items before the match"),
                    Parameter.number("same", 0, 1, .5, "factor of the matching item itself"),
                    Parameter.whole("longest", 1, 100_000, 50, "items kept of a session"),
                    Parameter.whole("capacity", 1, 1 << 28, 1 << 20, "sessions kept")),
            "one pass; 8 bytes an entry; an answer looks sessionsPerItem sessions up per item",
            true,
            (shape, values) -> new Cost(32 * shape.entries() + 64 * shape.items(), shape.entries() * 1e-6 + 0.1),
            (data, values, progress) -> SessionKnn.fit(
                    data.sequences(),
                    new SessionKnn.Parameters(
                            values.whole("neighbours"),
                            values.whole("sessionsPerItem"),
                            values.number("recency"),
                            values.number("length"),
                            values.number("halfLife"),
                            values.number("rarity"),
                            values.number("distance"),
                            values.number("backward"),
                            values.number("same"),
                            values.whole("longest"),
                            values.whole("capacity")),
                    progress));

    private static final ModelKind ALS = new ModelKind(
            "als",
            "Matrix factorisation by alternating least squares (iALS).",
            List.of(
                    Parameter.whole("factors", 1, 1024, 128, "dimensions of the vectors", 64, 256),
                    Parameter.number(
                            "unobservedWeight", 1e-6, 1e3, .1, "how much an item that was not taken counts", 0.3, 0.03),
                    Parameter.number("regularization", 1e-9, 1e6, .003, "λ", 0.01, 0.001),
                    Parameter.number(
                            "frequencyScaling", 0, 1, 1, "how much more frequent users and items are regularised"),
                    Parameter.whole("sweeps", 1, 1000, 16, "how often users and items are solved for"),
                    Parameter.whole("seed", 0, Integer.MAX_VALUE, 1, "of the start vectors"),
                    WEIGHTS),
            "sweeps × (entries × factors + (users + items) × factors²); 8 × (users + items) × factors bytes",
            false,
            (shape, values) -> new Cost(
                    8 * (shape.users() + shape.items()) * values.number("factors") + 48 * shape.entries(),
                    values.number("sweeps")
                                    * values.number("factors")
                                    * (shape.entries() * 3 + (shape.users() + shape.items()) * values.number("factors"))
                                    * 5e-10
                            + 0.1),
            (data, values, progress) -> new SetModel(
                    ImplicitAls.fit(
                            data.interactions(values.counting()),
                            new ImplicitAls.Parameters(
                                    values.whole("factors"),
                                    values.number("unobservedWeight"),
                                    values.number("regularization"),
                                    values.number("frequencyScaling"),
                                    values.whole("sweeps"),
                                    values.whole("seed")),
                            progress),
                    values.counting()));

    private static final ModelKind FACTOR = new ModelKind(
            "factor",
            "Item vectors trained with a sampled softmax, a history being the mean of its items.",
            List.of(
                    Parameter.whole("factors", 1, 1024, 64, "dimensions of the vectors", 128),
                    Parameter.whole("epochs", 1, 10_000, 30, "passes over the users", 15),
                    Parameter.number("learningRate", 1e-6, .999, .005, "of Adam"),
                    Parameter.number("temperature", .01, 10, .15, "by which scores are divided", 0.1, 0.2),
                    Parameter.number("dropout", .001, .999, .5, "share of a history that is hidden in training"),
                    Parameter.whole(
                            "negatives", 1, 10_000_000, 4096, "items that the items of a batch are told apart from"),
                    Parameter.whole("batch", 1, 65_536, 512, "users a step"),
                    Parameter.whole("seed", 0, Integer.MAX_VALUE, 1, "of the start vectors and all draws"),
                    WEIGHTS),
            "epochs × users × negatives × factors; 24 × items × factors bytes",
            false,
            (shape, values) -> new Cost(
                    32 * shape.items() * values.number("factors") + 48 * shape.entries(),
                    values.number("epochs")
                                    * shape.users()
                                    * Math.min(shape.items(), values.number("negatives"))
                                    * values.number("factors")
                                    * 1.2e-10
                            + 0.1),
            (data, values, progress) -> new SetModel(
                    FactorModel.fit(
                            data.interactions(values.counting()),
                            new FactorModel.Parameters(
                                    values.whole("factors"),
                                    values.whole("epochs"),
                                    values.number("learningRate"),
                                    values.number("temperature"),
                                    values.number("dropout"),
                                    values.whole("negatives"),
                                    values.whole("batch"),
                                    values.whole("seed")),
                            progress),
                    values.counting()));

    private static final ModelKind EASE = new ModelKind(
            "ease",
            "Linear autoencoder in closed form (EASE).",
            List.of(
                    Parameter.number("regularization", 1e-6, 1e9, 200, "λ", 50, 800),
                    Parameter.number("popularityDiscount", 0, 1, 0, "how much popular items are held back", .2, .4),
                    Parameter.number("userDamping", 0, 2, 0, "how much busy users are damped", .5),
                    Parameter.number("dropout", 0, .9, 0, "share of a history that is thought away in training"),
                    Parameter.whole("limit", 1, 1_000_000, 500, "weights kept per item", 2000),
                    WEIGHTS),
            "items³ operations; 4 × items² bytes",
            false,
            (shape, values) -> new Cost(
                    Ease.bytesNeeded((int) shape.items(), ease(values)), Math.pow(shape.items(), 3) * 7e-12 + 0.2),
            (data, values, progress) -> new SetModel(
                    Ease.fit(data.interactions(values.counting()), ease(values), progress), values.counting()));

    private static Ease.Parameters ease(ParameterValues values) {
        return new Ease.Parameters(
                values.number("regularization"),
                values.number("dropout"),
                values.number("userDamping"),
                values.number("popularityDiscount"),
                values.whole("limit"));
    }

    private static final ModelKind SPARSE_INVERSE = new ModelKind(
            "sparse-inverse",
            "Approximate inverse for large catalogues: each item rebuilt from those it occurs with most.",
            List.of(
                    Parameter.number("regularization", 1e-6, 1e9, 100, "λ", 30, 300),
                    Parameter.number("popularityDiscount", 0, 1, .2, "how much popular items are held back", .1, .4),
                    Parameter.number("userDamping", 0, 2, .5, "how much busy users are damped", .25, .75),
                    Parameter.whole("support", 1, 1024, 128, "items that each item is rebuilt from", 256),
                    WEIGHTS),
            "items × support³ operations; 16 × items × support bytes and more",
            false,
            (shape, values) -> new Cost(
                    24 * shape.items() * values.number("support")
                            + 8 * Math.min(shape.pairs(), shape.items() * shape.items()),
                    shape.items() * Math.pow(values.number("support"), 3) * 3e-10 + shape.pairs() * 5e-9 + 0.1),
            (data, values, progress) -> new SetModel(
                    SparseInverse.fit(
                            data.interactions(values.counting()),
                            new SparseInverse.Parameters(
                                    values.number("regularization"),
                                    values.number("userDamping"),
                                    values.number("popularityDiscount"),
                                    values.whole("support")),
                            progress),
                    values.counting()));

    private static final ModelKind GRAPH_FILTER = new ModelKind(
            "graph-filter",
            "Blurs a history over the graph of users and items and sharpens it (BSPM, GF-CF); no training.",
            List.of(
                    Parameter.whole("rank", 1, 4096, 256, "singular vectors", 128, 512),
                    Parameter.number("userExponent", 0, 1, .3, "how much busy users are damped", .5, .2),
                    Parameter.number("itemExponent", 0, 1, .4, "how much popular items are damped", .5, .3),
                    Parameter.number("lowPass", 0, 1e3, .1, "weight of the ideal low-pass filter", 0, .3),
                    Parameter.number("sharpening", 0, 100, 2, "how far the blur is sharpened", 1, 4),
                    Parameter.whole("limit", 1, 1_000_000, 2000, "entries kept per item"),
                    WEIGHTS),
            "Σ (items of a user)² + entries × rank; 16 × items × limit + 12 × (users + items) × rank bytes",
            false,
            (shape, values) -> new Cost(
                    Math.max(
                                    16 * shape.items() * Math.min(values.number("limit"), shape.items()),
                                    16 * (shape.users() + shape.items()) * values.number("rank"))
                            + 4 * shape.items() * values.number("rank")
                            + 24 * shape.entries(),
                    shape.pairs() * 5e-9
                            + 12e-10 * values.number("rank") * shape.entries() * 8
                            + 12e-10 * (shape.users() + shape.items()) * values.number("rank") * values.number("rank")
                            + 0.1),
            (data, values, progress) -> new SetModel(
                    GraphFilter.fit(
                            data.interactions(values.counting()),
                            new GraphFilter.Parameters(
                                    values.whole("rank"),
                                    values.number("userExponent"),
                                    values.number("itemExponent"),
                                    values.number("lowPass"),
                                    values.number("sharpening"),
                                    values.whole("limit")),
                            progress),
                    values.counting()));

    private static final List<ModelKind> ALL = List.of(
            POPULAR,
            ITEM_KNN,
            TRANSITIONS,
            LINEAR_TRANSITIONS,
            SESSION_KNN,
            GRAPH_FILTER,
            SPARSE_INVERSE,
            ALS,
            FACTOR,
            EASE);

    private static final List<String> NAMES = ALL.stream().map(ModelKind::name).toList();

    private static final List<Parameter> BLEND = List.of(
            Parameter.number("minutes", 0.01, 1e6, 45, "about how long all may take"),
            new Parameter(
                    "models",
                    new Parameter.Range.Some(NAMES),
                    String.join(",", NAMES),
                    List.of(),
                    "which may take part"),
            Parameter.word("search", List.of("true", "false"), "whether parameters are searched, or defaults taken"));

    private ModelKinds() {}

    /** The parameters of {@code auto} and {@code blend}. */
    public static List<Parameter> blendParameters() {
        return BLEND;
    }

    /** Whether a name stands for a blend that is found, {@code auto} or {@code blend}. */
    public static boolean isBlend(String name) {
        return name.equals("auto") || name.equals("blend");
    }

    /**
     * What {@code auto} and {@code blend} are asked to do; {@code blend} takes defaults unless told to search.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not allowed
     */
    public static Auto.Options options(String name, Map<String, String> given, boolean excludeSeen, long seed) {
        Map<String, String> values = new LinkedHashMap<>(given);
        if (name.equals("blend")) {
            values.putIfAbsent("search", "false");
        }
        ParameterValues checked = ParameterValues.of(name, BLEND, values);
        return new Auto.Options(
                List.of(checked.word("models").split(",")).stream()
                        .map(ModelKinds::named)
                        .toList(),
                checked.number("minutes"),
                Boolean.parseBoolean(checked.word("search")),
                excludeSeen,
                seed);
    }

    /** All models. */
    public static List<ModelKind> all() {
        return ALL;
    }

    /**
     * The model of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public static ModelKind named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = new java.util.ArrayList<>(NAMES);
            names.addAll(List.of("auto", "blend"));
            return new IllegalArgumentException("'" + name + "' is no model; the nearest is '" + Nearest.of(name, names)
                    + "' (there are " + String.join(", ", names) + ")");
        });
    }
}
