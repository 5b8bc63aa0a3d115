package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads one rule, as {@code Rule} of {@code contract/openapi.yaml} says. */
public final class RuleReader {
    private static final List<String> FIELDS =
            List.of("ruleId", "name", "placements", "from", "until", "selects", "action", "sponsored");
    private static final List<String> SELECTION_FIELDS =
            List.of("itemIds", "category", "brand", "attribute", "minPrice", "maxPrice");
    private static final List<String> ATTRIBUTE_FIELDS = List.of("name", "value");
    private static final List<String> ACTION_FIELDS = List.of("type", "position", "factor");
    private static final String ACTIONS = "pin, boost, bury, hide, only";

    private @Nullable String ruleId;
    private @Nullable String name;
    private List<String> placements = List.of();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable Selection selects;
    private @Nullable RuleAction action;
    private boolean sponsored;

    /** @param ruleId where it is known from elsewhere */
    private RuleReader(@Nullable String ruleId) {
        this.ruleId = ruleId;
    }

    /**
     * Reads a rule in UTF-8.
     *
     * @param ruleId the one of the path
     * @throws MalformedJson if it is not one JSON object
     * @throws InvalidField if a field is wrong
     */
    public static Rule read(byte[] body, String ruleId) {
        RuleReader reader = new RuleReader(ruleId);
        Fields.readBody(body, "rule", reader::take);
        return checked(reader);
    }

    /** Reads the rule that the parser stands on, which says its name itself. */
    static Rule read(JsonParser parser, String field) {
        RuleReader reader = new RuleReader(null);
        Fields.read(parser, field, reader::take);
        return reader.rule();
    }

    private static Rule checked(RuleReader reader) {
        try {
            return reader.rule();
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    private Rule rule() {
        if (ruleId == null) {
            throw missing("ruleId", "give the rule a name of its own");
        }
        if (name == null) {
            throw missing("name", "give a text of 1 to 200 characters");
        }
        if (selects == null) {
            throw missing("selects", "give {\"itemIds\": […]}, or category, brand, attribute, minPrice, maxPrice");
        }
        if (action == null) {
            throw missing("action", "give {\"type\": …}, one of " + ACTIONS);
        }
        return new Rule(ruleId, name, placements, from, until, selects, action, sponsored);
    }

    private static InvalidInput missing(String field, String advice) {
        return new InvalidInput(field, "is missing", "null", advice);
    }

    private void take(String field, JsonParser parser) {
        switch (field) {
            case "ruleId" -> {
                String given = Json.text(parser, field);
                ruleId = ruleId == null ? given : Fields.same(field, ruleId, given);
            }
            case "name" -> name = Json.text(parser, field);
            case "placements" -> placements = Fields.texts(parser, field);
            case "from" -> from = Fields.time(parser, field);
            case "until" -> until = Fields.time(parser, field);
            case "selects" -> selects = new SelectionDraft().read(parser);
            case "action" -> action = new ActionDraft().read(parser);
            case "sponsored" -> sponsored = Fields.truth(parser, field);
            default -> throw Json.unknownField("rule", field, FIELDS);
        }
    }

    private static final class SelectionDraft {
        private List<String> itemIds = List.of();
        private List<String> category = List.of();
        private @Nullable String brand;
        private Selection.@Nullable Attribute attribute;
        private @Nullable BigDecimal minPrice;
        private @Nullable BigDecimal maxPrice;

        Selection read(JsonParser parser) {
            Fields.read(parser, "selects", this::take);
            return new Selection(itemIds, category, brand, attribute, minPrice, maxPrice);
        }

        private void take(String name, JsonParser parser) {
            String field = "selects." + name;
            switch (name) {
                case "itemIds" -> itemIds = Fields.texts(parser, field);
                case "category" -> category = Fields.texts(parser, field);
                case "brand" -> brand = Json.text(parser, field);
                case "attribute" -> attribute = attribute(parser, field);
                case "minPrice" -> minPrice = Json.decimal(parser, field);
                case "maxPrice" -> maxPrice = Json.decimal(parser, field);
                default -> throw Json.unknownField("selects", name, SELECTION_FIELDS);
            }
        }

        private static Selection.Attribute attribute(JsonParser parser, String field) {
            String[] parts = {"", ""};
            Fields.read(parser, field, (name, value) -> {
                int part = ATTRIBUTE_FIELDS.indexOf(name);
                if (part < 0) {
                    throw Json.unknownField(field, name, ATTRIBUTE_FIELDS);
                }
                parts[part] = Json.text(value, field + "." + name);
            });
            return new Selection.Attribute(parts[0], parts[1]);
        }
    }

    private static final class ActionDraft {
        private @Nullable String type;
        private @Nullable Integer position;
        private @Nullable Double factor;

        RuleAction read(JsonParser parser) {
            Fields.read(parser, "action", this::take);
            if (type == null) {
                throw missing("action.type", "use one of " + ACTIONS);
            }
            return switch (type) {
                case "pin" -> new RuleAction.Pin(position());
                case "boost" -> new RuleAction.Boost(factor());
                case "bury" -> new RuleAction.Bury(factor());
                case "hide" -> plain(new RuleAction.Hide());
                case "only" -> plain(new RuleAction.Only());
                default -> throw new InvalidInput("action.type", "is not known", type, "use one of " + ACTIONS);
            };
        }

        private void take(String name, JsonParser parser) {
            switch (name) {
                case "type" -> type = Json.text(parser, "action.type");
                case "position" -> position = Json.smallNumber(parser, "action.position");
                case "factor" -> factor = Json.decimal(parser, "action.factor").doubleValue();
                default -> throw Json.unknownField("action", name, ACTION_FIELDS);
            }
        }

        private int position() {
            refuse("factor", factor);
            if (position == null) {
                throw missing("action.position", "give the place of the first, from 0");
            }
            return position;
        }

        private double factor() {
            refuse("position", position);
            if (factor == null) {
                throw missing("action.factor", "give more than 1 and at most " + RuleAction.LARGEST_FACTOR);
            }
            return factor;
        }

        private RuleAction plain(RuleAction action) {
            refuse("position", position);
            refuse("factor", factor);
            return action;
        }

        private void refuse(String field, @Nullable Number given) {
            if (given != null) {
                throw new InvalidInput("action." + field, "means nothing to " + type, given, "leave it out");
            }
        }
    }
}
