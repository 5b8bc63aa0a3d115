package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.PriceRange;
import io.daogou.domain.search.Traits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which variants an agent wants to see. Values of one kind are alternatives; all kinds must fit.
 *
 * @param categories paths, widest level first; what lies below fits too
 * @param brands in any case
 * @param price the current price lies there, in this currency
 * @param availability empty: for search what can be ordered, for the rest any
 */
record CatalogFilter(
        Set<List<String>> categories,
        Set<String> brands,
        @Nullable PriceRange price,
        Set<Availability> availability) {
    static final CatalogFilter NONE = new CatalogFilter(Set.of(), Set.of(), null, Set.of());
    private static final int MOST_VALUES = 50;

    /** Reads {@code filters}. */
    static CatalogFilter of(Input request, Reader reader) {
        Input filters = request.object("filters", "categories", "price", "brand", "availability");
        if (filters == null) {
            return NONE;
        }
        Set<List<String>> categories = new LinkedHashSet<>();
        for (String path : few(filters, "categories")) {
            categories.add(Arrays.stream(path.split(">", -1))
                    .map(String::strip)
                    .filter(level -> !level.isEmpty())
                    .toList());
        }
        categories.remove(List.<String>of());
        Set<Availability> availability = new LinkedHashSet<>();
        few(filters, "availability").forEach(name -> availability.add(Availability.ofWireName(name)));
        return new CatalogFilter(
                categories, new LinkedHashSet<>(few(filters, "brand")), price(filters, reader), availability);
    }

    private static List<String> few(Input filters, String name) {
        List<String> values = filters.texts(name);
        if (values.size() > MOST_VALUES) {
            throw new InvalidInput(filters.place(name), "are too many", values.size(), "give at most " + MOST_VALUES);
        }
        return values;
    }

    private static @Nullable PriceRange price(Input filters, Reader reader) {
        Input price = filters.object("price", "min", "max");
        Long min = price == null ? null : price.amount("min");
        Long max = price == null ? null : price.amount("max");
        if (price == null || (min == null && max == null)) {
            return null;
        }
        if (min != null && max != null && min > max) {
            throw new InvalidInput(price.place("min"), "is above max", min, "give at most " + max);
        }
        return new PriceRange(amount(min, reader), amount(max, reader), reader.currency());
    }

    private static @Nullable BigDecimal amount(@Nullable Long minorUnits, Reader reader) {
        return minorUnits == null ? null : MinorUnits.amount(minorUnits, reader.currency());
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /** The same for the index; of availabilities it knows only whether something can be ordered. */
    ItemFilter forIndex() {
        boolean inStock = availability.stream().allMatch(Availability::canBeOrdered);
        return new ItemFilter(new Traits(categories, brands, Map.of()), Traits.NONE, price, inStock);
    }

    boolean fits(Item item) {
        return fitsCategory(item)
                && (brands.isEmpty() || fitsBrand(item))
                && (price == null || fitsPrice(item, price))
                && (availability.isEmpty() || availability.contains(item.availability()));
    }

    private boolean fitsCategory(Item item) {
        List<String> path = item.productType();
        return categories.isEmpty()
                || categories.stream()
                        .anyMatch(wanted -> wanted.size() <= path.size()
                                && path.subList(0, wanted.size()).equals(wanted));
    }

    private boolean fitsBrand(Item item) {
        Set<String> folded = new TreeSet<>();
        brands.forEach(brand -> folded.add(brand.toLowerCase(Locale.ROOT)));
        return item.brand() != null && folded.contains(item.brand().toLowerCase(Locale.ROOT));
    }

    private static boolean fitsPrice(Item item, PriceRange range) {
        Money price = item.currentPrice();
        return price != null && price.currency().equals(range.currency()) && range.contains(price.amount());
    }
}
