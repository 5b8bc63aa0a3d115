package io.daogou.guide.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hand-written list of language: lines of columns between tabs, alternatives between {@code |}, {@code #} for comments.
 */
public final class Phrases {
    private final String name;
    private final List<List<String>> lines;

    private Phrases(String name, List<List<String>> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** Reads {@code NAME.tsv} beside the guide's classes. */
    public static Phrases load(String name) {
        String file = "/io/daogou/guide/" + name + ".tsv";
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            return new Phrases(name, read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<List<String>> read(BufferedReader reader) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(List.of(line.split("\t", -1)));
            }
        }
        return List.copyOf(lines);
    }

    /** The columns of every line. */
    public List<List<String>> lines() {
        return lines;
    }

    /** The alternatives of a column. */
    public static List<String> alternatives(String column) {
        return Arrays.stream(column.split("\\|", -1))
                .map(String::strip)
                .filter(form -> !form.isEmpty())
                .toList();
    }

    /** Every alternative of the second column, with what stands in the first. */
    public Map<String, String> toMap() {
        Map<String, String> map = new HashMap<>();
        for (List<String> line : lines) {
            for (String form : alternatives(line.get(1))) {
                String other = map.put(form, line.getFirst());
                if (other != null && !other.equals(line.getFirst())) {
                    throw new IllegalStateException(name + ".tsv gives " + form + " two meanings");
                }
            }
        }
        return Map.copyOf(map);
    }
}
