package io.daogou.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A family of products, ready to use: what {@link DepartmentWords.FamilyWords} says, with every name looked up. */
record Family(
        String id,
        String departmentId,
        List<Phrase> path,
        int count,
        int lowestPrice,
        int highestPrice,
        String shape,
        List<Brand> brands,
        List<String> tints,
        Map<String, List<Choice>> attributes,
        List<Phrase> titles,
        List<Phrase> about,
        List<Phrase> more,
        List<Phrase> closings,
        int repeatDays,
        @Nullable String season) {
    static final String COLOUR = "colour";

    static Family of(DepartmentWords department, DepartmentWords.FamilyWords words, Map<String, Choice> palette) {
        List<Phrase> path = new ArrayList<>(List.of(Phrase.of(department.name())));
        path.addAll(Phrase.all(words.path()));
        return new Family(
                words.id(),
                department.id(),
                List.copyOf(path),
                words.count(),
                words.price().getFirst(),
                words.price().getLast(),
                words.shape(),
                brands(department, words),
                words.tints() == null ? List.of(department.accent()) : words.tints(),
                attributes(words, palette),
                Phrase.all(words.titles()),
                Phrase.all(words.about()),
                Phrase.all(words.more()),
                Phrase.all(department.closings()),
                Objects.requireNonNullElse(words.repeatDays(), 0),
                words.season());
    }

    private static List<Brand> brands(DepartmentWords department, DepartmentWords.FamilyWords words) {
        List<Brand> all = department.brands().stream().map(Brand::of).toList();
        if (words.brands() == null) {
            return all;
        }
        return words.brands().stream()
                .map(name -> all.stream()
                        .filter(brand -> brand.name().english().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(words.id(), "brand", name)))
                .toList();
    }

    private static Map<String, List<Choice>> attributes(
            DepartmentWords.FamilyWords words, Map<String, Choice> palette) {
        Map<String, List<Choice>> attributes = new LinkedHashMap<>();
        words.attributes()
                .forEach((name, values) -> attributes.put(
                        name,
                        values.stream()
                                .map(value ->
                                        name.equals(COLOUR) ? colour(words.id(), value, palette) : Choice.of(value))
                                .toList()));
        return attributes;
    }

    private static Choice colour(String family, String name, Map<String, Choice> palette) {
        Choice colour = palette.get(name);
        if (colour == null) {
            throw unknown(family, "colour", name);
        }
        return colour;
    }

    private static IllegalArgumentException unknown(String family, String what, String name) {
        return new IllegalArgumentException("family " + family + " names an unknown " + what + ": " + name);
    }

    /** The colour that a value of an attribute gives the drawing, in English as items carry it. */
    @Nullable
    String tintOf(String value) {
        return tint(name -> name.equals(value));
    }

    /** The colour of a value that only the title shows: the shade of a lipstick. */
    @Nullable
    String tintNamedIn(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        return tint(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
    }

    private @Nullable String tint(Predicate<String> matching) {
        for (List<Choice> choices : attributes.values()) {
            for (Choice choice : choices) {
                if (choice.tint() != null && matching.test(choice.name().english())) {
                    return choice.tint();
                }
            }
        }
        return null;
    }
}
