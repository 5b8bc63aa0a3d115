package io.daogou.server.agents;

import io.daogou.domain.item.Item;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.domain.search.SearchRequest;
import io.daogou.domain.search.Understood;
import io.daogou.engine.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue as agents ask for it: the two capabilities of the Universal Commerce Protocol that a shop has whose people pay on its
 * own pages. One front door for MCP and REST; requests and answers are those of the protocol.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> wrong requests are refused with {@link
 * io.daogou.domain.check.InvalidInput} or {@link RequestTooLarge}; what is not there is an answer.
 */
public final class AgentCatalog {
    private static final int MOST_VARIANTS_IN_A_LIST = 10;
    /** How many items are found at a time. */
    private static final int STEP = 100;

    private final Products products;
    private final Search search;
    private final ShopFacts shop;

    public AgentCatalog(Products products, Search search, ShopFacts shop) {
        this.products = products;
        this.search = search;
        this.shop = shop;
    }

    /** Where the shop is and what it is called. */
    ShopFacts shop() {
        return shop;
    }

    Products products() {
        return products;
    }

    /**
     * Products that fit words, a filter, or both, best first, page by page.
     *
     * @param path where the request stands, for refusals; empty for a whole body
     */
    public ObjectNode search(String path, @Nullable JsonNode json) {
        CatalogRequests.Search request = CatalogRequests.Search.of(path, json, shop.currency());
        Hits hits = find(request);
        ObjectNode answer = Ucp.answer(Ucp.SEARCH);
        ArrayNode array = answer.putArray("products");
        ProductJson writer = shop.products();
        int end = Math.min(request.offset() + request.limit(), hits.products.size());
        List<String> ids = new ArrayList<>(hits.products.keySet());
        for (String id : ids.subList(Math.min(request.offset(), end), end)) {
            products.byId(id)
                    .map(product -> product.featuring(hits.products.getOrDefault(id, List.of())))
                    .ifPresent(product -> list(array, writer, product, request));
        }
        boolean more = ids.size() > end && end < CatalogRequests.DEEPEST;
        ObjectNode pagination = answer.putObject("pagination").put("has_next_page", more);
        if (more) {
            pagination.put("cursor", Cursor.of(end));
        }
        remark(answer, hits.found, request);
        return answer;
    }

    /** Products and variants by their identifiers; what is not found is named. */
    public ObjectNode lookup(String path, @Nullable JsonNode json) {
        CatalogRequests.Lookup request = CatalogRequests.Lookup.of(path, json, shop.currency());
        Map<String, Asked> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String id : request.ids()) {
            Optional<Products.Resolved> resolved = products.resolve(id);
            Optional<Item> variant = resolved.flatMap(one -> variant(one, request.filter()));
            if (resolved.isPresent() && variant.isPresent()) {
                Product product = resolved.get().product();
                Asked asked = found.computeIfAbsent(product.id(), _ -> new Asked(product, new LinkedHashMap<>()));
                asked.inputs
                        .computeIfAbsent(variant.get(), _ -> new LinkedHashMap<>())
                        .put(id, resolved.get().isExact());
            } else {
                missing.add(id);
            }
        }
        ObjectNode answer = Ucp.answer(Ucp.LOOKUP);
        ArrayNode array = answer.putArray("products");
        found.values().forEach(asked -> array.add(asked.write(shop.products(), request.reader())));
        missing.forEach(id -> Ucp.inform(answer, "not_found", PlainText.of(id)));
        return answer;
    }

    /** One product in full, with the variants that fit what is selected, and what else could be. */
    public ObjectNode product(String path, @Nullable JsonNode json) {
        CatalogRequests.Detail request = CatalogRequests.Detail.of(path, json, shop.currency());
        Optional<Products.Resolved> resolved = products.resolve(request.id());
        if (resolved.isEmpty()) {
            return Ucp.failure(Ucp.LOOKUP, "not_found", "Product not found: " + PlainText.of(request.id()));
        }
        Product product = resolved.get().product();
        Options options = Options.of(product);
        Map<String, String> selected =
                resolved.get().isExact() || request.selected().isEmpty()
                        ? options.of(product.featured())
                        : options.effective(product, request.selected(), request.preferences());
        List<Item> shown = product.variants(
                item -> Options.fits(item, selected) && request.filter().fits(item));
        if (shown.isEmpty()) {
            return Ucp.failure(Ucp.LOOKUP, "not_found", "No variant within the filters: " + PlainText.of(request.id()));
        }
        ProductJson writer = shop.products();
        ObjectNode answer = Ucp.answer(Ucp.LOOKUP);
        ObjectNode detail = writer.product(product, shown, request.reader().language());
        writer.options(detail, product, options, selected);
        answer.set("product", detail);
        return answer;
    }

    private static void list(ArrayNode array, ProductJson writer, Product product, CatalogRequests.Search request) {
        boolean any = !request.filter().availability().isEmpty();
        List<Item> fitting = product.variants(item ->
                request.filter().fits(item) && (any || item.availability().canBeOrdered()));
        if (!fitting.isEmpty()) {
            List<Item> shown = fitting.subList(0, Math.min(fitting.size(), MOST_VARIANTS_IN_A_LIST));
            ObjectNode json = writer.product(product, shown, request.reader().language());
            writer.options(json, Options.of(product));
            array.add(json);
        }
    }

    /** Items are found one by one; a product stands where its best variant does. */
    private Hits find(CatalogRequests.Search request) {
        int wanted = request.offset() + request.limit() + 1;
        Map<String, List<String>> byProduct = new LinkedHashMap<>();
        SearchAnswer first = find(request, 0);
        SearchAnswer page = first;
        int read = 0;
        while (true) {
            for (SearchAnswer.Hit hit : page.items()) {
                byProduct
                        .computeIfAbsent(products.productId(hit.itemId()), _ -> new ArrayList<>())
                        .add(hit.itemId());
            }
            read += page.items().size();
            boolean last = page.items().size() < STEP || read >= CatalogRequests.DEEPEST;
            if (last || byProduct.size() >= wanted) {
                return new Hits(first, byProduct);
            }
            page = find(request, read);
        }
    }

    private SearchAnswer find(CatalogRequests.Search request, int offset) {
        return search.search(SearchRequest.of(new ItemQuery(
                request.query(),
                request.reader().language(),
                request.filter().forIndex(),
                ItemOrder.RELEVANCE,
                Map.of(),
                offset,
                STEP,
                false)));
    }

    /**
     * What was found.
     *
     * @param products items that were found, by product, best first
     */
    private record Hits(SearchAnswer found, Map<String, List<String>> products) {}

    private static void remark(ObjectNode answer, SearchAnswer found, CatalogRequests.Search request) {
        Understood understood = found.understood();
        if (understood.corrected() != null) {
            Ucp.inform(answer, "query_corrected", "Searched for: " + PlainText.of(understood.corrected()));
        }
        if (understood.didYouMean() != null) {
            Ucp.inform(answer, "did_you_mean", PlainText.of(understood.didYouMean()));
        }
        if (!understood.rescues().isEmpty()) {
            Ucp.inform(
                    answer, "query_relaxed", "Nothing fits the whole query; given up: " + names(understood.rescues()));
        }
        if (!found.degraded().isEmpty()) {
            Ucp.inform(answer, "incomplete", "Products may be missing now: " + names(found.degraded()));
        }
        if (request.filter().price() != null && !request.reader().namesCurrency()) {
            Ucp.inform(
                    answer,
                    "currency_assumed",
                    "The price filter was read as "
                            + request.reader().currency().getCurrencyCode()
                            + ", the shop's currency; name another in context.currency");
        }
    }

    private static String names(Iterable<? extends Enum<?>> all) {
        List<String> names = new ArrayList<>();
        all.forEach(one -> names.add(one.name().toLowerCase(Locale.ROOT)));
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The variant that stands for an identifier: itself, or the first that fits. */
    private static Optional<Item> variant(Products.Resolved resolved, CatalogFilter filter) {
        List<Item> fitting = resolved.product().variants(filter::fits);
        Item featured = resolved.product().featured();
        return resolved.isExact() && !fitting.contains(featured)
                ? Optional.empty()
                : fitting.stream().findFirst();
    }

    /**
     * A product that was asked for.
     *
     * @param inputs for each variant the identifiers that led to it, and whether they are its own
     */
    private record Asked(Product product, Map<Item, Map<String, Boolean>> inputs) {
        ObjectNode write(ProductJson writer, Reader reader) {
            ObjectNode json = writer.product(product, List.copyOf(inputs.keySet()), reader.language());
            writer.options(json, Options.of(product));
            int at = 0;
            for (Map<String, Boolean> ids : inputs.values()) {
                ArrayNode array = ((ObjectNode) json.path("variants").get(at++)).putArray("inputs");
                ids.forEach((id, exact) -> array.addObject().put("id", id).put("match", exact ? "exact" : "featured"));
            }
            return json;
        }
    }
}
