package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an item of the attributes of Google Merchant product data, by their names: {@code image_link}, {@code sale_price}.
 * What has no field of its own becomes an attribute. It replaces what the catalogue has, but for translations and the time
 * it was added.
 */
final class MerchantItem {
    private final @Nullable Currency usualCurrency;
    private final Map<String, String> values = new LinkedHashMap<>();

    MerchantItem(@Nullable Currency usualCurrency) {
        this.usualCurrency = usualCurrency;
    }

    void clear() {
        values.clear();
    }

    /** Sets a value by the name it has in the feed; of several values of one name the first counts. */
    void put(String name, String value) {
        String text = value.strip();
        if (!text.isEmpty()) {
            values.putIfAbsent(camelCase(name), text);
        }
    }

    /** The identifier, if there is one. */
    @Nullable
    String itemId() {
        return values.get("id");
    }

    Item build(@Nullable Item known) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        String title = required(rest, "title");
        ItemBuilder item = new ItemBuilder(required(rest, "id"), title)
                .description(rest.remove("description"))
                .link(rest.remove("link"))
                .imageLink(rest.remove("imageLink"))
                .brand(rest.remove("brand"))
                .gtin(rest.remove("gtin"))
                .itemGroupId(rest.remove("itemGroupId"))
                .availability(Availabilities.of(rest.remove("availability")));
        prices(item, rest);
        category(item, rest);
        item.attributes(rest);
        if (known != null) {
            item.addedAt(known.addedAt());
            known.translations().forEach(item::translation);
        }
        return item.build();
    }

    private void prices(ItemBuilder item, Map<String, String> rest) {
        Money price = money("price", rest.remove("price"));
        Money sale = money("sale_price", rest.remove("salePrice"));
        boolean same = price != null && sale != null && price.equals(sale);
        item.price(price == null ? sale : price).salePrice(price == null || same ? null : sale);
    }

    private static void category(ItemBuilder item, Map<String, String> rest) {
        String own = rest.remove("productType");
        String google = rest.remove("googleProductCategory");
        String path = own == null ? google : own;
        if (path != null) {
            item.productType(CategoryPath.of(path));
        }
    }

    private static String required(Map<String, String> rest, String name) {
        String value = rest.remove(name);
        if (value == null) {
            throw new InvalidInput(name, "is missing", "null", "every product of a feed has id and title");
        }
        return value;
    }

    private @Nullable Money money(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        PriceReader reader = new PriceReader();
        BigDecimal amount = reader.amount(text);
        Currency currency = reader.currency() == null ? usualCurrency : reader.currency();
        if (amount == null || currency == null) {
            throw new InvalidInput(name, "is no price with a currency", text, "write 19.90 CNY, or use --currency");
        }
        return new Money(amount, currency);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** {@code image_link}, {@code image link} and {@code g:image_link} are all {@code imageLink}. */
    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = name.startsWith("g:") ? 2 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            } else {
                upper = !camel.isEmpty();
            }
        }
        return camel.toString();
    }
}
