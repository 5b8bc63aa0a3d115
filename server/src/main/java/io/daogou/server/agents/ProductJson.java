package io.daogou.server.agents;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes products as the protocol has them. Texts are those of the catalogue, in the reader's language where it has them;
 * what it does not say is left out.
 *
 * @param seller the shop's name
 */
public record ProductJson(WebLinks links, String seller) {
    /** A category path as one text; filters take it in the same form. */
    static final String PATH_SEPARATOR = " > ";

    /**
     * Writes a product.
     *
     * @param shown the variants to show, the featured one first; all of this product
     * @param language BCP 47 tag
     */
    ObjectNode product(Product product, List<Item> shown, String language) {
        Item featured = shown.getFirst();
        ObjectNode json = AgentJson.object().put("id", product.id());
        texts(json, featured, language);
        if (featured.brand() != null) {
            json.put("brand", PlainText.of(featured.brand()));
        }
        category(json, featured);
        range(json.putObject("price_range"), product.variants(), Item::currentPrice);
        if (product.variants().stream().anyMatch(item -> item.salePrice() != null)) {
            range(json.putObject("list_price_range"), product.variants(), Item::price);
        }
        media(json, featured, language);
        ArrayNode variants = json.putArray("variants");
        Options options = Options.of(product);
        shown.forEach(item -> variant(variants.addObject(), item, options, language));
        return json;
    }

    /** Writes which options there are. */
    void options(ObjectNode product, Options options) {
        if (!options.values().isEmpty()) {
            ArrayNode array = product.putArray("options");
            options.values().forEach((name, values) -> {
                ArrayNode labels = array.addObject().put("name", name).putArray("values");
                values.forEach(value -> labels.addObject().put("label", value));
            });
        }
    }

    /** Writes which options there are, and for each value whether it goes with what is selected. */
    void options(ObjectNode json, Product product, Options options, Map<String, String> selected) {
        if (options.values().isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("options");
        options.values().forEach((name, values) -> {
            ArrayNode labels = array.addObject().put("name", name).putArray("values");
            for (String value : values) {
                Map<String, String> changed = new LinkedHashMap<>(selected);
                changed.put(name, value);
                List<Item> fitting = product.variants(item -> Options.fits(item, changed));
                ObjectNode label = labels.addObject().put("label", value);
                label.put(
                        "available",
                        fitting.stream().anyMatch(item -> item.availability().canBeOrdered()));
                label.put("exists", !fitting.isEmpty());
            }
        });
        selected(json.putArray("selected"), selected);
    }

    /** What a variant or a product is in the reader's language: its title, or the shop's. */
    static String title(Item item, String language) {
        Translation translation = translation(item, language);
        return PlainText.of(translation == null ? item.title() : translation.title());
    }

    static void money(ObjectNode json, Money money) {
        json.put("amount", MinorUnits.of(money))
                .put("currency", money.currency().getCurrencyCode());
    }

    private void variant(ObjectNode json, Item item, Options options, String language) {
        json.put("id", item.itemId()).put("sku", item.itemId());
        texts(json, item, language);
        money(json.putObject("price"), Objects.requireNonNull(item.currentPrice()));
        if (item.salePrice() != null && item.price() != null) {
            money(json.putObject("list_price"), item.price());
        }
        ObjectNode availability = json.putObject("availability");
        availability.put("available", item.availability().canBeOrdered());
        availability.put("status", item.availability().wireName());
        if (item.gtin() != null) {
            json.putArray("barcodes").addObject().put("type", "GTIN").put("value", PlainText.of(item.gtin()));
        }
        if (!options.values().isEmpty()) {
            selected(json.putArray("options"), options.of(item));
        }
        media(json, item, language);
        attributes(json, item);
        json.putObject("seller").put("name", seller);
    }

    private void texts(ObjectNode json, Item item, String language) {
        Translation translation = translation(item, language);
        String description = translation == null ? item.description() : translation.description();
        String title = title(item, language);
        json.put("title", title);
        json.putObject("description").put("plain", description == null ? title : PlainText.of(description));
        links.absolute(item.link()).ifPresent(url -> json.put("url", url));
    }

    private void media(ObjectNode json, Item item, String language) {
        links.absolute(item.imageLink())
                .ifPresent(url -> json.putArray("media")
                        .addObject()
                        .put("type", "image")
                        .put("url", url)
                        .put("alt_text", title(item, language)));
    }

    private static void category(ObjectNode json, Item item) {
        if (!item.productType().isEmpty()) {
            String path = PlainText.of(String.join(PATH_SEPARATOR, item.productType()));
            json.putArray("categories").addObject().put("value", path).put("taxonomy", "merchant");
        }
    }

    private static void attributes(ObjectNode json, Item item) {
        if (!item.attributes().isEmpty()) {
            ObjectNode attributes = json.putObject("metadata").putObject("attributes");
            Options.attributes(item).forEach(attributes::put);
        }
    }

    private static void selected(ArrayNode json, Map<String, String> selected) {
        selected.forEach((name, value) -> json.addObject().put("name", name).put("label", value));
    }

    /** Over the variants in the currency of the first: sums of different currencies have no order. */
    private static void range(ObjectNode json, List<Item> variants, Function<Item, @Nullable Money> price) {
        Money first = Objects.requireNonNull(price.apply(variants.getFirst()));
        List<Money> prices = variants.stream()
                .map(price)
                .filter(money -> money != null && money.currency().equals(first.currency()))
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing(Money::amount))
                .toList();
        money(json.putObject("min"), prices.getFirst());
        money(json.putObject("max"), prices.getLast());
    }

    /** The texts for a language tag, or for its language where the region is not there. */
    private static @Nullable Translation translation(Item item, String language) {
        Translation exact = item.translations().get(language);
        return exact != null
                ? exact
                : item.translations().get(Locale.forLanguageTag(language).getLanguage());
    }
}
