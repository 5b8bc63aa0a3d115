package io.daogou.server.agents;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What agents may ask of the catalogue, read from JSON. Hints that nobody acts on ({@code signals}, {@code attribution}, most of
 * {@code context}) may hold anything; everything else is strict.
 */
final class CatalogRequests {
    /** A page that asks for more gets so many. */
    static final int LARGEST_PAGE = 50;

    static final int MOST_IDS = 50;
    /** How far anybody leafs through; who wants everything takes the feed. */
    static final int DEEPEST = 1_000;

    private static final int DEFAULT_PAGE = 10;
    private static final int MOST_OPTIONS = 20;

    private CatalogRequests() {}

    /**
     * Words, a filter, or both.
     *
     * @param query empty: all that fits the filter
     * @param offset how many products the pages before have shown
     */
    record Search(String query, CatalogFilter filter, Reader reader, int offset, int limit) {
        static Search of(String path, @Nullable JsonNode json, Currency shop) {
            Input input = Input.of(path, json, "query", "filters", "pagination", "context", "signals", "attribution");
            Reader reader = Reader.of(input.object("context"), shop);
            CatalogFilter filter = CatalogFilter.of(input, reader);
            String query = input.text("query");
            if ((query == null || query.isBlank()) && filter.isEmpty()) {
                throw input.missing("query", "query, or at least one of filters");
            }
            Input pagination = input.object("pagination", "cursor", "limit");
            String cursor = pagination == null ? null : pagination.text("cursor");
            int limit =
                    pagination == null ? DEFAULT_PAGE : pagination.number("limit", 1, Integer.MAX_VALUE, DEFAULT_PAGE);
            int offset = pagination == null ? 0 : Cursor.read(pagination.place("cursor"), cursor, DEEPEST);
            return new Search(
                    query == null ? "" : query.strip(), filter, reader, offset, Math.min(limit, LARGEST_PAGE));
        }
    }

    /** Products or variants by their identifiers, each once. */
    record Lookup(List<String> ids, CatalogFilter filter, Reader reader) {
        static Lookup of(String path, @Nullable JsonNode json, Currency shop) {
            Input input = Input.of(path, json, "ids", "filters", "context", "signals", "attribution");
            Reader reader = Reader.of(input.object("context"), shop);
            return new Lookup(input.ids("ids", 1, MOST_IDS), CatalogFilter.of(input, reader), reader);
        }
    }

    /**
     * One product in full.
     *
     * @param selected values of options
     * @param preferences options in the order in which they matter
     */
    record Detail(
            String id, Map<String, String> selected, List<String> preferences, CatalogFilter filter, Reader reader) {
        static Detail of(String path, @Nullable JsonNode json, Currency shop) {
            Input input = Input.of(
                    path, json, "id", "selected", "preferences", "filters", "context", "signals", "attribution");
            Reader reader = Reader.of(input.object("context"), shop);
            Map<String, String> selected = new LinkedHashMap<>();
            List<Input> options = input.objects("selected", "name", "label", "id");
            few(input, "selected", options);
            for (Input option : options) {
                String name = option.requiredText("name");
                if (selected.put(name, option.requiredText("label")) != null) {
                    throw new InvalidInput(option.place("name"), "comes twice", name, "give each option once");
                }
            }
            List<String> preferences = input.texts("preferences");
            few(input, "preferences", preferences);
            return new Detail(
                    Check.id(input.place("id"), input.requiredText("id")),
                    selected,
                    preferences,
                    CatalogFilter.of(input, reader),
                    reader);
        }
    }

    private static void few(Input input, String name, List<?> options) {
        if (options.size() > MOST_OPTIONS) {
            throw new InvalidInput(input.place(name), "are too many", options.size(), "give at most " + MOST_OPTIONS);
        }
    }
}
