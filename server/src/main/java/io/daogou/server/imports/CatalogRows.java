package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a table into items. Columns that the table has replace what the catalogue knew; others stay as they were, so
 * that a price list can follow a product list. A table without identifiers takes them from the product link, or makes them
 * of link or title.
 */
final class CatalogRows {
    private static final String ASIN_PATH = "/dp/";
    private static final int ASIN = 10;

    private final ImportRun run;
    private final MappedRow row;
    private final ColumnMapping mapping;
    private final TimeReader times;

    CatalogRows(ImportRun run, MappedRow row, ColumnMapping mapping, TimeReader times) {
        this.run = run;
        this.row = row;
        this.mapping = mapping;
        this.times = times;
    }

    /** Reads the row in hand. */
    void read() {
        String itemId = itemId();
        if (run.options.skippedItems().contains(itemId)) {
            run.tally.skipped++;
            return;
        }
        run.items.add(item(itemId, run.items.known(itemId).orElse(null)));
    }

    private String itemId() {
        String given = row.id(Field.ITEM);
        if (given != null) {
            return given;
        }
        if (mapping.has(Field.ITEM)) {
            throw new InvalidInput("item", "is missing", "null", "every product has an identifier");
        }
        String link = row.text(Field.LINK);
        String key = link == null ? row.text(Field.TITLE) : withoutQuery(link);
        if (key == null) {
            throw new InvalidInput("title", "is missing", "null", "every product has a title");
        }
        String asin = asin(key);
        return asin == null ? hashed(key) : asin;
    }

    /** The ten characters behind {@code /dp/} in links of one large marketplace. */
    private static @Nullable String asin(String link) {
        int from = link.indexOf(ASIN_PATH) + ASIN_PATH.length();
        int to = from + ASIN;
        if (from < ASIN_PATH.length() || to > link.length() || (to < link.length() && link.charAt(to) != '/')) {
            return null;
        }
        return link.substring(from, to);
    }

    private static String withoutQuery(String link) {
        int query = link.indexOf('?');
        return query < 0 ? link : link.substring(0, query);
    }

    private static String hashed(String key) {
        Fingerprint print = new Fingerprint();
        print.start(0);
        print.add(key);
        return Fingerprint.eventId(print.high(), print.low(), 0);
    }

    private Item item(String itemId, @Nullable Item known) {
        String title = row.text(Field.TITLE);
        if (title == null && known == null) {
            throw new InvalidInput("title", "is missing", "null", "a product that is new has a title");
        }
        ItemBuilder item = known == null ? new ItemBuilder(itemId, String.valueOf(title)) : known.toBuilder();
        if (title != null) {
            item.title(title);
        }
        texts(item);
        if (mapping.has(Field.PRICE)) {
            prices(item);
        }
        if (mapping.has(Field.CATEGORY)) {
            item.productType(category());
        }
        if (mapping.has(Field.AVAILABILITY)) {
            item.availability(Availabilities.of(row.text(Field.AVAILABILITY)));
        }
        if (mapping.has(Field.RATING)) {
            item.attributes(withRating(known == null ? Map.of() : known.attributes()));
        }
        return item.addedAt(addedAt(known)).build();
    }

    private void texts(ItemBuilder item) {
        if (mapping.has(Field.DESCRIPTION)) {
            item.description(row.text(Field.DESCRIPTION));
        }
        if (mapping.has(Field.BRAND)) {
            item.brand(row.text(Field.BRAND));
        }
        if (mapping.has(Field.IMAGE)) {
            item.imageLink(row.text(Field.IMAGE));
        }
        if (mapping.has(Field.LINK)) {
            item.link(row.text(Field.LINK));
        }
        if (mapping.has(Field.GTIN)) {
            item.gtin(row.text(Field.GTIN));
        }
    }

    private void prices(ItemBuilder item) {
        Money price = money(Field.PRICE);
        Money sale = money(Field.SALE_PRICE);
        boolean lower = price != null
                && sale != null
                && price.currency().equals(sale.currency())
                && sale.amount().compareTo(price.amount()) < 0;
        item.price(price == null ? sale : price).salePrice(lower ? sale : null);
    }

    private @Nullable Money money(Field field) {
        BigDecimal amount = row.price(field);
        var currency = row.currency();
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private List<String> category() {
        List<String> path = new ArrayList<>();
        for (Field field : new Field[] {Field.CATEGORY, Field.SUBCATEGORY}) {
            String text = row.text(field);
            if (text != null) {
                path.addAll(CategoryPath.of(text));
            }
        }
        return path;
    }

    private Map<String, String> withRating(Map<String, String> known) {
        Map<String, String> attributes = new LinkedHashMap<>(known);
        String rating = row.text(Field.RATING);
        if (rating == null) {
            attributes.remove(Field.RATING.wireName());
        } else {
            attributes.put(Field.RATING.wireName(), rating);
        }
        return attributes;
    }

    private @Nullable Instant addedAt(@Nullable Item known) {
        String time = row.text(Field.TIME);
        long millis = time == null ? TimeReader.NONE : times.millis(time);
        if (millis != TimeReader.NONE) {
            return Instant.ofEpochMilli(millis);
        }
        return known == null ? null : known.addedAt();
    }
}
