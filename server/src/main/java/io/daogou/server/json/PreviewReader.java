package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.engine.Merchandising;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads which shelf is to be looked at, for whom, and with which drafts. */
public final class PreviewReader {
    private static final List<String> FIELDS =
            List.of("settings", "rules", "at", "deviceId", "shopperId", "history", "itemIds", "limit");
    private static final int MOST_RULES = 50;

    private final String placement;
    private @Nullable PlacementSettings settings;
    private List<Rule> rules = List.of();
    private Instant at;
    private @Nullable String deviceId;
    private @Nullable String shopperId;
    private @Nullable List<String> history;
    private List<String> itemIds = List.of();
    private @Nullable Integer limit;

    private PreviewReader(String placement, Instant now) {
        this.placement = placement;
        at = now;
    }

    /** What is to be looked at. */
    public record Preview(RecommendationRequest request, Merchandising.Draft draft) {}

    /**
     * Reads it in UTF-8.
     *
     * @param usualLimit how many items the shelf has as it is kept
     * @throws MalformedJson if it is not one JSON object
     * @throws InvalidField if a field is wrong
     */
    public static Preview read(byte[] body, String placement, int usualLimit, Instant now) {
        PreviewReader reader = new PreviewReader(placement, now);
        Fields.readBody(body, "preview", reader::take);
        try {
            return reader.preview(usualLimit);
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    private Preview preview(int usualLimit) {
        Integer drafted = settings == null ? null : settings.limit();
        int usual = settings == null ? usualLimit : drafted == null ? RecommendationRequest.DEFAULT_LIMIT : drafted;
        RecommendationRequest request = new RecommendationRequest(
                placement, deviceId, shopperId, itemIds, history, limit == null ? usual : limit, Filter.NONE);
        return new Preview(request, new Merchandising.Draft(settings, rules, at));
    }

    private void take(String field, JsonParser parser) {
        switch (field) {
            case "settings" -> settings = PlacementReader.read(parser, field, placement);
            case "rules" -> rules = rules(parser, field);
            case "at" -> at = Fields.time(parser, field);
            case "deviceId" -> deviceId = Json.text(parser, field);
            case "shopperId" -> shopperId = Json.text(parser, field);
            case "history" -> history = Fields.texts(parser, field);
            case "itemIds" -> itemIds = Fields.texts(parser, field);
            case "limit" -> limit = Json.smallNumber(parser, field);
            default -> throw Json.unknownField("preview", field, FIELDS);
        }
    }

    private static List<Rule> rules(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Json.wrongType(parser, field, "is not an array", "give an array of rules");
        }
        List<Rule> rules = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (rules.size() == MOST_RULES) {
                throw new InvalidInput(field, "are too many", "more than " + MOST_RULES, "give fewer");
            }
            String place = field + "[" + rules.size() + "]";
            try {
                rules.add(RuleReader.read(parser, place));
            } catch (InvalidInput refused) {
                throw InvalidField.at(place + "." + refused.field(), refused);
            }
        }
        return rules;
    }
}
