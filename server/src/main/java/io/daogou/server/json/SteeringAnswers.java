package io.daogou.server.json;

import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import io.daogou.domain.steering.Version;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rules and placements as {@code contract/openapi.yaml} says. */
public final class SteeringAnswers {
    private SteeringAnswers() {}

    /** A rule as an object of its own. */
    public static JsonWriter rule(JsonWriter json, Version<Rule> version, Instant now) {
        Rule rule = version.value();
        if (rule != null) {
            json.beginObject();
            fields(json, rule);
            json.field("inForce", rule.isInForce(now));
            changed(json, version);
            json.endObject();
        }
        return json;
    }

    private static void fields(JsonWriter json, Rule rule) {
        json.field("ruleId", rule.ruleId()).field("name", rule.name());
        json.texts("placements", rule.placements());
        time(json, "from", rule.from());
        time(json, "until", rule.until());
        json.name("selects").beginObject();
        selection(json, rule.selects());
        json.endObject()
                .name("action")
                .beginObject()
                .field("type", rule.action().type());
        switch (rule.action()) {
            case RuleAction.Pin(int position) -> json.field("position", position);
            case RuleAction.Boost(double factor) -> json.name("factor").number(factor);
            case RuleAction.Bury(double factor) -> json.name("factor").number(factor);
            case RuleAction.Hide _, RuleAction.Only _ -> {}
        }
        json.endObject().field("sponsored", rule.sponsored());
    }

    private static void selection(JsonWriter json, Selection selects) {
        if (!selects.itemIds().isEmpty()) {
            json.texts("itemIds", selects.itemIds());
        }
        if (!selects.category().isEmpty()) {
            json.texts("category", selects.category());
        }
        json.field("brand", selects.brand());
        if (selects.attribute() != null) {
            json.name("attribute")
                    .beginObject()
                    .field("name", selects.attribute().name());
            json.field("value", selects.attribute().value()).endObject();
        }
        if (selects.minPrice() != null) {
            json.name("minPrice").number(selects.minPrice());
        }
        if (selects.maxPrice() != null) {
            json.name("maxPrice").number(selects.maxPrice());
        }
    }

    /**
     * A placement as an object of its own.
     *
     * @param version who changed it last; none where it is as it comes
     */
    public static JsonWriter placement(
            JsonWriter json,
            PlacementSettings settings,
            List<String> availableSources,
            @Nullable Version<PlacementSettings> version) {
        json.beginObject();
        fields(json, settings);
        json.texts("availableSources", availableSources);
        if (version != null) {
            changed(json, version);
        }
        return json.endObject();
    }

    private static void fields(JsonWriter json, PlacementSettings settings) {
        json.field("placement", settings.placement()).field("enabled", settings.enabled());
        if (!settings.title().isEmpty()) {
            json.texts("title", settings.title());
        }
        number(json, "limit", settings.limit());
        if (settings.sources() != null) {
            json.texts("sources", settings.sources());
        }
        json.field("sameCategory", settings.sameCategory());
        truth(json, "excludeSeen", settings.excludeSeen());
        truth(json, "excludeBought", settings.excludeBought());
        number(json, "mostPerCategory", settings.mostPerCategory());
        number(json, "mostPerBrand", settings.mostPerBrand());
    }

    public static JsonWriter ruleVersions(List<Version<Rule>> versions) {
        return versions(versions, "rule", SteeringAnswers::fields);
    }

    public static JsonWriter placementVersions(List<Version<PlacementSettings>> versions) {
        return versions(versions, "settings", SteeringAnswers::fields);
    }

    private static <T> JsonWriter versions(List<Version<T>> versions, String name, BiConsumer<JsonWriter, T> fields) {
        JsonWriter json = new JsonWriter(4_096).beginObject().name("versions").beginArray();
        for (Version<T> version : versions) {
            T value = version.value();
            json.beginObject();
            changed(json, version);
            json.field("deleted", value == null);
            if (value != null) {
                json.name(name).beginObject();
                fields.accept(json, value);
                json.endObject();
            }
            json.endObject();
        }
        return json.endArray().endObject();
    }

    private static void changed(JsonWriter json, Version<?> version) {
        json.field("version", version.version());
        json.field("changedAt", version.time().toString()).field("changedBy", version.actor());
    }

    private static void time(JsonWriter json, String name, @Nullable Instant time) {
        json.field(name, time == null ? null : time.toString());
    }

    private static void number(JsonWriter json, String name, @Nullable Integer number) {
        if (number != null) {
            json.field(name, (long) number);
        }
    }

    private static void truth(JsonWriter json, String name, @Nullable Boolean truth) {
        if (truth != null) {
            json.field(name, (boolean) truth);
        }
    }
}
