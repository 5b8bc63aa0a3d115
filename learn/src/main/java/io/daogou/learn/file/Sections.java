package io.daogou.learn.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model file holds: a kind and named arrays.
 *
 * @param kind what the arrays are, such as {@code sparse-rows}
 * @param sections the arrays, with distinct names
 */
public record Sections(String kind, List<Section> sections) {
    public Sections {
        sections = List.copyOf(sections);
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            if (!names.add(section.name())) {
                throw new IllegalArgumentException("Section '" + section.name() + "' occurs twice");
            }
        }
    }

    /** Arrays of a kind. */
    public static Sections of(String kind, Section... sections) {
        return new Sections(kind, List.of(sections));
    }
}
