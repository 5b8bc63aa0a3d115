package io.daogou.demo;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the products of one family. Some products come in several colours, which share an {@code itemGroupId}. */
final class FamilyGenerator {
    private static final double GROUPED = .35;
    private static final double OUT_OF_STOCK = .04;
    private static final double ON_SALE = .12;
    private static final double BRAND_NEW = .05;
    private static final int MOST_TRIES = 400;

    private final Family family;
    private final Map<String, String> attributeNames;
    private final Instant now;
    private final SplittableRandom random;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();

    FamilyGenerator(Family family, Map<String, String> attributeNames, long seed, Instant now) {
        this.family = family;
        this.attributeNames = attributeNames;
        this.now = now;
        this.random =
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + family.id().hashCode());
    }

    List<Item> items() {
        for (int tries = 0; items.size() < family.count() && tries < MOST_TRIES; tries++) {
            Product product = product();
            List<Choice> colours = family.attributes().getOrDefault(Family.COLOUR, List.of());
            if (colours.size() > 2 && random.nextDouble() < GROUPED) {
                addColours(product, colours);
            } else {
                add(product, null);
            }
        }
        return items;
    }

    private Product product() {
        Brand brand = pick(family.brands());
        Map<String, Choice> choices = new LinkedHashMap<>();
        family.attributes().forEach((name, values) -> choices.put(name, pick(values)));
        return new Product(
                family,
                brand,
                choices,
                pick(family.titles()),
                sentences(choices),
                price(brand, choices),
                random.nextDouble() < ON_SALE ? 1 - .05 * random.nextInt(2, 9) : 1,
                addedAt());
    }

    private List<Phrase> sentences(Map<String, Choice> choices) {
        List<Phrase> sentences = new ArrayList<>(List.of(pick(family.about())));
        for (Choice choice : choices.values()) {
            if (choice.note() != null) {
                sentences.add(choice.note());
            }
        }
        int count = sentences.size() == 1 || random.nextBoolean() ? 2 : 1;
        int first = random.nextInt(family.more().size());
        for (int i = 0; i < Math.min(count, family.more().size()); i++) {
            sentences.add(family.more().get((first + i) % family.more().size()));
        }
        if (random.nextInt(3) == 0) {
            sentences.add(pick(family.closings()));
        }
        return sentences;
    }

    private double price(Brand brand, Map<String, Choice> choices) {
        double place = (brand.tier() - 1) * .18 + .25 * random.nextDouble();
        double price = family.lowestPrice() * Math.pow((double) family.highestPrice() / family.lowestPrice(), place);
        for (Choice choice : choices.values()) {
            price *= choice.priceFactor();
        }
        double dearest = family.highestPrice() * (1 - .15 * random.nextDouble());
        return Math.clamp(price, family.lowestPrice(), dearest);
    }

    private Instant addedAt() {
        double days = random.nextDouble() < BRAND_NEW ? 14 * random.nextDouble() : 14 + 716 * random.nextDouble();
        return now.minus(Duration.ofMinutes((long) (days * 24 * 60)));
    }

    private void addColours(Product product, List<Choice> colours) {
        int first = random.nextInt(colours.size());
        int variants = random.nextInt(2, Math.min(4, colours.size()) + 1);
        String group = "%s-group-%03d".formatted(family.id(), items.size() + 1);
        for (int variant = 0; variant < variants && items.size() < family.count(); variant++) {
            add(product.in(colours.get((first + variant) % colours.size())), group);
        }
    }

    private void add(Product product, @Nullable String group) {
        if (titles.add(product.englishTitle())) {
            String itemId = "%s-%03d".formatted(family.id(), items.size() + 1);
            Availability availability =
                    random.nextDouble() < OUT_OF_STOCK ? Availability.OUT_OF_STOCK : Availability.IN_STOCK;
            items.add(product.item(itemId, group, availability, attributeNames));
        }
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
