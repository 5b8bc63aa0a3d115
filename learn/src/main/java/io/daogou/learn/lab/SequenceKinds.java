package io.daogou.learn.lab;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Visits;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.sequence.LinearTransitions;
import io.daogou.learn.model.sequence.RepeatConsumption;
import io.daogou.learn.model.sequence.SessionKnn;
import io.daogou.learn.model.sequence.Transitions;
import java.util.List;

/** Models that read what came before what. */
final class SequenceKinds {
    private static final Transitions.Parameters TRANSITIONS_DEFAULTS = Transitions.Parameters.defaults();
    private static final LinearTransitions.Parameters LINEAR_DEFAULTS = LinearTransitions.Parameters.defaults();
    private static final SessionKnn.Parameters SESSION_DEFAULTS = SessionKnn.Parameters.defaults();
    private static final RepeatConsumption.Parameters REPEAT_DEFAULTS = RepeatConsumption.Parameters.defaults();

    private static final String RECENCY = "power with which earlier items of the history count less";
    private static final String BACKWARD = "how much a pair counts against its order";
    private static final double HALF_AN_HOUR = 30;

    static final ModelKind TRANSITIONS = ModelKind.ofOrder(
            new ModelKind.Named(
                    "transitions",
                    "What follows what in sequences.",
                    "entries × window additions; 12 bytes a kept follower"),
            List.of(
                    Parameter.whole(
                            "window",
                            1,
                            1000,
                            TRANSITIONS_DEFAULTS.window(),
                            "entries apart up to which a pair counts",
                            5),
                    Parameter.number(
                            "distance",
                            0,
                            10,
                            TRANSITIONS_DEFAULTS.distance(),
                            "power with which distant pairs count less",
                            1),
                    Parameter.number("backward", 0, 1, TRANSITIONS_DEFAULTS.backward(), BACKWARD, .25, .75),
                    Parameter.number(
                            "source",
                            0,
                            2,
                            TRANSITIONS_DEFAULTS.source(),
                            "power with which frequent items of the history speak less",
                            .25,
                            .75),
                    Parameter.number(
                            "popularity",
                            0,
                            2,
                            TRANSITIONS_DEFAULTS.popularity(),
                            "power with which frequent followers are damped",
                            .1,
                            .5),
                    Parameter.number("recency", 0, 10, TRANSITIONS_DEFAULTS.recency(), RECENCY, .6, 1.5),
                    Parameter.whole("limit", 1, 1_000_000, TRANSITIONS_DEFAULTS.limit(), "followers kept per item")),
            (shape, values) -> new Cost(
                    24
                            * Math.min(
                                    shape.items() * values.number("limit"),
                                    2 * shape.entries() * values.number("window")),
                    shape.entries() * values.number("window") * 1e-7 + 0.1),
            (sequences, values, progress) -> Transitions.fit(
                    sequences,
                    new Transitions.Parameters(
                            values.whole("window"),
                            values.number("distance"),
                            values.number("backward"),
                            values.number("source"),
                            values.number("popularity"),
                            values.number("recency"),
                            values.whole("limit")),
                    progress));

    static final ModelKind LINEAR_TRANSITIONS = ModelKind.ofOrder(
            new ModelKind.Named(
                    "linear-transitions",
                    "What follows what, by regressions of each item on those that come before it.",
                    "entries × window² + items × support³; 16 × items × support bytes and more"),
            List.of(
                    Parameter.whole(
                            "window", 1, 100, LINEAR_DEFAULTS.window(), "entries before and after a cut that count"),
                    Parameter.number(
                            "distance",
                            0,
                            10,
                            LINEAR_DEFAULTS.distance(),
                            "power with which distant entries count less"),
                    Parameter.number("backward", 0, 1, LINEAR_DEFAULTS.backward(), BACKWARD),
                    Parameter.number("regularization", 1e-6, 1e9, LINEAR_DEFAULTS.regularization(), "λ", 20, 200),
                    Parameter.number("recency", 0, 10, LINEAR_DEFAULTS.recency(), RECENCY),
                    Parameter.whole(
                            "support", 1, 2000, LINEAR_DEFAULTS.support(), "items that each item is predicted from")),
            (shape, values) -> new Cost(
                    24 * shape.items() * values.number("support") + 16 * shape.entries() * values.number("window"),
                    shape.items() * Math.pow(values.number("support"), 3) * 1e-9
                            + shape.entries() * values.number("window") * values.number("window") * 2e-8
                            + 0.1),
            (sequences, values, progress) -> LinearTransitions.fit(
                    sequences,
                    new LinearTransitions.Parameters(
                            values.whole("window"),
                            values.number("distance"),
                            values.number("backward"),
                            values.number("regularization"),
                            values.number("recency"),
                            values.whole("support")),
                    progress));

    static final ModelKind SESSION_KNN = ModelKind.ofOrder(
            new ModelKind.Named(
                    "session-knn",
                    "What comes in the latest sessions that are like this one.",
                    "one pass; 8 bytes an entry; an answer looks sessionsPerItem sessions up per item"),
            List.of(
                    Parameter.whole("neighbours", 1, 100_000, SESSION_DEFAULTS.neighbours(), "sessions that vote"),
                    Parameter.whole(
                            "sessionsPerItem",
                            1,
                            1 << 20,
                            SESSION_DEFAULTS.sessionsPerItem(),
                            "latest sessions kept per item"),
                    Parameter.number("recency", 0, 10, SESSION_DEFAULTS.recency(), RECENCY, .6, 1.5),
                    Parameter.number(
                            "length",
                            0,
                            2,
                            SESSION_DEFAULTS.length(),
                            "power with which long sessions count less",
                            0,
                            .3),
                    Parameter.number(
                            "halfLife",
                            1,
                            Double.POSITIVE_INFINITY,
                            SESSION_DEFAULTS.halfLife(),
                            "sessions after which one counts half",
                            100_000),
                    Parameter.number(
                            "rarity", 0, 4, SESSION_DEFAULTS.rarity(), "power of the inverse session frequency", 2, .5),
                    Parameter.number(
                            "distance",
                            0,
                            10,
                            SESSION_DEFAULTS.distance(),
                            "power with which items far from the match count less",
                            1),
                    Parameter.number(
                            "backward", 0, 1, SESSION_DEFAULTS.backward(), "factor of items before the match", .7),
                    Parameter.number("same", 0, 1, SESSION_DEFAULTS.same(), "factor of the matching item itself", .7),
                    Parameter.whole("longest", 1, 100_000, SESSION_DEFAULTS.longest(), "items kept of a session"),
                    Parameter.whole("capacity", 1, 1 << 28, SESSION_DEFAULTS.capacity(), "sessions kept"),
                    Parameter.number(
                            "gapMinutes",
                            0,
                            Double.POSITIVE_INFINITY,
                            HALF_AN_HOUR,
                            "a pause that ends a session where there are times",
                            Double.POSITIVE_INFINITY)),
            (shape, values) -> new Cost(64 * shape.entries() + 64 * shape.items(), shape.entries() * 1e-6 + 0.1),
            (sequences, values, progress) -> SessionKnn.fit(
                    visits(sequences, values.number("gapMinutes")),
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

    static final ModelKind REPEAT = new ModelKind(
            "repeat",
            "Comes back to what was seen, by how often and how lately; with --exclude-seen false.",
            List.of(
                    Parameter.whole("window", 1, 100_000, REPEAT_DEFAULTS.window(), "entries back that are looked at"),
                    Parameter.number(
                            "shrinkage",
                            0,
                            1e9,
                            REPEAT_DEFAULTS.shrinkage(),
                            "entries of an item at which its own share counts half",
                            5,
                            100)),
            "entries × window comparisons; 4 bytes an item",
            Use.REPEATS,
            (shape, values) -> new Cost(
                    16 * shape.items(),
                    Math.min(shape.pairs(), shape.entries() * values.number("window")) * 1e-9 + 0.1),
            (data, values, progress) -> new OrderModel(RepeatConsumption.fit(
                    data.sequences(),
                    new RepeatConsumption.Parameters(values.whole("window"), values.number("shrinkage")),
                    progress)));

    private SequenceKinds() {}

    private static Sequences visits(Sequences sequences, double gapMinutes) {
        return sequences.hasTimes() && gapMinutes < Double.POSITIVE_INFINITY
                ? Visits.of(sequences, (long) (gapMinutes * 60))
                : sequences;
    }
}
