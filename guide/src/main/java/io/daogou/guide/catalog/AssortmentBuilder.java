package io.daogou.guide.catalog;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a catalogue once into an {@link Assortment}. Names and values of attributes are joined with their translations by
 * their place, where a translation has as many. Not for use by several threads.
 */
public final class AssortmentBuilder {
    static final int[] NONE = {};

    private final List<String> ids = new ArrayList<>();
    private final List<Double> amounts = new ArrayList<>();
    private final List<int[]> itemValues = new ArrayList<>();
    private final List<@Nullable Draft> itemDepartments = new ArrayList<>();
    private final Map<String, FacetDraft> facetDrafts = new LinkedHashMap<>();
    private final List<ValueDraft> valueDrafts = new ArrayList<>();
    private final Map<List<String>, Draft> drafts = new LinkedHashMap<>();
    private final TitleWords words = new TitleWords();
    private final Map<String, Integer> currencies = new HashMap<>();
    private final BrandNames brandNames = new BrandNames();

    private final List<Facet.Value> values = new ArrayList<>();
    private final List<Facet> facets = new ArrayList<>();
    private Map<String, int[]> titleWords = Map.of();
    private final List<Department> departments = new ArrayList<>();
    private @Nullable Department[] departmentOf = {};

    private AssortmentBuilder() {}

    /** Everything of a catalogue that can be ordered now. */
    public static Assortment read(Catalog catalog) {
        AssortmentBuilder builder = new AssortmentBuilder();
        catalog.forEach(builder::add);
        builder.finish();
        return new Assortment(builder);
    }

    private void add(Item item) {
        if (!item.availability().canBeOrdered()) {
            return;
        }
        int number = ids.size();
        ids.add(item.itemId());
        Money price = item.currentPrice();
        amounts.add(price == null ? Double.NaN : price.amount().doubleValue());
        if (price != null) {
            currencies.merge(price.currency().getCurrencyCode(), 1, Integer::sum);
        }
        itemValues.add(valuesOf(item, number));
        itemDepartments.add(departmentOf(item, number));
        words.add(number, item.title());
        item.translations().forEach((tag, texts) -> words.add(number, texts.title()));
        brandNames.add(item);
    }

    private int[] valuesOf(Item item, int number) {
        IntList numbers = new IntList();
        if (item.brand() != null) {
            numbers.addOnce(value(Facet.BRAND, Facet.BRAND, Map.of(), item.brand(), Map.of(), number));
        }
        Map<String, List<Map.Entry<String, String>>> aligned = new HashMap<>();
        item.translations().forEach((tag, texts) -> {
            if (texts.attributes().size() == item.attributes().size()) {
                aligned.put(tag, List.copyOf(texts.attributes().entrySet()));
            }
        });
        int place = 0;
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            Map<String, String> names = new HashMap<>();
            Map<String, String> texts = new HashMap<>();
            for (Map.Entry<String, List<Map.Entry<String, String>>> tag : aligned.entrySet()) {
                names.put(tag.getKey(), tag.getValue().get(place).getKey());
                texts.put(tag.getKey(), tag.getValue().get(place).getValue());
            }
            String slot = Facet.ATTRIBUTE + attribute.getKey();
            numbers.addOnce(value(slot, attribute.getKey(), names, attribute.getValue(), texts, number));
            place++;
        }
        return numbers.toArray();
    }

    private int value(
            String slot, String name, Map<String, String> names, String text, Map<String, String> texts, int item) {
        FacetDraft facet = facetDrafts.computeIfAbsent(slot, key -> new FacetDraft(new Labels(name, names)));
        ValueDraft value = facet.values.computeIfAbsent(text, key -> {
            ValueDraft draft = new ValueDraft(valueDrafts.size(), slot, new Labels(text, texts));
            valueDrafts.add(draft);
            return draft;
        });
        value.items.addOnce(item);
        return value.number;
    }

    private @Nullable Draft departmentOf(Item item, int number) {
        List<String> path = item.productType();
        Draft narrowest = null;
        for (int depth = 1; depth <= path.size(); depth++) {
            List<String> part = path.subList(0, depth);
            Draft known = drafts.get(part);
            if (known == null) {
                known = new Draft(List.copyOf(part), translated(item, depth), narrowest);
                drafts.put(known.path, known);
            }
            known.items.addOnce(number);
            narrowest = known;
        }
        return narrowest;
    }

    private static Map<String, List<String>> translated(Item item, int depth) {
        Map<String, List<String>> paths = new HashMap<>();
        for (Map.Entry<String, Translation> tag : item.translations().entrySet()) {
            List<String> path = tag.getValue().productType();
            if (path.size() == item.productType().size()) {
                paths.put(tag.getKey(), List.copyOf(path.subList(0, depth)));
            }
        }
        return paths;
    }

    private void finish() {
        titleWords = words.done();
        for (ValueDraft draft : valueDrafts) {
            int count = draft.items.size();
            Labels labels = draft.slot.equals(Facet.BRAND)
                    ? brandNames.labels(draft.label.text(), pair -> titleWords.getOrDefault(pair, NONE).length > count)
                    : draft.label;
            values.add(new Facet.Value(draft.number, draft.slot, labels, draft.items.toArray()));
        }
        Comparator<Facet.Value> mostFirst = Comparator.comparingInt(value -> -value.items().length);
        facetDrafts.forEach((slot, draft) -> facets.add(new Facet(
                slot,
                draft.name,
                draft.values.values().stream()
                        .map(value -> values.get(value.number))
                        .sorted(mostFirst)
                        .toList())));
        facets.sort(Comparator.comparingInt(facet ->
                -facet.values().stream().mapToInt(value -> value.items().length).sum()));
        finishDepartments();
    }

    private void finishDepartments() {
        Map<Draft, Department> done = new HashMap<>();
        for (Draft draft : drafts.values()) {
            Department parent = draft.parent == null ? null : done.get(draft.parent);
            Department department = new Department(
                    departments.size(), draft.path, draft.paths, parent, draft.items.toArray(), new ArrayList<>());
            if (parent != null) {
                parent.children().add(department);
            }
            departments.add(department);
            done.put(draft, department);
        }
        departmentOf = new @Nullable Department[ids.size()];
        for (int item = 0; item < departmentOf.length; item++) {
            Draft draft = itemDepartments.get(item);
            departmentOf[item] = draft == null ? null : done.get(draft);
        }
    }

    String[] itemIds() {
        return ids.toArray(String[]::new);
    }

    double[] prices() {
        return amounts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int[][] values() {
        return itemValues.toArray(int[][]::new);
    }

    @Nullable
    Department[] departmentOf() {
        return departmentOf;
    }

    List<Facet> facets() {
        return List.copyOf(facets);
    }

    List<Facet.Value> allValues() {
        return List.copyOf(values);
    }

    List<Department> departments() {
        return List.copyOf(departments);
    }

    Map<String, int[]> titleWords() {
        return titleWords;
    }

    String currency() {
        return currencies.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> map = new HashMap<>();
        all.forEach(one -> map.put(name.apply(one), one));
        return map;
    }

    private static final class FacetDraft {
        private final Labels name;
        private final Map<String, ValueDraft> values = new LinkedHashMap<>();

        FacetDraft(Labels name) {
            this.name = name;
        }
    }

    private static final class ValueDraft {
        private final int number;
        private final String slot;
        private final Labels label;
        private final IntList items = new IntList();

        ValueDraft(int number, String slot, Labels label) {
            this.number = number;
            this.slot = slot;
            this.label = label;
        }
    }

    private static final class Draft {
        private final List<String> path;
        private final Map<String, List<String>> paths;
        private final @Nullable Draft parent;
        private final IntList items = new IntList();

        Draft(List<String> path, Map<String, List<String>> paths, @Nullable Draft parent) {
            this.path = path;
            this.paths = paths;
            this.parent = parent;
        }
    }
}
