package io.daogou.server.configuration;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.json.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One mapping of the file while its keys are being taken; {@link #build} refuses what nobody took. */
final class Section {
    private final Path file;
    private final String place;
    private final int line;
    private final Map<String, Yaml> left;
    private final List<String> known = new ArrayList<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Section(Path file, String place, Yaml yaml) {
        this.file = file;
        this.place = place;
        this.line = yaml.line();
        this.left = switch (yaml) {
            case Yaml.Mapping mapping -> new LinkedHashMap<>(mapping.values());
            case Yaml.Scalar scalar when scalar.text() == null -> new LinkedHashMap<>();
            case Yaml.Scalar scalar ->
                throw problem(
                        line,
                        (place.isEmpty() ? "the file" : place) + " is not a section: \"" + scalar.text()
                                + "\"; give keys and values below it");
            case Yaml.Sequence _ ->
                throw problem(line, (place.isEmpty() ? "the file" : place) + " is a list; give keys and values");
        };
    }

    /** A section inside this one; an empty one where there is none. */
    Section section(String name) {
        Yaml yaml = take(name);
        return new Section(file, place(name), yaml == null ? new Yaml.Mapping(Map.of(), line) : yaml);
    }

    /** The sections of a list. */
    List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        for (Yaml value : list(name)) {
            sections.add(new Section(file, place(name) + "[" + sections.size() + "]", value));
        }
        return sections;
    }

    @Nullable
    String text(String name) {
        Yaml yaml = take(name);
        return yaml == null ? null : scalar(name, yaml);
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    int wholeNumber(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise, Integer.MAX_VALUE));
    }

    long longNumber(String name, long otherwise) {
        return number(name, otherwise, Long.MAX_VALUE);
    }

    private long number(String name, long otherwise, long most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.replace("_", ""));
            if (number <= most && number >= -most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Told below.
        }
        throw wrong(name, "is not a whole number", text, "give one such as " + otherwise);
    }

    double decimal(String name, double otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            throw wrong(name, "is not a number", text, "give one such as " + otherwise);
        }
    }

    boolean truth(String name, boolean otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(name, "is neither true nor false", text, "give true or false");
        }
        return text.equals("true");
    }

    List<String> texts(String name, List<String> otherwise) {
        if (!left.containsKey(name)) {
            known.add(name);
            return otherwise;
        }
        return list(name).stream().map(value -> scalar(name, value)).toList();
    }

    /** Builds the record of this section; its refusals are told with file and line. */
    <T> T build(Supplier<T> record) {
        for (Map.Entry<String, Yaml> unknown : left.entrySet()) {
            throw problem(
                    unknown.getValue().line(),
                    place(unknown.getKey()) + " is not a known key; the nearest is "
                            + place(NearestName.of(unknown.getKey(), known)));
        }
        try {
            return record.get();
        } catch (InvalidInput refused) {
            int where = lines.getOrDefault(refused.field(), line);
            throw problem(where, place(String.valueOf(refused.getMessage())));
        }
    }

    ConfigurationProblem wrong(String name, String problem, String value, String allowed) {
        InvalidInput told = new InvalidInput(place(name), problem, value, allowed);
        return problem(lines.getOrDefault(name, line), String.valueOf(told.getMessage()));
    }

    private List<Yaml> list(String name) {
        Yaml yaml = take(name);
        return switch (yaml) {
            case null -> List.of();
            case Yaml.Sequence sequence -> sequence.values();
            case Yaml.Scalar scalar when scalar.text() == null -> List.of();
            case Yaml.Scalar _, Yaml.Mapping _ ->
                throw problem(yaml.line(), place(name) + " is not a list; write each entry after a \"- \"");
        };
    }

    private String scalar(String name, Yaml yaml) {
        if (yaml instanceof Yaml.Scalar(String text, int _) && text != null) {
            return text;
        }
        throw problem(yaml.line(), place(name) + " has no single value; write it on one line after the colon");
    }

    private @Nullable Yaml take(String name) {
        known.add(name);
        Yaml yaml = left.remove(name);
        if (yaml != null) {
            lines.put(name, yaml.line());
        }
        return yaml;
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private ConfigurationProblem problem(int where, String message) {
        return new ConfigurationProblem(file + ":" + where + ": " + message);
    }
}
