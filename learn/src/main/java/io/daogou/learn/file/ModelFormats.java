package io.daogou.learn.file;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.SumWeight;
import io.daogou.learn.model.content.ContentModel;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.factor.FactorModel;
import io.daogou.learn.model.factor.ImplicitAls;
import io.daogou.learn.model.linear.Ease;
import io.daogou.learn.model.linear.GraphFilter;
import io.daogou.learn.model.linear.SparseInverse;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.neighbour.RatingNeighbours;
import io.daogou.learn.model.sequence.LinearTransitions;
import io.daogou.learn.model.sequence.RepeatConsumption;
import io.daogou.learn.model.sequence.SessionKnn;
import io.daogou.learn.model.sequence.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every class of models that a file can hold: the one place to add another. */
final class ModelFormats {
    private static final List<ModelFormat<?>> ALL = List.of(
            new ModelFormat<>(
                    "popular",
                    Popular.class,
                    (model, to) -> to.floats("scores", model.scores()),
                    from -> Popular.of(from.floats("scores"))),
            rows("item-knn", ItemKnn.class, ItemKnn::of),
            rows("ease", Ease.class, Ease::of),
            rows("sparse-inverse", SparseInverse.class, SparseInverse::of),
            new ModelFormat<>("graph-filter", GraphFilter.class, ModelFormats::write, ModelFormats::graphFilter),
            new ModelFormat<>("als", ImplicitAls.class, ModelFormats::write, ModelFormats::als),
            new ModelFormat<>(
                    "factor",
                    FactorModel.class,
                    (model, to) -> {
                        to.matrix("inputs", model.inputs());
                        to.matrix("items", model.itemVectors());
                    },
                    from -> FactorModel.of(from.matrix("inputs"), from.matrix("items"))),
            new ModelFormat<>(
                    "transitions",
                    Transitions.class,
                    (model, to) -> {
                        to.rows("weights", model.weights());
                        to.numbers("recency", model.recency());
                    },
                    from -> Transitions.of(from.rows("weights"), from.number("recency"))),
            new ModelFormat<>(
                    "linear-transitions",
                    LinearTransitions.class,
                    (model, to) -> {
                        to.rows("weights", model.weights());
                        to.numbers("recency", model.recency());
                    },
                    from -> LinearTransitions.of(from.rows("weights"), from.number("recency"))),
            new ModelFormat<>("session-knn", SessionKnn.class, ModelFormats::write, ModelFormats::sessionKnn),
            new ModelFormat<>(
                    "repeat",
                    RepeatConsumption.class,
                    (model, to) -> {
                        to.floats("recency", model.recency());
                        to.floats("quality", model.quality());
                    },
                    from -> RepeatConsumption.of(from.floats("recency"), from.floats("quality"))),
            new ModelFormat<>("content", ContentModel.class, ModelFormats::write, ModelFormats::content),
            new ModelFormat<>("sequence", SequenceModel.class, SequenceFormat::write, SequenceFormat::read),
            new ModelFormat<>("ratings", RatingNeighbours.class, ModelFormats::write, ModelFormats::ratings),
            new ModelFormat<>("of-sets", SetModel.class, ModelFormats::write, ModelFormats::ofSets),
            new ModelFormat<>(
                    "of-order",
                    OrderModel.class,
                    (model, to) -> to.model("model", model.model()),
                    from -> new OrderModel(from.model("model"))),
            new ModelFormat<>("blend", Blend.class, ModelFormats::write, ModelFormats::blend));

    private ModelFormats() {}

    /**
     * The format of a model.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ModelFormat<?> of(Model model) {
        return ALL.stream()
                .filter(format -> format.type().isInstance(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A " + model.getClass().getSimpleName() + " cannot be saved; add its format to ModelFormats"));
    }

    static @Nullable ModelFormat<?> named(String kind) {
        for (ModelFormat<?> format : ALL) {
            if (format.kind().equals(kind)) {
                return format;
            }
        }
        return null;
    }

    private static <M extends ItemToItem> ModelFormat<M> rows(
            String kind, Class<M> type, Function<SparseRows, M> maker) {
        return new ModelFormat<>(
                kind,
                type,
                (model, to) -> to.rows("weights", model.weights()),
                from -> maker.apply(from.rows("weights")));
    }

    private static void write(GraphFilter model, ModelParts to) {
        GraphFilter.State state = model.state();
        to.rows("blur", state.blur());
        to.matrix("vectors", state.vectors());
        to.floats("sharpened", state.sharpened());
        to.floats("lowPass", state.lowPass());
        to.floats("scales", state.scales());
    }

    private static GraphFilter graphFilter(ReadParts from) throws CorruptModelException {
        return GraphFilter.of(new GraphFilter.State(
                from.rows("blur"),
                from.matrix("vectors"),
                from.floats("sharpened"),
                from.floats("lowPass"),
                from.floats("scales")));
    }

    private static void write(ImplicitAls model, ModelParts to) {
        to.matrix("items", model.itemVectors());
        to.floats("spectrum", model.spectrum());
        ImplicitAls.Parameters parameters = model.parameters();
        to.numbers("unobservedWeight", parameters.unobservedWeight());
        to.numbers("regularization", parameters.regularization());
        to.numbers("frequencyScaling", parameters.frequencyScaling());
        to.ints("sweeps", parameters.sweeps());
        to.text("seed", String.valueOf(parameters.seed()));
    }

    private static ImplicitAls als(ReadParts from) throws CorruptModelException {
        float[] spectrum = from.floats("spectrum");
        return ImplicitAls.of(
                from.matrix("items"),
                spectrum,
                new ImplicitAls.Parameters(
                        spectrum.length,
                        from.number("unobservedWeight"),
                        from.number("regularization"),
                        from.number("frequencyScaling"),
                        from.integer("sweeps"),
                        Long.parseLong(from.text("seed"))));
    }

    private static void write(SessionKnn model, ModelParts to) {
        int[][] sessions = model.sessions();
        int[] lengths = new int[sessions.length];
        int size = 0;
        for (int s = 0; s < lengths.length; s++) {
            lengths[s] = sessions[s].length;
            size += lengths[s];
        }
        int[] entries = new int[size];
        int at = 0;
        for (int[] session : sessions) {
            System.arraycopy(session, 0, entries, at, session.length);
            at += session.length;
        }
        SessionKnn.Parameters parameters = model.parameters();
        to.ints("items", model.items());
        to.ints("lengths", lengths);
        to.ints("entries", entries);
        to.ints("neighbours", parameters.neighbours());
        to.ints("sessionsPerItem", parameters.sessionsPerItem());
        to.numbers("recency", parameters.recency());
        to.numbers("length", parameters.length());
        to.numbers("halfLife", parameters.halfLife());
        to.numbers("rarity", parameters.rarity());
        to.numbers("distance", parameters.distance());
        to.numbers("backward", parameters.backward());
        to.numbers("same", parameters.same());
        to.ints("longest", parameters.longest());
        to.ints("capacity", parameters.capacity());
    }

    private static SessionKnn sessionKnn(ReadParts from) throws CorruptModelException {
        int[] entries = from.ints("entries");
        int[] lengths = from.ints("lengths");
        int[][] sessions = new int[lengths.length][];
        int at = 0;
        for (int s = 0; s < lengths.length; s++) {
            if (lengths[s] < 0 || lengths[s] > entries.length - at) {
                throw new IllegalArgumentException("session " + s + " reaches past the end of its section");
            }
            sessions[s] = new int[lengths[s]];
            System.arraycopy(entries, at, sessions[s], 0, lengths[s]);
            at += lengths[s];
        }
        return SessionKnn.of(
                from.integer("items"),
                sessions,
                new SessionKnn.Parameters(
                        from.integer("neighbours"),
                        from.integer("sessionsPerItem"),
                        from.number("recency"),
                        from.number("length"),
                        from.number("halfLife"),
                        from.number("rarity"),
                        from.number("distance"),
                        from.number("backward"),
                        from.number("same"),
                        from.integer("longest"),
                        from.integer("capacity")));
    }

    private static void write(ContentModel model, ModelParts to) {
        ContentModel.State state = model.state();
        to.rows("behaviour", state.behaviour());
        to.rows("features", state.features());
        to.floats("trust", state.trust());
        ContentModel.Parameters parameters = state.parameters();
        to.numbers("regularization", parameters.regularization());
        to.numbers("direct", parameters.direct());
        to.numbers("level", parameters.level());
        to.ints("limit", parameters.limit());
    }

    private static ContentModel content(ReadParts from) throws CorruptModelException {
        return ContentModel.of(new ContentModel.State(
                from.rows("behaviour"),
                from.rows("features"),
                from.floats("trust"),
                new ContentModel.Parameters(
                        from.number("regularization"),
                        from.number("direct"),
                        from.number("level"),
                        from.integer("limit"))));
    }

    private static void write(RatingNeighbours model, ModelParts to) {
        to.numbers("mean", model.mean());
        to.numbers("biasShrinkage", model.biasShrinkage());
        to.floats("biases", model.biases());
        to.rows("weights", model.weights());
    }

    private static RatingNeighbours ratings(ReadParts from) throws CorruptModelException {
        return RatingNeighbours.of(
                (float) from.number("mean"), from.number("biasShrinkage"), from.floats("biases"), from.rows("weights"));
    }

    private static void write(SetModel model, ModelParts to) {
        to.model("model", model.model());
        switch (model.counting()) {
            case Counting counting -> to.text("counting", counting.name());
            case SumWeight.Power power -> {
                to.text("counting", "POWER");
                to.numbers("exponent", power.exponent());
            }
        }
    }

    private static SetModel ofSets(ReadParts from) throws CorruptModelException {
        String counting = from.text("counting");
        return new SetModel(
                from.model("model"),
                counting.equals("POWER") ? new SumWeight.Power(from.number("exponent")) : Counting.valueOf(counting));
    }

    private static void write(Blend blend, ModelParts to) {
        to.ints("members", blend.members().size());
        to.ints("bounds", blend.weights().bounds());
        double[][] weights = blend.weights().weights();
        for (int bucket = 0; bucket < weights.length; bucket++) {
            to.numbers("weights." + bucket, weights[bucket]);
        }
        for (int member = 0; member < blend.members().size(); member++) {
            to.model(String.valueOf(member), blend.members().get(member));
        }
    }

    private static Blend blend(ReadParts from) throws CorruptModelException {
        int[] bounds = from.ints("bounds");
        double[][] weights = new double[bounds.length + 1][];
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] = from.numbers("weights." + bucket);
        }
        List<Model> members = new ArrayList<>();
        int count = from.integer("members");
        for (int member = 0; member < count; member++) {
            members.add(from.model(String.valueOf(member)));
        }
        return new Blend(members, new BlendWeights(bounds, weights));
    }
}
