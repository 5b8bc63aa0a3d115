package io.daogou.demo;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What a shopper types when looking for a family: its name, sometimes with a value or a brand before it. */
final class Query {
    private static final double NARROWER = .35;
    private static final double BRAND = .2;

    private Query() {}

    static String of(Family family, boolean chinese, SplittableRandom random) {
        double kind = random.nextDouble();
        String name = chinese
                ? family.path().getLast().chinese()
                : family.id().replace('-', ' ').toLowerCase(Locale.ROOT);
        if (kind < BRAND) {
            Phrase brand = pick(family.brands(), random).name();
            return (chinese ? brand.chinese() : brand.english()) + " " + name;
        }
        if (kind < BRAND + NARROWER && !family.attributes().isEmpty()) {
            Phrase value = pick(pick(List.copyOf(family.attributes().values()), random), random)
                    .name();
            return (chinese ? value.chinese() : value.english()) + " " + name;
        }
        return name;
    }

    private static <T> T pick(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
