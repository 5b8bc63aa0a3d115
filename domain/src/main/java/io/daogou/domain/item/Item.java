package io.daogou.domain.item;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop offers. Field names are those of the Google Merchant product data in lower camel case.
 *
 * @param itemId the shop's own identifier
 * @param title in the shop's first language
 * @param link the product page, absolute or relative to the shop
 * @param imageLink a picture, absolute or relative to the shop
 * @param price the regular price; none where the shop has not said
 * @param salePrice the price asked now, where it differs; never above {@code price}, in the same currency
 * @param productType the path of the category, widest first: {@code [Home, Kitchen, Tea]}
 * @param gtin the bar code
 * @param itemGroupId joins variants of one product
 * @param attributes free names and values in the order given: colour, size, material
 * @param translations further languages by BCP 47 tag: {@code zh}
 * @param addedAt since when the shop offers it; none: the moment the catalogue first sees it
 */
public record Item(
        String itemId,
        String title,
        @Nullable String description,
        @Nullable String link,
        @Nullable String imageLink,
        @Nullable Money price,
        @Nullable Money salePrice,
        Availability availability,
        @Nullable String brand,
        List<String> productType,
        @Nullable String gtin,
        @Nullable String itemGroupId,
        Map<String, String> attributes,
        Map<String, Translation> translations,
        @Nullable Instant addedAt) {
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_LINK = 2_000;
    private static final int DEEPEST_PATH = 10;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_TRANSLATIONS = 50;

    public Item {
        Check.id("itemId", itemId);
        Check.text("title", title, LONGEST_TITLE);
        description = Check.optionalText("description", description, LONGEST_DESCRIPTION);
        link = Check.optionalText("link", link, LONGEST_LINK);
        imageLink = Check.optionalText("imageLink", imageLink, LONGEST_LINK);
        checkSalePrice(price, salePrice);
        brand = Check.optionalText("brand", brand, LONGEST_TITLE);
        productType = checkedPath(productType);
        gtin = Check.optionalText("gtin", gtin, Check.LONGEST_ID);
        itemGroupId = Check.optionalId("itemGroupId", itemGroupId);
        attributes = checkedAttributes(attributes);
        translations = checkedTranslations(translations);
        if (addedAt != null) {
            Check.time("addedAt", addedAt);
        }
    }

    /** An item with only what every item needs; in stock. */
    public static Item of(String itemId, String title) {
        return new ItemBuilder(itemId, title).build();
    }

    /** A builder that starts with everything this item has. */
    public ItemBuilder toBuilder() {
        return new ItemBuilder(this);
    }

    /** What a shopper pays now: the sale price if there is one. */
    public @Nullable Money currentPrice() {
        return salePrice != null ? salePrice : price;
    }

    private static void checkSalePrice(@Nullable Money price, @Nullable Money salePrice) {
        if (salePrice == null) {
            return;
        }
        if (price == null || !price.currency().equals(salePrice.currency())) {
            throw new InvalidInput(
                    "salePrice",
                    "has no price beside it in its currency",
                    salePrice,
                    "give price in the same currency too");
        }
        if (salePrice.amount().compareTo(price.amount()) > 0) {
            throw new InvalidInput("salePrice", "is above the price", salePrice, "give at most the price, " + price);
        }
    }

    static List<String> checkedPath(List<String> path) {
        if (path.size() > DEEPEST_PATH) {
            throw new InvalidInput(
                    "productType", "is too deep", path.size(), "give at most " + DEEPEST_PATH + " levels");
        }
        path.forEach(level -> Check.text("productType", level, LONGEST_TITLE));
        return List.copyOf(path);
    }

    static Map<String, String> checkedAttributes(Map<String, String> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new InvalidInput("attributes", "are too many", attributes.size(), "give at most " + MOST_ATTRIBUTES);
        }
        Map<String, String> copy = new LinkedHashMap<>();
        attributes.forEach((name, value) -> copy.put(
                Check.text("attributes", name, LONGEST_TITLE),
                Objects.requireNonNull(Check.text(name, value, LONGEST_LINK))));
        return Collections.unmodifiableMap(copy);
    }

    private static Map<String, Translation> checkedTranslations(Map<String, Translation> translations) {
        if (translations.size() > MOST_TRANSLATIONS) {
            throw new InvalidInput(
                    "translations", "are too many", translations.size(), "give at most " + MOST_TRANSLATIONS);
        }
        translations.keySet().forEach(tag -> Check.text("translations", tag, 35));
        return Map.copyOf(translations);
    }
}
