package io.daogou.bench;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated shopper wants, drawn from one item that has it all: the kind of product, up to three properties, and
 * often a budget.
 *
 * @param kind how they call the kind of product: the narrowest category, or a piece of the title where there is none
 * @param widerKind what somebody says who does not know more: the next wider category, where there is one
 * @param properties what it must have
 * @param budget what they would spend; none: it does not matter
 */
record HiddenNeed(
        Item item,
        String language,
        String kind,
        String widerKind,
        List<Property> properties,
        @Nullable BigDecimal budget) {
    private static final int MOST_PROPERTIES = 3;
    private static final double WITH_BUDGET = .7;

    /**
     * Something the product must have.
     *
     * @param slot the attribute, or {@code words} for a piece of the title
     * @param value in the shop's first language, which identifies it
     * @param said as the shopper says it
     */
    record Property(String slot, String value, String said) {}

    static HiddenNeed of(Item item, String language, Random random) {
        List<Property> all = properties(item, language);
        Collections.shuffle(all, random);
        List<Property> wanted = all.subList(0, Math.min(all.size(), 1 + random.nextInt(MOST_PROPERTIES)));
        Money price = item.currentPrice();
        boolean hasBudget = price != null && random.nextDouble() < WITH_BUDGET;
        return new HiddenNeed(
                item,
                language,
                kind(item, language, 1),
                kind(item, language, 2),
                List.copyOf(wanted),
                hasBudget && price != null ? limit(price.amount(), random) : null);
    }

    private static BigDecimal limit(BigDecimal price, Random random) {
        BigDecimal limit = price.multiply(BigDecimal.valueOf(1 + .4 * random.nextDouble()))
                .round(new MathContext(2, java.math.RoundingMode.UP));
        return new BigDecimal(limit.max(BigDecimal.ONE).toPlainString());
    }

    private static String kind(Item item, String language, int level) {
        Translation translation = item.translations().get(language);
        List<String> path = translation == null || translation.productType().isEmpty()
                ? item.productType()
                : translation.productType();
        if (!path.isEmpty()) {
            return path.get(Math.max(0, path.size() - level)).toLowerCase(Locale.ROOT);
        }
        List<String> pieces = pieces(item);
        return pieces.isEmpty() ? item.title() : pieces.getLast();
    }

    private static List<Property> properties(Item item, String language) {
        List<Property> properties = new ArrayList<>();
        Translation translation = item.translations().get(language);
        List<Map.Entry<String, String>> own = List.copyOf(item.attributes().entrySet());
        List<Map.Entry<String, String>> said =
                translation != null && translation.attributes().size() == own.size()
                        ? List.copyOf(translation.attributes().entrySet())
                        : own;
        for (int i = 0; i < own.size(); i++) {
            properties.add(new Property(
                    "attribute:" + own.get(i).getKey(),
                    own.get(i).getValue(),
                    said.get(i).getValue()));
        }
        if (properties.isEmpty()) {
            pieces(item).stream()
                    .distinct()
                    .limit(6)
                    .forEach(piece -> properties.add(new Property("words", piece, piece)));
        }
        return properties;
    }

    /** The words between blanks of a title that a person would say. */
    private static List<String> pieces(Item item) {
        List<String> pieces = new ArrayList<>();
        for (String piece : item.title().split("[\\s,，()（）\\[\\]【】|/+*:：;；]+", -1)) {
            boolean hasLetter = piece.codePoints().anyMatch(Character::isLetter);
            boolean isShort = piece.length() <= 12 && piece.length() > (Words.isChinese(piece) ? 1 : 2);
            if (hasLetter && isShort && !Words.isStop(Words.key(piece))) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    boolean isFulfilledBy(Item other) {
        Money price = other.currentPrice();
        boolean isAffordable =
                budget == null || (price != null && price.amount().compareTo(budget) <= 0);
        boolean isKind = item.productType().isEmpty()
                ? has(other, new Property("words", kind, kind))
                : other.productType().equals(item.productType());
        return isAffordable && isKind && properties.stream().allMatch(property -> has(other, property));
    }

    /** Whether an item has a property; by words, if its title has every word of it. */
    static boolean has(Item item, Property property) {
        if (!property.slot().equals("words")) {
            return property.value().equals(item.attributes().get(property.slot().substring("attribute:".length())));
        }
        Set<String> title = keys(item.title());
        return title.containsAll(keys(property.value()));
    }

    private static Set<String> keys(String text) {
        Set<String> keys = new HashSet<>();
        for (Word word : Words.of(Words.clean(text))) {
            keys.add(word.key());
        }
        return keys;
    }
}
