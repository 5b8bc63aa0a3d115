package io.daogou.domain.item;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Item} field by field; {@link #build()} checks it. Not for use by several threads. */
public final class ItemBuilder {
    private final String itemId;
    private String title;
    private @Nullable String description;
    private @Nullable String link;
    private @Nullable String imageLink;
    private @Nullable Money price;
    private @Nullable Money salePrice;
    private Availability availability = Availability.IN_STOCK;
    private @Nullable String brand;
    private List<String> productType = List.of();
    private @Nullable String gtin;
    private @Nullable String itemGroupId;
    private Map<String, String> attributes = Map.of();
    private Map<String, Translation> translations = Map.of();
    private @Nullable Instant addedAt;

    public ItemBuilder(String itemId, String title) {
        this.itemId = itemId;
        this.title = title;
    }

    ItemBuilder(Item item) {
        itemId = item.itemId();
        title = item.title();
        description = item.description();
        link = item.link();
        imageLink = item.imageLink();
        price = item.price();
        salePrice = item.salePrice();
        availability = item.availability();
        brand = item.brand();
        productType = item.productType();
        gtin = item.gtin();
        itemGroupId = item.itemGroupId();
        attributes = item.attributes();
        translations = item.translations();
        addedAt = item.addedAt();
    }

    public ItemBuilder title(String title) {
        this.title = title;
        return this;
    }

    public ItemBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public ItemBuilder link(@Nullable String link) {
        this.link = link;
        return this;
    }

    public ItemBuilder imageLink(@Nullable String imageLink) {
        this.imageLink = imageLink;
        return this;
    }

    public ItemBuilder price(@Nullable Money price) {
        this.price = price;
        return this;
    }

    public ItemBuilder salePrice(@Nullable Money salePrice) {
        this.salePrice = salePrice;
        return this;
    }

    public ItemBuilder availability(Availability availability) {
        this.availability = availability;
        return this;
    }

    public ItemBuilder brand(@Nullable String brand) {
        this.brand = brand;
        return this;
    }

    public ItemBuilder productType(List<String> productType) {
        this.productType = productType;
        return this;
    }

    public ItemBuilder gtin(@Nullable String gtin) {
        this.gtin = gtin;
        return this;
    }

    public ItemBuilder itemGroupId(@Nullable String itemGroupId) {
        this.itemGroupId = itemGroupId;
        return this;
    }

    public ItemBuilder attributes(Map<String, String> attributes) {
        this.attributes = attributes;
        return this;
    }

    public ItemBuilder addedAt(@Nullable Instant addedAt) {
        this.addedAt = addedAt;
        return this;
    }

    /** Adds the texts of one more language. */
    public ItemBuilder translation(String languageTag, Translation translation) {
        Map<String, Translation> more = new LinkedHashMap<>(translations);
        more.put(languageTag, translation);
        translations = more;
        return this;
    }

    public Item build() {
        return new Item(
                itemId,
                title,
                description,
                link,
                imageLink,
                price,
                salePrice,
                availability,
                brand,
                productType,
                gtin,
                itemGroupId,
                attributes,
                translations,
                addedAt);
    }
}
