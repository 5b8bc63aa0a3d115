package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What agents may ask beside the catalogue: recommendations with their reasons, and products side by side. Both are about
 * items that the agent names; what the shop knows of people stays out of them.
 *
 * <p><b>Threads:</b> any number.
 */
public final class AgentAdvice {
    private static final int MOST_RECOMMENDED = 50;
    private static final int DEFAULT_RECOMMENDED = 10;
    /** A shelf is of items, an answer of products: several items may be one, and some have no price. */
    private static final int ITEMS_A_PRODUCT = 4;

    private static final int MOST_COMPARED = 4;
    private static final int LONGEST_HISTORY = 100;
    private static final List<String> PLACEMENTS = List.of("home", "item-similar", "cart-together", "popular", "new");

    private final Recommender recommender;
    private final AgentCatalog catalog;

    public AgentAdvice(Recommender recommender, AgentCatalog catalog) {
        this.recommender = recommender;
        this.catalog = catalog;
    }

    /** A shelf: what goes with some products, with what somebody has dealt with, or what is popular or new. */
    ObjectNode recommend(JsonNode json) {
        Input input = Input.of("", json, "placement", "item_ids", "history", "category", "limit", "context");
        Reader reader = Reader.of(input.object("context"), catalog.shop().currency());
        int limit = input.number("limit", 1, MOST_RECOMMENDED, DEFAULT_RECOMMENDED);
        Recommendation shelf = recommender.recommend(request(input, limit * ITEMS_A_PRODUCT));
        ObjectNode answer = AgentJson.object().put("recommendation_id", shelf.recommendationId());
        ArrayNode array = answer.putArray("recommendations");
        Set<String> shown = new LinkedHashSet<>();
        for (RecommendedItem item : shelf.items()) {
            if (shown.size() == limit) {
                break;
            }
            Optional<Products.Resolved> resolved = catalog.products().resolve(item.itemId());
            if (resolved.isPresent()
                    && resolved.get().isExact()
                    && shown.add(resolved.get().product().id())) {
                Product product = resolved.get().product();
                ObjectNode entry = array.addObject();
                entry.set("product", alone(product, reader));
                if (item.sponsored()) {
                    entry.put("sponsored", true);
                }
                reasons(entry.putArray("reasons"), item.reasons());
            }
        }
        shelf.degraded().forEach(reason -> Ucp.inform(answer, "incomplete", reason));
        return answer;
    }

    /** Two to four products side by side: prices, availability and every attribute, with what differs marked. */
    ObjectNode compare(JsonNode json) {
        Input input = Input.of("", json, "ids", "context");
        Reader reader = Reader.of(input.object("context"), catalog.shop().currency());
        List<Product> compared = new ArrayList<>();
        List<String> ids = input.ids("ids", 2, MOST_COMPARED);
        for (String id : ids) {
            compared.add(catalog.products()
                    .resolve(id)
                    .map(Products.Resolved::product)
                    .orElseThrow(() -> new InvalidInput(
                            "ids", "has one that is not in the catalogue or has no price", id, "use search_catalog")));
        }
        ObjectNode answer = AgentJson.object();
        ArrayNode products = answer.putArray("products");
        compared.forEach(product -> products.add(alone(product, reader)));
        rows(
                answer.putArray("attributes"),
                compared.stream().map(Product::featured).toList());
        return answer;
    }

    private static RecommendationRequest request(Input input, int items) {
        String placement = input.requiredText("placement");
        if (!PLACEMENTS.contains(placement)) {
            throw new InvalidInput(
                    "placement", "is not known", placement, "use one of " + String.join(", ", PLACEMENTS));
        }
        String category = input.text("category");
        List<String> path =
                category == null ? List.of() : List.of(category.strip().split("\\s*>\\s*", -1));
        return new RecommendationRequest(
                placement,
                null,
                null,
                input.ids("item_ids", 0, RecommendationRequest.MOST_ITEMS),
                // Never none: that would be a shelf for whoever is known.
                input.ids("history", 0, LONGEST_HISTORY),
                items,
                path.isEmpty() ? Filter.NONE : new Filter(path, null, null, null, null));
    }

    private ObjectNode alone(Product product, Reader reader) {
        return catalog.shop().products().product(product, List.of(product.featured()), reader.language());
    }

    private static void reasons(ArrayNode array, List<Reason> reasons) {
        for (Reason reason : reasons) {
            ObjectNode entry = array.addObject().put("type", reason.type());
            @Nullable String itemId = reason.itemId();
            if (itemId != null) {
                entry.put("item_id", itemId);
            }
        }
    }

    /** A row an attribute, in the order of the products; what a product does not say is null. */
    private static void rows(ArrayNode rows, List<Item> items) {
        List<Map<String, String>> all = items.stream().map(Options::attributes).toList();
        Set<String> names = new LinkedHashSet<>();
        all.forEach(attributes -> names.addAll(attributes.keySet()));
        for (String name : names) {
            ObjectNode row = rows.addObject().put("name", name);
            ArrayNode values = row.putArray("values");
            Set<@Nullable String> different = new LinkedHashSet<>();
            for (Map<String, String> attributes : all) {
                String value = attributes.get(name);
                values.add(value);
                different.add(value);
            }
            row.put("differs", different.size() > 1);
        }
    }
}
