package io.daogou.learn.lab;

import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.util.List;
import java.util.Map;

/**
 * A model by name: its parameters, what it costs, and how it is fitted.
 *
 * @param name as on the command line
 * @param description one line
 * @param parameters all of them
 * @param costInWords time and memory as formulas
 * @param ordered whether it reads the order of sequences, so that it makes no sense without one
 * @param estimator what a fit takes
 * @param fitter fits
 */
public record ModelKind(
        String name,
        String description,
        List<Parameter> parameters,
        String costInWords,
        boolean ordered,
        Estimator estimator,
        Fitter fitter) {
    public ModelKind {
        parameters = List.copyOf(parameters);
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

    /** What a fit takes. */
    Cost cost(LabData data, ParameterValues values) {
        return estimator.cost(Cost.Shape.of(data.sequences()), values);
    }

    /**
     * Fits after a look at the memory.
     *
     * @throws IllegalArgumentException if the model does not fit it; the message names a model that does
     */
    public Model fit(LabData data, ParameterValues values, Progress progress) {
        Cost cost = cost(data, values);
        if (cost.bytes() > Cost.freeBytes()) {
            // What looks used may be garbage of earlier fits: look again when it is gone.
            System.gc();
        }
        if (cost.bytes() > Cost.freeBytes()) {
            throw new IllegalArgumentException(tooLarge(data, cost));
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
