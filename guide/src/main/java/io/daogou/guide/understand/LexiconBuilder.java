package io.daogou.guide.understand;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.Department;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.catalog.Labels;
import io.daogou.guide.text.Phrases;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers the words of one assortment and of the hand-written lists. Not for use by several threads. */
final class LexiconBuilder {
    private static final Phrases CUES = Phrases.load("cues");
    private static final Phrases GROUPS = Phrases.load("groups");
    private static final Phrases SYNONYMS = Phrases.load("synonyms");

    private static final double WHOLE_CATEGORY = 3;
    private static final double PART_OF_CATEGORY = 2.6;
    private static final double WHOLE_VALUE = 2.5;
    private static final double GROUP = 2.2;
    static final double PART_OF_VALUE = 1.5;

    /** A category with so many times fewer items than another one of the same name is not meant. */
    private static final int FAR_SMALLER = 5;

    /** Parts of values that nearly all values of a facet have tell nothing. */
    private static final double NEARLY_ALL = .8;

    private static final int MOST_VALUES_WITH_PARTS = 2_000;
    private static final int LONGEST_PART = 4;

    private static final Set<String> NUMBERS =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve");

    /** What is said behind a Chinese value without changing it. */
    private static final List<String> ENDINGS = List.of("款", "色", "味", "型", "式");

    private final Assortment assortment;
    private final Set<String> stops = new HashSet<>();
    private final Map<String, Map<String, Department>> wholeCategories = new HashMap<>();
    private final Map<String, Map<String, Department>> partCategories = new HashMap<>();
    private final Map<String, Map<String, List<Facet.Value>>> wholeValues = new HashMap<>();
    private final Map<String, Map<String, List<Facet.Value>>> partValues = new HashMap<>();
    private final Map<String, List<Meaning>> meanings = new HashMap<>();
    private int longest = 1;

    LexiconBuilder(Assortment assortment) {
        this.assortment = assortment;
    }

    Lexicon build() {
        CUES.lines().forEach(this::addCue);
        assortment.departments().forEach(this::addCategory);
        assortment.facets().forEach(this::addFacet);
        wholeCategories.forEach((key, found) -> add(key, category(found, WHOLE_CATEGORY)));
        partCategories.forEach((key, found) -> add(key, category(found, PART_OF_CATEGORY)));
        wholeValues.forEach(
                (key, slots) -> slots.forEach((slot, values) -> add(key, property(slot, values, key, true))));
        partValues.forEach((key, slots) -> slots.forEach((slot, values) -> addPart(key, slot, values)));
        GROUPS.lines().forEach(this::addGroup);
        SYNONYMS.lines().forEach(this::addSynonym);
        return new Lexicon(assortment, Map.copyOf(meanings), longest);
    }

    private void addCue(List<String> line) {
        Meaning.Cue cue =
                new Meaning.Cue(Meaning.Cue.Kind.valueOf(line.getFirst().toUpperCase(Locale.ROOT)), line.get(1));
        for (String form : Phrases.alternatives(line.getLast())) {
            String key = Words.key(form);
            if (cue.kind() == Meaning.Cue.Kind.STOP) {
                stops.add(key);
            }
            add(key, cue);
        }
    }

    private void addCategory(Department department) {
        List<String> languages = new ArrayList<>(department.paths().keySet());
        languages.add("");
        for (String language : languages) {
            String label = department.label(language);
            String key = Words.key(label);
            put(wholeCategories, key, department);
            for (String part : label.split("[&/、|]| and ", -1)) {
                String partKey = Words.key(part);
                if (!partKey.equals(key)) {
                    put(partCategories, partKey, department);
                }
                if (department.parent() != null) {
                    put(partCategories, Words.key(department.parent().label(language) + " " + part), department);
                }
            }
        }
    }

    private void put(Map<String, Map<String, Department>> map, String key, Department department) {
        if (!key.isEmpty() && !stops.contains(key)) {
            map.computeIfAbsent(key, one -> new LinkedHashMap<>()).put(department.name(), department);
        }
    }

    private static Meaning.Property category(Map<String, Department> found, double weight) {
        int largest = found.values().stream()
                .mapToInt(one -> one.items().length)
                .max()
                .orElse(0);
        List<Department> kept = found.values().stream()
                .filter(one -> one.items().length * FAR_SMALLER > largest)
                .filter(one -> found.values().stream().noneMatch(other -> !other.equals(one) && one.isWithin(other)))
                .toList();
        return new Meaning.Property(
                Wish.CATEGORY,
                kept.stream()
                        .map(one -> new Meaning.Option(one.name(), one.items()))
                        .toList(),
                kept.getFirst().path().getLast(),
                weight);
    }

    private void addFacet(Facet facet) {
        names(facet.name()).forEach(name -> add(Words.key(name), new Meaning.Name(facet.slot())));
        boolean withParts = facet.values().size() <= MOST_VALUES_WITH_PARTS;
        for (Facet.Value value : facet.values()) {
            for (String name : names(value.label())) {
                String key = Words.key(name);
                put(wholeValues, key, value);
                if (withParts) {
                    addParts(facet, value, Words.of(Words.clean(name)));
                }
                if (Words.isChinese(key)) {
                    ENDINGS.forEach(ending -> put(partValues, key + ending, value));
                }
            }
        }
    }

    private void addParts(Facet facet, Facet.Value value, List<Word> words) {
        Set<String> parts = new HashSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_PART); to++) {
                if (to - from < words.size() && isTelling(words, from, to)) {
                    parts.add(Words.key(words, from, to));
                }
            }
        }
        Word first = words.isEmpty() ? null : words.getFirst();
        if (first != null && words.size() > 1 && isLetter(first)) {
            // Sizes: "size M", "M码".
            names(facet.name()).forEach(name -> parts.add(Words.key(name + " " + first.key())));
            parts.add(first.key() + "码");
            parts.add(first.key() + "号");
        }
        parts.forEach(part -> put(partValues, part, value));
    }

    private static boolean isLetter(Word word) {
        return !word.isHan() && !word.isNumber() && word.key().length() <= 2;
    }

    /** One Chinese character tells too little, numbers and stop words alone nothing. */
    private boolean isTelling(List<Word> words, int from, int to) {
        boolean hasWord = false;
        int han = 0;
        for (int i = from; i < to; i++) {
            Word word = words.get(i);
            han += word.isHan() ? 1 : 0;
            hasWord |= !word.isNumber()
                    && !stops.contains(word.key())
                    && !NUMBERS.contains(word.key())
                    && (word.isHan() || word.key().length() > 2);
            hasWord |= i > from && words.get(i - 1).isNumber() && !word.isHan();
        }
        // 2段 and 3双 tell, 段 alone does not.
        boolean isCounted = words.get(from).isNumber() && han == to - from - 1;
        return hasWord && (han == 0 || isCounted || (han == to - from && han > 1));
    }

    private void put(Map<String, Map<String, List<Facet.Value>>> map, String key, Facet.Value value) {
        if (!key.isEmpty() && !stops.contains(key)) {
            List<Facet.Value> values = map.computeIfAbsent(key, one -> new HashMap<>())
                    .computeIfAbsent(value.slot(), one -> new ArrayList<>());
            if (!values.contains(value)) {
                values.add(value);
            }
        }
    }

    private void addPart(String key, String slot, List<Facet.Value> values) {
        int all = assortment.facet(slot).map(facet -> facet.values().size()).orElse(0);
        boolean isWhole = wholeValues.getOrDefault(key, Map.of()).containsKey(slot);
        boolean isCue = meanings.getOrDefault(key, List.of()).stream().anyMatch(Meaning.Cue.class::isInstance);
        if (!isWhole && !isCue && (values.size() < NEARLY_ALL * all || all == 1)) {
            add(key, property(slot, values, key, false));
        }
    }

    private static Meaning.Property property(String slot, List<Facet.Value> values, String key, boolean isWhole) {
        return property(slot, values, key, isWhole ? WHOLE_VALUE : PART_OF_VALUE);
    }

    private static Meaning.Property property(String slot, List<Facet.Value> values, String said, double weight) {
        return new Meaning.Property(
                slot,
                values.stream()
                        .map(value -> new Meaning.Option(value.label().text(), value.items()))
                        .toList(),
                said,
                weight);
    }

    private void addGroup(List<String> line) {
        List<String> members =
                Phrases.alternatives(line.get(2)).stream().map(Words::key).toList();
        for (Facet facet : assortment.facets()) {
            List<Facet.Value> values = facet.slot().equals(Facet.BRAND)
                    ? List.of()
                    : facet.values().stream()
                            .filter(value -> isMember(value, members))
                            .toList();
            if (!values.isEmpty()) {
                for (String form : Phrases.alternatives(line.get(1))) {
                    String key = Words.key(form);
                    meanings.computeIfAbsent(key, one -> new ArrayList<>())
                            .removeIf(other ->
                                    other instanceof Meaning.Property(String slot, List<?> options, String s, double w)
                                            && slot.equals(facet.slot())
                                            && w == PART_OF_VALUE);
                    add(key, property(facet.slot(), values, line.getFirst(), GROUP));
                }
            }
        }
    }

    private static boolean isMember(Facet.Value value, List<String> members) {
        for (String name : names(value.label())) {
            List<Word> words = Words.of(Words.clean(name));
            String key = " " + Words.key(words, 0, words.size()) + " ";
            for (String member : members) {
                if (Words.isChinese(member) ? key.contains(member) : key.contains(" " + member + " ")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addSynonym(List<String> line) {
        String of = Words.key(line.getFirst());
        List<Meaning> same = meanings.getOrDefault(of, List.of()).stream()
                .filter(Meaning.Property.class::isInstance)
                .toList();
        for (String form : Phrases.alternatives(line.get(1))) {
            String key = Words.key(form);
            if (!key.equals(of)) {
                same.forEach(meaning -> add(key, meaning));
            }
        }
    }

    private void add(String key, Meaning meaning) {
        if (key.isEmpty()) {
            return;
        }
        List<Meaning> known = meanings.computeIfAbsent(key, one -> new ArrayList<>());
        if (!known.contains(meaning)) {
            known.add(meaning);
        }
        longest = Math.max(longest, Words.of(key).size());
    }

    private static Set<String> names(Labels labels) {
        Set<String> names = new HashSet<>(labels.translations().values());
        names.add(labels.text());
        return names;
    }
}
