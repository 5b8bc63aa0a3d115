package io.daogou.guide.understand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files of utterances, as they are. */
public final class Utterances {
    private Utterances() {}

    /** The lines of a set: language, context, text and what is expected, between tabs. */
    static List<String> lines(String name) {
        String file = "/io/daogou/guide/utterances-" + name + ".tsv";
        try (InputStream in = Utterances.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is said in a set. */
    public static List<String> texts(String name) {
        return lines(name).stream().map(line -> line.split("\t", -1)[2]).toList();
    }
}
