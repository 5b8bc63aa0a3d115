package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.steering.Rule;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.Merchandising;
import io.daogou.engine.Releases;
import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * {@code GET /v1/transparency}: in the words of shoppers, what decides what they see. Made from the settings and the release
 * that are in force, so that it cannot say anything else than what is done.
 */
final class TransparencyRoutes {
    private static final List<String> LANGUAGES = List.of("en", "zh");
    private static final List<String> RIGHTS = List.of("see", "reset", "export", "erase", "refuse");
    private static final String HOME = "home";
    private static final String BLEND = "blend";
    private static final String RANKER = "ranker";

    /** The settings that matter on each shelf, its main parameters. */
    private static final Map<String, List<String>> PARAMETERS = Map.of(
            HOME,
            List.of("historyLength", "mostPerCategory", "explorationShare"),
            "item-similar",
            List.of(),
            "cart-together",
            List.of("historyLength"),
            "recently-viewed",
            List.of("historyLength"),
            "popular",
            List.of("popularityHalfLifeDays"),
            "new",
            List.of("newForDays"),
            "buy-again",
            List.of("historyLength"));

    private static final List<String> PLACEMENTS =
            List.of(HOME, "item-similar", "cart-together", "recently-viewed", "popular", "new", "buy-again");

    private final EngineSettings settings;
    private final Releases releases;
    private final Merchandising merchandising;

    TransparencyRoutes(EngineSettings settings, Releases releases, Merchandising merchandising) {
        this.merchandising = merchandising;
        this.settings = settings;
        this.releases = releases;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/transparency", null, this::tell));
    }

    private void tell(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), List.of("language"));
        String language = Objects.requireNonNullElse(query.text("language"), "en");
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "is not known", language, "use one of " + LANGUAGES);
        }
        Replies.json(context, page(language, Words.in(language)));
    }

    private JsonWriter page(String language, Words words) {
        JsonWriter json = new JsonWriter(4_096).beginObject();
        json.field("language", language).field("title", words.of("title"));
        json.field("consent", words.of(settings.consentRequired() ? "consent.required" : "consent.elsewhere"));
        json.name("purposes").beginArray();
        for (Purpose purpose : Purpose.values()) {
            json.beginObject().field("purpose", purpose.wireName());
            json.field("text", words.of("purpose." + purpose.wireName())).endObject();
        }
        json.endArray().name("placements").beginArray();
        PLACEMENTS.forEach(placement -> placement(json, placement, words));
        json.endArray().name("rules").beginArray();
        merchandising.inForce().forEach(rule -> rule(json, rule, words));
        json.endArray();
        json.texts("always", List.of(words.of("neutral"), words.of("why"), words.of("minors"), words.of("gpc")));
        json.name("rights").beginArray();
        for (String right : RIGHTS) {
            json.beginObject().field("right", right).field("text", words.of("right." + right));
            json.endObject();
        }
        json.endArray();
        retention(json, words);
        return json.endObject();
    }

    private static void rule(JsonWriter json, Rule rule, Words words) {
        List<String> parts = new ArrayList<>();
        parts.add(words.of("rule." + rule.action().type()));
        if (rule.sponsored()) {
            parts.add(words.of("rule.sponsored"));
        }
        parts.add(
                rule.placements().isEmpty()
                        ? words.of("rule.everywhere")
                        : words.of("rule.on", String.join(", ", rule.placements())));
        json.beginObject().field("ruleId", rule.ruleId()).field("name", rule.name());
        json.field("text", String.join(words.of("sentences"), parts)).field("sponsored", rule.sponsored());
        json.endObject();
    }

    private void retention(JsonWriter json, Words words) {
        Retention retention = settings.retention();
        json.name("retention").beginArray();
        for (EventType type : EventType.values()) {
            kept(json, type.wireName(), retention.daysOf(type), words);
        }
        kept(json, "silentDevice", retention.silentDeviceDays(), words);
        json.endArray();
    }

    /** @param days 0 for as long as nobody is erased, which is no number */
    private static void kept(JsonWriter json, String what, int days, Words words) {
        json.beginObject().field("what", what);
        if (days > 0) {
            json.name("days").number(days);
        }
        boolean isDevice = what.equals("silentDevice");
        String key = (isDevice ? "kept.device." : "kept.event.") + (days > 0 ? "days" : "unlimited");
        json.field("text", words.of(key, String.valueOf(days))).endObject();
    }

    private void placement(JsonWriter json, String placement, Words words) {
        json.beginObject().field("placement", placement).field("text", words.of("placement." + placement));
        json.name("mainParameters").beginArray();
        for (String name : PARAMETERS.getOrDefault(placement, List.of())) {
            json.beginObject().field("name", name).name("value").number(value(name));
            json.field("text", words.of("parameter." + name)).endObject();
        }
        if (placement.equals(HOME)) {
            models().forEach(model -> model(json, model, words));
        }
        json.endArray().endObject();
    }

    private double value(String name) {
        return switch (name) {
            case "historyLength" -> settings.historyLength();
            case "popularityHalfLifeDays" -> settings.popularityHalfLifeDays();
            case "newForDays" -> settings.newForDays();
            case "mostPerCategory" -> settings.mostPerCategory();
            case "explorationShare" -> settings.explorationShare();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What serves on the home shelf: the members of the blend, and what sorts again. */
    private List<FittedModel> models() {
        return releases.serving().stream()
                .flatMap(release -> release.models().stream())
                .filter(model -> model.placement().equals(HOME) && model.chosen() && model.weight() > 0)
                .filter(model -> !model.name().equals(BLEND))
                .toList();
    }

    private static void model(JsonWriter json, FittedModel model, Words words) {
        boolean isRanker = model.name().equals(RANKER);
        json.beginObject().field("name", "model." + model.name()).name("value").number(model.weight());
        json.field("text", isRanker ? words.of("ranker") : words.of("model", model.name()))
                .endObject();
    }

    /** The texts of one language. */
    private record Words(Properties texts) {
        static Words in(String language) {
            Properties texts = new Properties();
            String name = "/transparency/" + language + ".properties";
            try (InputStreamReader in = new InputStreamReader(
                    Objects.requireNonNull(TransparencyRoutes.class.getResourceAsStream(name), name),
                    StandardCharsets.UTF_8)) {
                texts.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return new Words(texts);
        }

        String of(String key) {
            return Objects.requireNonNull(texts.getProperty(key), key);
        }

        String of(String key, String value) {
            return MessageFormat.format(of(key), value);
        }
    }
}
