package io.daogou.guide;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.guide.word.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts products side by side. */
final class Comparer {
    private static final String MISSING = "–";
    private static final int MOST_NAMED = 3;
    private final Wording wording;
    private final UnaryOperator<String> brandName;

    /** @param brandName what a brand is called in the language */
    Comparer(Wording wording, UnaryOperator<String> brandName) {
        this.wording = wording;
        this.brandName = brandName;
    }

    Comparison compare(List<ItemTexts> items) {
        List<Comparison.Row> rows = new ArrayList<>();
        rows.add(row(wording.say("compare.price"), items, texts -> price(texts.item())));
        if (items.stream().anyMatch(texts -> texts.item().brand() != null)) {
            rows.add(row(wording.say("compare.brand"), items, texts -> brand(texts.item())));
        }
        Map<String, String> names = new LinkedHashMap<>();
        items.forEach(texts -> texts.attributes().forEach((slot, value) -> names.putIfAbsent(slot, value.getKey())));
        names.forEach((slot, name) -> rows.add(row(name, items, texts -> {
            Map.Entry<String, String> value = texts.attributes().get(slot);
            return value == null ? null : value.getValue();
        })));
        return new Comparison(items.stream().map(texts -> texts.item().itemId()).toList(), rows, summary(items, rows));
    }

    private @Nullable String brand(Item item) {
        String brand = item.brand();
        return brand == null ? null : brandName.apply(brand);
    }

    private @Nullable String price(Item item) {
        Money price = item.currentPrice();
        return price == null ? null : wording.price(price);
    }

    private static Comparison.Row row(
            String label, List<ItemTexts> items, Function<ItemTexts, @Nullable String> value) {
        List<String> values = new ArrayList<>();
        for (ItemTexts item : items) {
            String found = value.apply(item);
            values.add(found == null ? MISSING : found);
        }
        return new Comparison.Row(label, values, new HashSet<>(values).size() > 1);
    }

    private String summary(List<ItemTexts> items, List<Comparison.Row> rows) {
        List<String> differing = rows.subList(1, rows.size()).stream()
                .filter(Comparison.Row::differs)
                .map(Comparison.Row::label)
                .limit(MOST_NAMED)
                .toList();
        String separator = wording.language().equals(Wording.CHINESE) ? "" : " ";
        String differences = differing.isEmpty()
                ? wording.say("compare.alike")
                : wording.say("compare.differ", wording.list(differing));
        return (prices(items) + separator + differences).strip();
    }

    private String prices(List<ItemTexts> items) {
        List<ItemTexts> priced = items.stream()
                .filter(texts -> texts.item().currentPrice() != null)
                .sorted(Comparator.comparing(texts -> amount(texts.item())))
                .toList();
        if (priced.size() < 2) {
            return "";
        }
        Item cheapest = priced.getFirst().item();
        Item dearest = priced.getLast().item();
        if (amount(cheapest).compareTo(amount(dearest)) == 0) {
            return wording.say("compare.same.price");
        }
        Money low = cheapest.currentPrice();
        Money high = dearest.currentPrice();
        if (low == null || high == null || !low.currency().equals(high.currency())) {
            return "";
        }
        Money difference = new Money(high.amount().subtract(low.amount()), low.currency());
        return wording.say(
                "compare.cheaper",
                priced.getFirst().title(),
                wording.price(difference),
                priced.getLast().title());
    }

    private static BigDecimal amount(Item item) {
        Money price = item.currentPrice();
        return price == null ? BigDecimal.ZERO : price.amount();
    }
}
