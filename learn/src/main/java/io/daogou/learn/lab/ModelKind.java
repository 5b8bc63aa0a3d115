package io.daogou.learn.lab;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.NotEnoughMemory;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.SumWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model by name: its parameters, what it costs, and how it is fitted.
 *
 * @param name as on the command line
 * @param description one line
 * @param parameters all of them
 * @param starts where a search begins besides the defaults: values that did well on data of other shapes
 * @param costInWords time and memory as formulas
 * @param use what it reads
 * @param estimator what a fit takes
 * @param fitter fits
 */
public record ModelKind(
        String name,
        String description,
        List<Parameter> parameters,
        List<ParameterValues> starts,
        String costInWords,
        Use use,
        Estimator estimator,
        Fitter fitter) {
    private static final Parameter WEIGHTS = Parameter.word(
            "weights", List.of("one", "log", "raw"), "how much a pair counts by its given weight", "log");
    private static final Parameter BEHAVIOURS = Parameter.word(
            "behaviours", List.of("learned", "alike"), "how much a kind of event counts; only for --format events");

    public ModelKind {
        parameters = List.copyOf(parameters);
        starts = List.copyOf(starts);
    }

    /** A kind whose search begins at the defaults alone. */
    ModelKind(
            String name,
            String description,
            List<Parameter> parameters,
            String costInWords,
            Use use,
            Estimator estimator,
            Fitter fitter) {
        this(name, description, parameters, List.of(), costInWords, use, estimator, fitter);
    }

    /** The same kind, whose search begins at these values too. */
    ModelKind startingAlsoAt(Map<String, String> start) {
        List<ParameterValues> all = new ArrayList<>(starts);
        all.add(values(start));
        return new ModelKind(name, description, parameters, all, costInWords, use, estimator, fitter);
    }

    /** Estimates what a fit takes. */
    @FunctionalInterface
    public interface Estimator {
        Cost cost(Cost.Shape shape, ParameterValues values);
    }

    /** Fits a model that answers histories with weights as they were read. */
    @FunctionalInterface
    public interface Fitter {
        Model fit(LabData data, ParameterValues values, Progress progress);
    }

    /**
     * The defaults with some values in their place.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not allowed
     */
    public ParameterValues values(Map<String, String> given) {
        return ParameterValues.of(name, parameters, given);
    }

    /** A model of sets: fitted on counted pairs, asked with histories that are counted alike. */
    static ModelKind ofSets(Named named, List<Parameter> own, Estimator estimator, PairsFitter fitter) {
        List<Parameter> parameters = new ArrayList<>(own);
        parameters.add(WEIGHTS);
        parameters.add(BEHAVIOURS);
        return new ModelKind(
                named.name(),
                named.description(),
                parameters,
                named.cost(),
                Use.SETS,
                estimator,
                (data, values, progress) -> {
                    SumWeight counting = data.counting(values.counting());
                    return new SetModel(fitter.fit(data.interactions(counting), values, progress), counting);
                });
    }

    /** A model of order: fitted on sequences, in which every entry counts one. */
    static ModelKind ofOrder(Named named, List<Parameter> parameters, Estimator estimator, SequencesFitter fitter) {
        return new ModelKind(
                named.name(),
                named.description(),
                parameters,
                named.cost(),
                Use.ORDER,
                estimator,
                (data, values, progress) -> new OrderModel(fitter.fit(data.sequences(), values, progress)));
    }

    /** What {@code lab models} tells first. */
    record Named(String name, String description, String cost) {}

    /** Fits a model of sets. */
    @FunctionalInterface
    interface PairsFitter {
        Model fit(Interactions pairs, ParameterValues values, Progress progress);
    }

    /** Fits a model of order. */
    @FunctionalInterface
    interface SequencesFitter {
        Model fit(Sequences sequences, ParameterValues values, Progress progress);
    }

    /**
     * Why the model makes no sense for data, and what to do.
     *
     * @param format how the data was read, for the words
     */
    public Optional<String> refusal(LabData data, Format format) {
        if (use.needsOrder() && !data.sequences().isOrdered()) {
            return Optional.of(name + " reads " + use.inWords() + ", and --format " + format.label()
                    + " has none here; give sequences, sessions, events or pairs with times, or take item-knn");
        }
        if (use == Use.RATINGS && !data.isWeighted()) {
            return Optional.of(name + " reads " + use.inWords() + ", and all weights are 1 here;"
                    + " give pairs with ratings as weights, or take item-knn");
        }
        return Optional.empty();
    }

    /** What a fit takes. */
    Cost cost(LabData data, ParameterValues values) {
        return estimator.cost(Cost.Shape.of(data.sequences()), values);
    }

    /**
     * Fits after a look at the memory.
     *
     * @throws NotEnoughMemory if the model does not fit it; the message names a model that does
     */
    public Model fit(LabData data, ParameterValues values, Progress progress) {
        Cost cost = cost(data, values);
        if (cost.bytes() > Cost.freeBytes()) {
            // What looks used may be garbage of earlier fits: look again when it is gone.
            System.gc();
        }
        if (cost.bytes() > Cost.freeBytes()) {
            throw new NotEnoughMemory(tooLarge(data, cost));
        }
        return fitter.fit(data, values, progress);
    }

    String tooLarge(LabData data, Cost cost) {
        return String.format(
                java.util.Locale.ROOT,
                "%s needs %,.0f bytes for %,d items, and %,d are free: use %s, or give the JVM more heap (-Xmx)",
                name,
                cost.bytes(),
                data.items().size(),
                Cost.freeBytes(),
                name.equals("ease") ? "sparse-inverse or item-knn" : "item-knn or popular");
    }
}
