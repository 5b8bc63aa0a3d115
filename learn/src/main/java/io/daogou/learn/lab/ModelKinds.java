package io.daogou.learn.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All models by name, the cheapest first. Their defaults are those of the models themselves. */
public final class ModelKinds {
    private static final List<ModelKind> ALL = List.of(
            NeighbourKinds.POPULAR,
            NeighbourKinds.ITEM_KNN,
            SequenceKinds.REPEAT,
            SequenceKinds.TRANSITIONS,
            SequenceKinds.LINEAR_TRANSITIONS,
            SequenceKinds.SESSION_KNN,
            LinearKinds.GRAPH_FILTER,
            LinearKinds.SPARSE_INVERSE,
            FactorKinds.ALS,
            FactorKinds.FACTOR,
            DeepKinds.SEQUENCE,
            LinearKinds.EASE,
            NeighbourKinds.RATINGS);

    /** The models that a blend may have. */
    private static final List<String> NAMES = ALL.stream()
            .filter(kind -> kind.use() != Use.RATINGS)
            .map(ModelKind::name)
            .toList();

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
            List<String> names =
                    new ArrayList<>(ALL.stream().map(ModelKind::name).toList());
            names.addAll(List.of("auto", "blend"));
            return new IllegalArgumentException("'" + name + "' is no model; the nearest is '" + Nearest.of(name, names)
                    + "' (there are " + String.join(", ", names) + ")");
        });
    }
}
