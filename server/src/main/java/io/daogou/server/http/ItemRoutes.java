package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Catalog.PutOutcome;
import io.daogou.domain.item.Item;
import io.daogou.engine.Engine;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.Answers;
import io.daogou.server.json.ItemReader;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items and categories: everything under {@code /v1/items} and {@code /v1/categories}. */
final class ItemRoutes {
    private static final int MOST_ITEMS = 200;
    private static final int DEFAULT_ITEMS = 50;
    private static final List<String> PARAMETERS = List.of("itemIds", "category", "after", "limit");

    private final Engine engine;
    private final Catalog catalog;
    private final HttpSettings settings;

    ItemRoutes(Engine engine, HttpSettings settings) {
        this.engine = engine;
        this.catalog = engine.catalog();
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/items", Scope.BROWSER, this::list),
                Route.post("/v1/items", Scope.ADMIN, this::putMany),
                Route.get("/v1/items/{itemId}", Scope.BROWSER, this::show),
                Route.put("/v1/items/{itemId}", Scope.ADMIN, this::put),
                Route.delete("/v1/items/{itemId}", Scope.ADMIN, this::delete),
                Route.get("/v1/categories", Scope.BROWSER, this::categories));
    }

    private void list(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), PARAMETERS);
        int limit = Check.range("limit", query.wholeNumber("limit", DEFAULT_ITEMS), 1, MOST_ITEMS);
        String named = query.text("itemIds");
        JsonWriter json = new JsonWriter(16_384).beginObject().name("items").beginArray();
        @Nullable String next = named == null ? page(query, limit, json) : named(named, json);
        Replies.json(context, json.endArray().field("next", next).endObject());
    }

    private @Nullable String named(String named, JsonWriter json) {
        String[] ids = named.isEmpty() ? new String[0] : named.split(",", -1);
        if (ids.length > MOST_ITEMS) {
            throw new InvalidInput("itemIds", "are too many", ids.length, "give at most " + MOST_ITEMS);
        }
        for (String id : ids) {
            if (!id.isBlank()) {
                catalog.item(id.strip()).ifPresent(item -> Answers.item(json, item));
            }
        }
        return null;
    }

    private @Nullable String page(Query query, int limit, JsonWriter json) {
        List<String> path = CategoryPath.of(query.text("category"));
        // One more than asked for tells whether another page follows.
        List<String> ids = engine.itemIds(path, query.text("after", ""), limit + 1);
        int shown = Math.min(limit, ids.size());
        for (int i = 0; i < shown; i++) {
            catalog.item(ids.get(i)).ifPresent(item -> Answers.item(json, item));
        }
        return ids.size() > limit ? ids.get(shown - 1) : null;
    }

    private void show(Context context) throws IOException {
        String itemId = context.pathParam("itemId");
        Optional<Item> item = catalog.item(itemId);
        if (item.isEmpty()) {
            throw unknown(itemId);
        }
        JsonWriter json = new JsonWriter(2_048);
        Answers.item(json, item.get());
        Replies.json(context, json);
    }

    private void put(Context context) throws IOException {
        String itemId = Check.id("itemId", context.pathParam("itemId"));
        byte[] body = Bodies.read(context.req(), "application/json", settings.maxBodyBytes());
        Item item = ItemReader.read(body, 0, body.length, itemId);
        PutOutcome outcome = catalog.put(List.of(item)).getFirst();
        JsonWriter json = new JsonWriter().beginObject().field("itemId", itemId);
        json.field("result", Check.lowerCase(outcome)).endObject();
        Replies.json(context, outcome == PutOutcome.CREATED ? 201 : 200, json);
    }

    private void putMany(Context context) throws IOException {
        InputStream body = Bodies.stream(context.req(), "application/x-ndjson", settings.maxBulkBytes());
        BulkPut bulk = new BulkPut(catalog, settings.maxBodyBytes());
        bulk.read(body);
        Replies.json(context, bulk.answer());
    }

    private void delete(Context context) {
        String itemId = context.pathParam("itemId");
        if (!catalog.delete(itemId)) {
            throw unknown(itemId);
        }
        context.res().setStatus(204);
    }

    private void categories(Context context) throws IOException {
        Query.of(context.req().getQueryString(), List.of());
        Replies.json(context, Answers.categories(engine.categories()));
    }

    private static Problem unknown(String itemId) {
        return Problem.of(
                ProblemType.NOT_FOUND,
                String.valueOf(new InvalidInput("itemId", "is not known", itemId, "see GET /v1/items").getMessage()));
    }
}
