package io.daogou.exchange.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The models that the scripts in {@code examples/} made, and what the tools that made them answered. */
final class Examples {
    private Examples() {}

    static Path file(String name) {
        try {
            return Path.of(java.util.Objects.requireNonNull(Examples.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode json(String name) {
        try {
            return new JsonMapper().readTree(Files.readString(file(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.get(k).floatValue();
        }
        return values;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.get(k).intValue();
        }
        return values;
    }

    /** An example's mapping with a piece of its text replaced, beside copies of its files. */
    static InputMapping changed(Path folder, String name, String from, String to) throws IOException {
        String stem = name.replace(".json", "");
        for (String each : new String[] {stem + ".onnx", stem + ".items.json"}) {
            if (Examples.class.getResource(each) != null) {
                Files.copy(file(each), folder.resolve(each), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        String text = Files.readString(file(name));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " has no " + from + ":\n" + text);
        }
        return InputMapping.read(Files.writeString(folder.resolve(name), text.replace(from, to)));
    }
}
