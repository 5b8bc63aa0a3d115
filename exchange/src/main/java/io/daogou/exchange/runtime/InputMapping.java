package io.daogou.exchange.runtime;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which input of a graph gets what of ours; a small JSON file beside the model.
 *
 * <pre>
 * {"kind": "scorer", "model": "next.onnx", "items": "items.json",
 *  "inputs": {"history": {"from": "history", "type": "int32", "shape": ["batch", 12], "padding": 0, "shift": 1}},
 *  "output": {"name": "scores"}}
 * </pre>
 *
 * <p>{@code items} names a JSON array of identifiers, or a file with such an array under {@code items}; without it the graph's
 * own metadata {@code daogou.items} count, or else its indices are those of the caller.
 *
 * @param file where it was read
 * @param model the ONNX file
 * @param items the file of item identifiers
 * @param inputs by the graph's names
 * @param output the graph's name of the scores
 * @param column which column of the output; none where it has only scores
 */
public record InputMapping(
        Path file,
        Kind kind,
        Path model,
        @Nullable Path items,
        Map<String, InputSource> inputs,
        String output,
        @Nullable Integer column) {
    /** What the graph does. */
    public enum Kind {
        /** Scores all items for a history. */
        SCORER,
        /** Scores candidates, a row each. */
        RANKER;

        private static final Kind[] ALL = values();
    }

    public InputMapping {
        inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        for (Map.Entry<String, InputSource> input : inputs.entrySet()) {
            String where = where(file, input.getKey());
            InputSource.From from = input.getValue().from();
            input.getValue().check(where);
            if (kind == Kind.SCORER && from.isOfCandidates()) {
                throw new InvalidInput(
                        where,
                        "is of candidates",
                        from.wireName(),
                        "a scorer has none; use history, weights, bag or length");
            }
        }
    }

    /**
     * Reads a mapping.
     *
     * @throws InvalidInput that says which field is wrong
     */
    public static InputMapping read(Path file) {
        MappingFile.Document document = MappingFile.read(file);
        Map<String, InputSource> inputs = new LinkedHashMap<>();
        document.inputs().forEach((name, input) -> inputs.put(name, source(where(file, name), input)));
        MappingFile.Output output = document.output();
        if (output == null || inputs.isEmpty()) {
            throw new InvalidInput(name(file), "has no inputs or no output", document, "declare both");
        }
        return new InputMapping(
                file,
                Check.named(name(file) + " kind", document.kind(), Kind.ALL, Check::lowerCase),
                file.resolveSibling(Check.text(name(file) + " model", document.model(), 1000)),
                document.items() == null ? null : file.resolveSibling(document.items()),
                inputs,
                Check.text(name(file) + " output.name", output.name(), 1000),
                output.column());
    }

    private static InputSource source(String where, MappingFile.Input input) {
        List<String> dimensions = new ArrayList<>();
        if (input.shape().isEmpty()) {
            throw new InvalidInput(where + " shape", "is missing", "[]", "declare it: [\"batch\", 12]");
        }
        for (Object dimension : input.shape()) {
            String text = String.valueOf(dimension);
            if (!text.matches("[0-9]{1,9}|[a-zA-Z?].*")) {
                throw new InvalidInput(where + " shape", "is not known", text, "use sizes, and names where they vary");
            }
            dimensions.add(text);
        }
        return new InputSource(
                InputSource.From.ofWireName(where + " from", input.from()),
                TensorType.ofWireName(where + " type", input.type()),
                dimensions,
                input.features(),
                input.padding(),
                InputSource.Side.ofWireName(where + " pad", Objects.requireNonNullElse(input.pad(), "right")),
                Objects.requireNonNullElse(input.shift(), 0L));
    }

    /**
     * Refuses a graph that takes or gives something else than this says.
     *
     * @throws InvalidInput that says which input, what the graph expects and what is declared
     */
    void check(OnnxSession session) {
        for (Map.Entry<String, InputSource> input : inputs.entrySet()) {
            TensorSpec spec = session.inputs().get(input.getKey());
            if (spec == null) {
                throw new InvalidInput(
                        where(file, input.getKey()),
                        "is not an input of " + session.name(),
                        input.getKey(),
                        "the graph takes " + session.inputs());
            }
            checkDeclared(where(file, input.getKey()), input.getValue(), spec);
        }
        for (String name : session.inputs().keySet()) {
            if (!inputs.containsKey(name)) {
                throw new InvalidInput(
                        name(file),
                        "says nothing of an input",
                        name,
                        "declare what it gets: " + session.inputs().get(name));
            }
        }
        checkOutput(session);
    }

    private static void checkDeclared(String where, InputSource declared, TensorSpec spec) {
        boolean fits = declared.type() == spec.type()
                && declared.dimensions().size() == spec.dimensions().size();
        for (int k = 0; fits && k < declared.dimensions().size(); k++) {
            fits = spec.size(k) < 0
                    || String.valueOf(spec.size(k)).equals(declared.dimensions().get(k));
        }
        if (!fits) {
            throw new InvalidInput(
                    where,
                    "is declared as",
                    declared.type().wireName() + " " + declared.dimensions(),
                    "the graph expects " + spec);
        }
    }

    private void checkOutput(OnnxSession session) {
        TensorSpec spec = session.outputs().get(output);
        if (spec == null || spec.type() == null) {
            throw new InvalidInput(
                    name(file) + " output", "is no output of numbers", output, "the graph gives " + session.outputs());
        }
        Integer chosen = column;
        if (chosen != null && (chosen < 0 || (spec.lastSize() >= 0 && chosen >= spec.lastSize()))) {
            throw new InvalidInput(name(file) + " output.column", "is out of range", chosen, "the graph gives " + spec);
        }
    }

    static String where(Path file, String input) {
        return name(file) + " input \"" + input + "\"";
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The text of a file that must be there. */
    static String text(String what, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInput(what, "is not there", file, "name a JSON file");
            }
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
