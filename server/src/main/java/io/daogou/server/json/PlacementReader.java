package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.steering.PlacementSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads how a placement is set up, as {@code PlacementSettings} of {@code contract/openapi.yaml} says. */
public final class PlacementReader {
    private static final List<String> FIELDS = List.of(
            "placement",
            "enabled",
            "title",
            "limit",
            "sources",
            "sameCategory",
            "excludeSeen",
            "excludeBought",
            "mostPerCategory",
            "mostPerBrand");

    private final String placement;
    private boolean enabled = true;
    private final Map<String, String> title = new TreeMap<>();
    private @Nullable Integer limit;
    private @Nullable List<String> sources;
    private boolean sameCategory;
    private @Nullable Boolean excludeSeen;
    private @Nullable Boolean excludeBought;
    private @Nullable Integer mostPerCategory;
    private @Nullable Integer mostPerBrand;

    private PlacementReader(String placement) {
        this.placement = placement;
    }

    /**
     * Reads settings in UTF-8.
     *
     * @param placement the one of the path
     * @throws MalformedJson if it is not one JSON object
     * @throws InvalidField if a field is wrong
     */
    public static PlacementSettings read(byte[] body, String placement) {
        PlacementReader reader = new PlacementReader(placement);
        Fields.readBody(body, "settings", reader::take);
        try {
            return reader.settings();
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    /** Reads the settings that the parser stands on. */
    static PlacementSettings read(JsonParser parser, String field, String placement) {
        PlacementReader reader = new PlacementReader(placement);
        Fields.read(parser, field, reader::take);
        return reader.settings();
    }

    private PlacementSettings settings() {
        return new PlacementSettings(
                placement,
                enabled,
                title,
                limit,
                sources,
                sameCategory,
                excludeSeen,
                excludeBought,
                mostPerCategory,
                mostPerBrand);
    }

    private void take(String field, JsonParser parser) {
        switch (field) {
            case "placement" -> {
                String _ = Fields.same(field, placement, Json.text(parser, field));
            }
            case "enabled" -> enabled = Fields.truth(parser, field);
            case "title" ->
                Fields.read(
                        parser, field, (language, text) -> title.put(language, Json.text(text, "title." + language)));
            case "limit" -> limit = Json.smallNumber(parser, field);
            case "sources" -> sources = Fields.texts(parser, field);
            case "sameCategory" -> sameCategory = Fields.truth(parser, field);
            case "excludeSeen" -> excludeSeen = Fields.truth(parser, field);
            case "excludeBought" -> excludeBought = Fields.truth(parser, field);
            case "mostPerCategory" -> mostPerCategory = Json.smallNumber(parser, field);
            case "mostPerBrand" -> mostPerBrand = Json.smallNumber(parser, field);
            default -> throw Json.unknownField("settings", field, FIELDS);
        }
    }
}
