package io.daogou.store;

import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule as JSON. */
final class RuleDocument extends SteeringDocument<Rule> {
    @Override
    String kind() {
        return "rule";
    }

    @Override
    ObjectNode json(Rule rule) {
        ObjectNode json = JSON.createObjectNode().put("name", rule.name());
        texts(json, "placements", rule.placements());
        put(json, "from", rule.from());
        put(json, "until", rule.until());
        Selection selects = rule.selects();
        texts(json, "itemIds", selects.itemIds());
        texts(json, "category", selects.category());
        put(json, "brand", selects.brand());
        if (selects.attribute() != null) {
            json.put("attribute", selects.attribute().name());
            json.put("attributeValue", selects.attribute().value());
        }
        put(json, "minPrice", selects.minPrice());
        put(json, "maxPrice", selects.maxPrice());
        json.put("action", rule.action().type());
        switch (rule.action()) {
            case RuleAction.Pin(int position) -> json.put("position", position);
            case RuleAction.Boost(double factor) -> json.put("factor", factor);
            case RuleAction.Bury(double factor) -> json.put("factor", factor);
            case RuleAction.Hide _, RuleAction.Only _ -> {}
        }
        return json.put("sponsored", rule.sponsored());
    }

    @Override
    Rule value(String ruleId, JsonNode json) {
        String attribute = text(json, "attribute");
        Selection selects = new Selection(
                texts(json, "itemIds"),
                texts(json, "category"),
                text(json, "brand"),
                attribute == null
                        ? null
                        : new Selection.Attribute(
                                attribute, json.get("attributeValue").asString()),
                decimal(json, "minPrice"),
                decimal(json, "maxPrice"));
        return new Rule(
                ruleId,
                json.get("name").asString(),
                texts(json, "placements"),
                time(json, "from"),
                time(json, "until"),
                selects,
                action(ruleId, json),
                json.get("sponsored").asBoolean());
    }

    private static RuleAction action(String ruleId, JsonNode json) {
        String type = json.get("action").asString();
        return switch (type) {
            case "pin" -> new RuleAction.Pin(json.get("position").asInt());
            case "boost" -> new RuleAction.Boost(json.get("factor").asDouble());
            case "bury" -> new RuleAction.Bury(json.get("factor").asDouble());
            case "hide" -> new RuleAction.Hide();
            case "only" -> new RuleAction.Only();
            default ->
                throw new StoreException(
                        "The rule " + ruleId + " does what this program does not know: " + type + "; use a newer one");
        };
    }

    private static void texts(ObjectNode json, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(json.putArray(field)::add);
        }
    }

    private static List<String> texts(JsonNode json, String field) {
        return json.has(field)
                ? json.get(field).valueStream().map(JsonNode::asString).toList()
                : List.of();
    }

    /** As texts: a price must come back to the last digit, a time to the nanosecond. */
    private static void put(ObjectNode json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    private static @Nullable Instant time(JsonNode json, String field) {
        String text = text(json, field);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String field) {
        String text = text(json, field);
        return text == null ? null : new BigDecimal(text);
    }
}
