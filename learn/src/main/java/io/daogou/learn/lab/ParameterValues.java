package io.daogou.learn.lab;

import io.daogou.learn.model.Counting;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A value for every parameter of a model, checked. */
public final class ParameterValues {
    private final List<Parameter> parameters;
    private final Map<String, String> values;

    private ParameterValues(List<Parameter> parameters, Map<String, String> values) {
        this.parameters = parameters;
        this.values = values;
    }

    /**
     * The defaults with some values in their place.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not allowed; the message says what is
     */
    static ParameterValues of(String model, List<Parameter> parameters, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.preset()));
        given.forEach((name, value) -> {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        values.isEmpty()
                                ? model + " has no parameters, but '" + name + "' was given; leave it out"
                                : "'" + name + "' is no parameter of " + model + "; the nearest is '"
                                        + Nearest.of(name, values.keySet()) + "' (it has "
                                        + String.join(", ", values.keySet()) + ")");
            }
            values.put(name, value);
        });
        parameters.forEach(parameter -> {
            String value = values.getOrDefault(parameter.name(), "");
            if (!parameter.range().allows(value)) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " of " + model + " is '" + value
                        + "'; allowed is " + parameter.range());
            }
        });
        return new ParameterValues(parameters, values);
    }

    /** The file of a parameter, if there is such a parameter and one is given. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    boolean is(String name) {
        return word(name).equals("true");
    }

    /** These values with one changed. */
    public ParameterValues with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new ParameterValues(parameters, changed);
    }

    double number(String name) {
        return Double.parseDouble(word(name));
    }

    int whole(String name) {
        return (int) number(name);
    }

    String word(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no parameter '" + name + "' among " + values.keySet());
        }
        return value;
    }

    /** The constant of an enum whose lower case is the value. */
    <E extends Enum<E>> E choice(String name, Class<E> of) {
        return Enum.valueOf(of, word(name).toUpperCase(Locale.ROOT));
    }

    Counting counting() {
        return choice("weights", Counting.class);
    }

    /** Whether kinds of events are to be weighed: there is a choice, and it is not {@code alike}. */
    public boolean weighsBehaviours() {
        return "learned".equals(values.get("behaviours"));
    }

    /** All values by name, in the order of the model's parameters. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
            }
        });
        return text.toString();
    }
}
