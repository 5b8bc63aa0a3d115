package io.daogou.server.feed;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.server.agents.MinorUnits;
import io.daogou.server.agents.PlainText;
import io.daogou.server.agents.WebLinks;
import io.daogou.server.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the line of an item, in the order of the specification, or says why there can be none. */
final class FeedLine {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final String PATH_SEPARATOR = " > ";

    private final FeedSeller seller;
    private final WebLinks links;
    private final Variations variations;
    private final FeedProblems problems;

    FeedLine(FeedSeller seller, Variations variations, FeedProblems problems) {
        this.seller = seller;
        this.links = new WebLinks(seller.address());
        this.variations = variations;
        this.problems = problems;
    }

    Optional<JsonWriter> of(Item item) {
        String url = links.absolute(item.link()).orElse(null);
        String image = links.absolute(item.imageLink()).orElse(null);
        if (!isComplete(item, url, image)) {
            return Optional.empty();
        }
        JsonWriter json = new JsonWriter(1_024).beginObject().field("item_id", item.itemId());
        json.field("title", shortened("title", item, item.title(), LONGEST_TITLE));
        json.field("description", shortened("description", item, item.description(), LONGEST_DESCRIPTION));
        json.field("url", url).field("brand", text(item.brand())).field("image_url", image);
        json.field("price", price(item.price())).field("sale_price", price(item.salePrice()));
        json.field("availability", availability(item.availability()));
        variant(json, item);
        json.field("gtin", text(item.gtin()));
        if (!item.productType().isEmpty()) {
            json.field("product_category", text(String.join(PATH_SEPARATOR, item.productType())));
        }
        seller(json);
        json.field("is_eligible_search", true).field("is_eligible_checkout", false);
        return Optional.of(json.endObject());
    }

    private boolean isComplete(Item item, @Nullable String url, @Nullable String image) {
        String id = item.itemId();
        // All of them, not the first alone: whoever mends a catalogue wants to know everything at once.
        boolean complete = has("item_id", id, id.length() <= LONGEST_ID, "give at most 100 characters in itemId");
        complete &= has("description", id, item.description() != null, "give description");
        complete &= has("url", id, url != null, "give link, absolute, or agents.publicUrl in the configuration");
        complete &= has("brand", id, item.brand() != null, "give brand");
        complete &= has("image_url", id, image != null, "give imageLink, absolute, or agents.publicUrl");
        complete &= has("price", id, item.price() != null, "give price");
        complete &= has("seller_url", id, seller.address() != null, "set agents.publicUrl in the configuration");
        return complete;
    }

    private boolean has(String field, String itemId, boolean there, String advice) {
        if (!there) {
            problems.missing(field, itemId, advice);
        }
        return there;
    }

    private void variant(JsonWriter json, Item item) {
        if (variations.varies(item)) {
            json.field("group_id", item.itemGroupId()).field("listing_has_variations", true);
            Map<String, String> options = variations.options(item);
            if (!options.isEmpty()) {
                json.name("variant_dict").beginObject();
                options.forEach((name, value) -> json.field(PlainText.of(name), PlainText.of(value)));
                json.endObject();
            }
        }
    }

    private void seller(JsonWriter json) {
        json.field("seller_name", seller.name());
        json.field("seller_url", Objects.requireNonNull(seller.address()).toString());
        if (seller.country() != null) {
            json.field("store_country", seller.country()).texts("target_countries", List.of(seller.country()));
        }
    }

    /** Cut at the end of a word where there is one. */
    private @Nullable String shortened(String field, Item item, @Nullable String text, int longest) {
        String plain = text(text);
        if (plain == null || plain.length() <= longest) {
            return plain;
        }
        problems.changed(field, item.itemId(), "shortened to " + longest + " characters");
        int blank = plain.lastIndexOf(' ', longest - 1);
        int end = blank > longest / 2 ? blank : longest - 1;
        // Not between the two halves of a character.
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : PlainText.of(text);
    }

    /** With as many digits as the currency has: {@code 19.90 USD}, {@code 1990 JPY}. */
    private static @Nullable String price(@Nullable Money money) {
        return money == null
                ? null
                : MinorUnits.amount(MinorUnits.of(money), money.currency()).toPlainString() + " "
                        + money.currency().getCurrencyCode();
    }

    private static String availability(Availability availability) {
        return switch (availability) {
            case IN_STOCK -> "in_stock";
            case OUT_OF_STOCK -> "out_of_stock";
            case PREORDER -> "pre_order";
            case BACKORDER -> "backorder";
        };
    }
}
