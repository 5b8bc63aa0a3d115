package io.daogou.server.insight;

import io.daogou.insight.analysis.Analysis;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question that can be put.
 *
 * @param name on the command line and in the path: {@code funnels}
 * @param summary what it answers, one sentence
 */
public record Question(
        String name,
        String summary,
        List<Parameter> parameters,
        Function<Arguments, Analysis<? extends Record>> reading) {
    public Question {
        parameters = List.copyOf(parameters);
    }

    /**
     * What can be said about it.
     *
     * @param name in lower camel case
     * @param standard what holds where it is not given; none: nothing does, or something that the description tells
     */
    public record Parameter(
            String name, String description, @Nullable String standard) {}

    /** The names of the parameters. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /**
     * Reads what a caller gave.
     *
     * @param given a parameter's text by its name, or none
     * @throws io.daogou.domain.check.InvalidInput if something of it is not allowed
     */
    public Analysis<? extends Record> read(Function<String, @Nullable String> given) {
        return reading.apply(new Arguments(name -> {
            @Nullable String text = given.apply(name);
            return text == null ? standard(name) : text;
        }));
    }

    private @Nullable String standard(String name) {
        return parameters.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no parameter of " + this.name))
                .standard();
    }
}
