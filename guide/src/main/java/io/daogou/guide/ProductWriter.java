package io.daogou.guide;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.guide.GuideProduct.ProductReason;
import io.daogou.guide.GuideProduct.Role;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.need.Candidates;
import io.daogou.guide.need.Need;
import io.daogou.guide.show.Likings;
import io.daogou.guide.show.Pick;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Wish;
import io.daogou.guide.word.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes products from the truth as it is at this moment: what the index thinks is only where to look. An item that is
 * gone, sold out, or no longer what was wished is left out.
 */
final class ProductWriter {
    private static final int MOST_REASONS = 3;
    private static final int MOST_MATCHES = 3;
    /** What matters least where it was not wished for. */
    private static final String COLOUR = Facet.ATTRIBUTE + "colour";

    private final Catalog catalog;
    private final Lexicon lexicon;
    private final Wording wording;
    private final Likings likings;
    private final boolean isAllRead;

    /** @param isAllRead whether all was understood that was said: else nothing may be said to fit it */
    ProductWriter(Catalog catalog, Lexicon lexicon, Wording wording, Likings likings, boolean isAllRead) {
        this.catalog = catalog;
        this.lexicon = lexicon;
        this.wording = wording;
        this.likings = likings;
        this.isAllRead = isAllRead;
    }

    /** At most {@code limit} of some picks, in their order. */
    List<GuideProduct> write(List<Pick> picks, Need need, Candidates candidates, int limit) {
        List<Pick> written = new ArrayList<>();
        List<ItemTexts> truths = new ArrayList<>();
        for (Pick pick : picks) {
            Optional<ItemTexts> found = truth(lexicon.assortment().itemId(pick.item()));
            if (truths.size() < limit && found.isPresent() && fulfils(found.get(), need, candidates)) {
                written.add(pick);
                truths.add(found.get());
            }
        }
        List<GuideProduct> products = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            ItemTexts texts = truths.get(i);
            ItemTexts best = i == 0 ? null : truths.getFirst();
            Role role = i == 0 ? Role.BEST_MATCH : role(written.get(i).stand(), texts, truths);
            String tradeOff = best == null ? null : tradeOff(best, texts, need);
            products.add(product(texts, role, reasons(texts, role, need, best), tradeOff));
        }
        return products;
    }

    /** One product by its identifier, as it is; none if it cannot be ordered. */
    Optional<GuideProduct> one(String itemId, Need need) {
        return truth(itemId)
                .map(texts -> product(texts, Role.BEST_MATCH, reasons(texts, Role.BEST_MATCH, need, null), null));
    }

    Optional<ItemTexts> truth(String itemId) {
        return catalog.item(itemId)
                .filter(item -> item.availability().canBeOrdered())
                .map(item -> ItemTexts.of(item, wording.language()));
    }

    private static Role role(Pick.Stand stand, ItemTexts texts, List<ItemTexts> beside) {
        return switch (stand) {
            // The best match itself is gone: what stands for it now is one that fits.
            case BEST_MATCH, ALTERNATIVE -> Role.ALTERNATIVE;
            // Prices may have changed since it was chosen.
            case CHEAPEST_GOOD -> isCheapest(texts, beside) ? Role.CHEAPEST_GOOD : Role.ALTERNATIVE;
            case MOST_LOVED -> Role.MOST_LOVED;
            case SOMETHING_ELSE -> Role.SOMETHING_ELSE;
        };
    }

    private static boolean isCheapest(ItemTexts texts, List<ItemTexts> beside) {
        Money price = texts.item().currentPrice();
        return price != null
                && beside.stream()
                        .map(one -> one.item().currentPrice())
                        .allMatch(other -> other == null || price.amount().compareTo(other.amount()) <= 0);
    }

    private boolean fulfils(ItemTexts texts, Need need, Candidates candidates) {
        Budget budget = need.budget();
        Money price = texts.item().currentPrice();
        boolean isAffordable = budget == null
                || candidates.overBudget()
                || (price != null && budget.contains(price.amount().doubleValue()));
        return isAffordable
                && need.wishes().stream()
                        .filter(wish -> !candidates.unmet().contains(wish))
                        .allMatch(wish -> has(texts, wish, need));
    }

    /** Wishes of one slot are alternatives. */
    private static boolean has(ItemTexts texts, Wish wish, Need need) {
        if (wish.isExcluded()) {
            return wish.slot().equals(Wish.WORDS) || !texts.has(wish);
        }
        return need.wishes().stream()
                .anyMatch(other -> !other.isExcluded() && other.slot().equals(wish.slot()) && texts.has(other));
    }

    private static GuideProduct product(
            ItemTexts texts, Role role, List<ProductReason> reasons, @Nullable String tradeOff) {
        Item item = texts.item();
        return new GuideProduct(
                item.itemId(),
                role,
                texts.title(),
                item.currentPrice(),
                item.salePrice() == null ? null : item.price(),
                item.availability(),
                item.link(),
                item.imageLink(),
                reasons,
                tradeOff);
    }

    private List<ProductReason> reasons(ItemTexts texts, Role role, Need need, @Nullable ItemTexts best) {
        List<ProductReason> reasons = new ArrayList<>();
        Item item = texts.item();
        if (role == Role.CHEAPEST_GOOD) {
            reasons.add(
                    new ProductReason("cheapest", wording.say(isAllRead ? "reason.cheapest" : "reason.cheapest.rest")));
        }
        if (likings.popular().containsKey(item.itemId())) {
            reasons.add(new ProductReason("popular", wording.say("reason.popular")));
        }
        List<String> matches = matches(texts, need);
        if (!matches.isEmpty()) {
            reasons.add(new ProductReason("matches", wording.say("reason.matches", wording.list(matches))));
        }
        Money price = item.currentPrice();
        Budget budget = need.budget();
        if (budget != null && price != null) {
            String key = budget(budget, price);
            reasons.add(new ProductReason(key, wording.say("reason." + key, wording.price(price))));
        }
        Money regular = item.price();
        if (item.salePrice() != null && regular != null) {
            reasons.add(new ProductReason("on_sale", wording.say("reason.on_sale", wording.price(regular))));
        }
        if (likings.personal().containsKey(item.itemId())) {
            reasons.add(new ProductReason("for_you", wording.say("reason.for_you")));
        }
        if (role == Role.SOMETHING_ELSE && best != null) {
            difference(best, texts, need)
                    .ifPresent(value ->
                            reasons.add(0, new ProductReason("different", wording.say("reason.other", value.other()))));
        }
        if (reasons.isEmpty()) {
            reasons.add(new ProductReason("matches", wording.say(isAllRead ? "reason.fits" : "reason.fits.rest")));
        }
        return reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
    }

    private static String budget(Budget budget, Money price) {
        if (budget.contains(price.amount().doubleValue())) {
            return "in_budget";
        }
        BigDecimal min = budget.min();
        return min != null && price.amount().compareTo(min) < 0 ? "below_budget" : "over_budget";
    }

    /** What the item has of what was wished, in the item's own words. */
    private static List<String> matches(ItemTexts texts, Need need) {
        List<String> matches = new ArrayList<>();
        Map<String, Map.Entry<String, String>> attributes = texts.attributes();
        for (Wish wish : need.wishes()) {
            boolean isMatch =
                    !wish.isExcluded() && !wish.isCategory() && !wish.slot().equals(Wish.WORDS) && texts.has(wish);
            String brand = texts.item().brand();
            Map.Entry<String, String> attribute = attributes.get(wish.slot());
            if (isMatch && wish.slot().equals(Facet.BRAND) && brand != null) {
                matches.add(brand);
            } else if (isMatch && attribute != null && !matches.contains(attribute.getValue())) {
                matches.add(attribute.getValue());
            }
        }
        return matches.subList(0, Math.min(MOST_MATCHES, matches.size()));
    }

    private record Difference(String name, String best, String other) {}

    /** The first property, those wished for first, that both have and in which they differ. */
    private static Optional<Difference> difference(ItemTexts best, ItemTexts other, Need need) {
        Map<String, Map.Entry<String, String>> ofBest = best.attributes();
        Map<String, Map.Entry<String, String>> ofOther = other.attributes();
        List<String> slots = new ArrayList<>();
        need.wishes().forEach(wish -> slots.add(wish.slot()));
        ofBest.keySet().stream().filter(slot -> !slot.equals(COLOUR)).forEach(slots::add);
        slots.add(COLOUR);
        for (String slot : slots) {
            Map.Entry<String, String> one = ofBest.get(slot);
            Map.Entry<String, String> two = ofOther.get(slot);
            if (one != null && two != null && !one.getValue().equals(two.getValue())) {
                return Optional.of(new Difference(one.getKey(), one.getValue(), two.getValue()));
            }
        }
        return Optional.empty();
    }

    private @Nullable String tradeOff(ItemTexts best, ItemTexts other, Need need) {
        String price = priceDifference(best.item(), other.item());
        String instead = difference(best, other, need)
                .map(found -> wording.say("tradeoff.instead", found.other(), found.best(), found.name()))
                .orElse(null);
        if (instead == null) {
            return price;
        }
        if (price == null) {
            return isSamePrice(best.item(), other.item()) ? wording.say("tradeoff.same", instead) : instead;
        }
        return wording.say("tradeoff.join", price, instead);
    }

    private static boolean isSamePrice(Item one, Item other) {
        Money a = one.currentPrice();
        return a != null && a.equals(other.currentPrice());
    }

    private @Nullable String priceDifference(Item best, Item other) {
        Money a = best.currentPrice();
        Money b = other.currentPrice();
        if (a == null || b == null || !a.currency().equals(b.currency()) || a.equals(b)) {
            return null;
        }
        Money difference = new Money(a.amount().subtract(b.amount()).abs(), a.currency());
        boolean isCheaper = b.amount().compareTo(a.amount()) < 0;
        return wording.say(isCheaper ? "tradeoff.cheaper" : "tradeoff.dearer", wording.price(difference));
    }
}
