package io.daogou.demo;

import io.daogou.domain.item.Item;
import java.time.Instant;
import java.util.List;

/**
 * A generated shop: about 2,000 products in a dozen departments, with English and Chinese texts and drawn pictures
 * ({@link Drawing}). An item's identifier is its family and a number: {@code teapot-003}.
 *
 * <p><b>Determinism:</b> the same seed and moment give the same shop; a family's products do not depend on the others.
 */
public record DemoShop(List<Item> items, List<Department> departments) {
    /** The moment at which a shop without a given one stands. */
    public static final Instant NOW = Instant.parse("2026-06-30T16:00:00Z");

    public DemoShop {
        items = List.copyOf(items);
        departments = List.copyOf(departments);
    }

    /** A shop as it stands at {@link #NOW}. */
    public static DemoShop generate(long seed) {
        return generate(seed, NOW);
    }

    /** A shop as it stands at a moment: nothing in it is newer. */
    public static DemoShop generate(long seed, Instant now) {
        Vocabulary vocabulary = Vocabulary.SHARED;
        List<Item> items = vocabulary.families().values().stream()
                .flatMap(family -> new FamilyGenerator(family, vocabulary.attributeNames(), seed, now).items().stream())
                .toList();
        return new DemoShop(items, vocabulary.departments());
    }
}
