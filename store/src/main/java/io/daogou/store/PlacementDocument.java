package io.daogou.store;

import io.daogou.domain.steering.PlacementSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings of a placement as JSON; what they leave to the placement is not there. */
final class PlacementDocument extends SteeringDocument<PlacementSettings> {
    @Override
    String kind() {
        return "placement";
    }

    @Override
    ObjectNode json(PlacementSettings settings) {
        ObjectNode json = JSON.createObjectNode().put("enabled", settings.enabled());
        settings.title().forEach(json.putObject("title")::put);
        put(json, "limit", settings.limit());
        List<String> sources = settings.sources();
        if (sources != null) {
            sources.forEach(json.putArray("sources")::add);
        }
        json.put("sameCategory", settings.sameCategory());
        put(json, "excludeSeen", settings.excludeSeen());
        put(json, "excludeBought", settings.excludeBought());
        put(json, "mostPerCategory", settings.mostPerCategory());
        put(json, "mostPerBrand", settings.mostPerBrand());
        return json;
    }

    @Override
    PlacementSettings value(String placement, JsonNode json) {
        Map<String, String> title = new TreeMap<>();
        json.get("title").forEachEntry((language, text) -> title.put(language, text.asString()));
        List<String> sources = json.has("sources")
                ? json.get("sources").valueStream().map(JsonNode::asString).toList()
                : null;
        return new PlacementSettings(
                placement,
                json.get("enabled").asBoolean(),
                title,
                number(json, "limit"),
                sources,
                json.get("sameCategory").asBoolean(),
                truth(json, "excludeSeen"),
                truth(json, "excludeBought"),
                number(json, "mostPerCategory"),
                number(json, "mostPerBrand"));
    }

    private static void put(ObjectNode json, String field, @Nullable Integer number) {
        if (number != null) {
            json.put(field, number);
        }
    }

    private static void put(ObjectNode json, String field, @Nullable Boolean truth) {
        if (truth != null) {
            json.put(field, truth);
        }
    }
}
