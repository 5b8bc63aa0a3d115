package io.daogou.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML text as a tree that remembers its lines. */
sealed interface Yaml {
    int line();

    /**
     * A text, a number, a truth value, or nothing.
     *
     * @param text as it was written; none where nothing was
     */
    record Scalar(@Nullable String text, int line) implements Yaml {}

    record Sequence(List<Yaml> values, int line) implements Yaml {}

    record Mapping(Map<String, Yaml> values, int line) implements Yaml {}

    /** Reads a file; an empty one is an empty mapping. */
    static Yaml read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ConfigurationProblem("cannot read the configuration " + file + ": " + unreadable);
        }
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                return new Mapping(Map.of(), 1);
            }
            return value(parser, file);
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : Math.max(1, malformed.getLocation().getLineNr());
            String reason = malformed.getOriginalMessage().lines().findFirst().orElse("");
            throw new ConfigurationProblem(file + ":" + line + ": this is not YAML: " + reason);
        }
    }

    private static Yaml value(JsonParser parser, Path file) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, file, line);
            case START_ARRAY -> {
                List<Yaml> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser, file));
                }
                yield new Sequence(values, line);
            }
            case VALUE_NULL -> new Scalar(null, line);
            default -> new Scalar(parser.getString(), line);
        };
    }

    private static Mapping mapping(JsonParser parser, Path file, int line) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int nameLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (values.put(name, value(parser, file)) != null) {
                throw new ConfigurationProblem(file + ":" + nameLine + ": " + name + " is there twice; leave one out");
            }
        }
        return new Mapping(values, line);
    }
}
