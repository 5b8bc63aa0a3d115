package io.daogou.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every word and drawing of the demo shop, read once from the resource files.
 *
 * @param attributeNames Chinese names of the attributes
 * @param shapes drawings by name
 */
record Vocabulary(
        List<Department> departments,
        Map<String, Family> families,
        Map<String, String> attributeNames,
        Map<String, Shape> shapes) {
    static final Vocabulary SHARED = read();

    /** {@code shop.json}: what all departments share, and their order. */
    record ShopWords(List<String> departments, List<String> colours, Map<String, String> attributes) {}

    /** The family an item belongs to: its identifier is the family's and a number. */
    Family familyOf(String itemId) {
        Family family = families.get(itemId.substring(0, Math.max(0, itemId.lastIndexOf('-'))));
        if (family == null) {
            throw new IllegalArgumentException("no item of the demo shop: " + itemId);
        }
        return family;
    }

    String accentOf(Family family) {
        return departments.stream()
                .filter(department -> department.id().equals(family.departmentId()))
                .findFirst()
                .orElseThrow()
                .accentColour();
    }

    private static Vocabulary read() {
        JsonMapper mapper = JsonMapper.shared();
        ShopWords shop = mapper.readValue(text("shop.json"), ShopWords.class);
        Map<String, Choice> palette = shop.colours().stream()
                .map(Choice::of)
                .collect(Collectors.toMap(choice -> choice.name().english(), choice -> choice));
        List<Department> departments = new ArrayList<>();
        Map<String, Family> families = new LinkedHashMap<>();
        for (String id : shop.departments()) {
            DepartmentWords words = mapper.readValue(text("departments/" + id + ".json"), DepartmentWords.class);
            Phrase name = Phrase.of(words.name());
            departments.add(new Department(id, name.english(), name.chinese(), words.accent()));
            words.families().forEach(family -> families.put(family.id(), Family.of(words, family, palette)));
        }
        return new Vocabulary(departments, families, shop.attributes(), Shape.readAll(text("shapes.svg")));
    }

    static String text(String resource) {
        try (InputStream stream = Vocabulary.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the demo module");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the resource " + resource, failed);
        }
    }
}
