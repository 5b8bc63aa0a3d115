package io.daogou.server.json;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.engine.Category;
import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the answers of {@code contract/openapi.yaml}, each in the order of its schema. */
public final class Answers {
    private static final int BYTES_PER_SHELF_ITEM = 180;

    private Answers() {}

    /** The hot path: no reflection, one array. */
    public static JsonWriter recommendation(Recommendation shelf) {
        List<RecommendedItem> items = shelf.items();
        JsonWriter json = new JsonWriter(256 + BYTES_PER_SHELF_ITEM * items.size());
        json.beginObject().name("recommendationId").text(shelf.recommendationId());
        json.name("placement").text(shelf.placement());
        if (!shelf.title().isEmpty()) {
            json.texts("title", shelf.title());
        }
        json.field("releaseId", shelf.releaseId());
        json.name("items").beginArray();
        for (int i = 0; i < items.size(); i++) {
            shelfItem(json, items.get(i));
        }
        json.endArray();
        if (!shelf.degraded().isEmpty()) {
            json.texts("degraded", shelf.degraded());
        }
        return json.endObject();
    }

    private static void shelfItem(JsonWriter json, RecommendedItem item) {
        json.beginObject().name("itemId").text(item.itemId());
        json.name("score").number(item.score()).name("model").text(item.model());
        json.field("ruleId", item.ruleId());
        if (item.sponsored()) {
            json.field("sponsored", true);
        }
        reasons(json, item.reasons());
        json.endObject();
    }

    static void reasons(JsonWriter json, List<Reason> reasons) {
        json.name("reasons").beginArray();
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            json.beginObject().name("type").text(reason.type()).field("itemId", reason.itemId());
            json.field("tag", reason.tag()).field("ruleId", reason.ruleId());
            json.field("name", reason.name()).endObject();
        }
        json.endArray();
    }

    public static void item(JsonWriter json, Item item) {
        json.beginObject().field("itemId", item.itemId()).field("title", item.title());
        json.field("description", item.description()).field("link", item.link()).field("imageLink", item.imageLink());
        money(json, "price", item.price());
        money(json, "salePrice", item.salePrice());
        json.field("availability", item.availability().wireName()).field("brand", item.brand());
        texts(json, "productType", item.productType());
        json.field("gtin", item.gtin()).field("itemGroupId", item.itemGroupId());
        texts(json, "attributes", item.attributes());
        if (!item.translations().isEmpty()) {
            json.name("translations").beginObject();
            new TreeMap<>(item.translations()).forEach((language, texts) -> translation(json, language, texts));
            json.endObject();
        }
        json.field("addedAt", item.addedAt() == null ? null : item.addedAt().toString());
        json.endObject();
    }

    private static void translation(JsonWriter json, String language, Translation texts) {
        json.name(language).beginObject().field("title", texts.title()).field("description", texts.description());
        texts(json, "productType", texts.productType());
        texts(json, "attributes", texts.attributes());
        json.endObject();
    }

    private static void money(JsonWriter json, String name, @Nullable Money money) {
        if (money != null) {
            money(json.name(name), money);
        }
    }

    static void money(JsonWriter json, Money money) {
        json.beginObject().name("amount").number(money.amount());
        json.field("currency", money.currency().getCurrencyCode()).endObject();
    }

    private static void texts(JsonWriter json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.texts(name, texts);
        }
    }

    private static void texts(JsonWriter json, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            json.texts(name, texts);
        }
    }

    public static JsonWriter categories(List<Category> categories) {
        JsonWriter json = new JsonWriter(4_096);
        json.beginObject().name("categories").beginArray();
        for (Category category : categories) {
            json.beginObject().texts("path", category.path()).field("items", category.items());
            if (!category.translations().isEmpty()) {
                json.name("translations").beginObject();
                new TreeMap<>(category.translations()).forEach(json::texts);
                json.endObject();
            }
            json.endObject();
        }
        return json.endArray().endObject();
    }

    public static JsonWriter links(List<DeviceLink> links) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("devices").beginArray();
        for (DeviceLink link : links) {
            json.beginObject().field("deviceId", link.deviceId());
            json.field("linkedAt", link.linkedAt().toString());
            json.field(
                    "unlinkedAt",
                    link.unlinkedAt() == null ? null : link.unlinkedAt().toString());
            json.endObject();
        }
        return json.endArray().endObject();
    }

    public static JsonWriter releases(Optional<ReleaseInfo> serving, List<ReleaseInfo> releases) {
        JsonWriter json = new JsonWriter(4_096).beginObject();
        serving.ifPresent(release -> json.field("serving", release.releaseId()));
        json.name("releases").beginArray();
        releases.forEach(release -> release(json, release));
        return json.endArray().endObject();
    }

    public static void release(JsonWriter json, ReleaseInfo release) {
        json.beginObject().field("releaseId", release.releaseId());
        json.field("createdAt", release.createdAt().toString());
        json.field("status", release.status().wireName()).field("events", release.events());
        json.field("shoppers", release.shoppers()).field("items", release.items());
        json.field(
                "learnedUntil",
                release.learnedUntil() == null ? null : release.learnedUntil().toString());
        json.name("models").beginArray();
        release.models().forEach(model -> model(json, model));
        json.endArray().name("seconds").number(release.seconds());
        json.field("bytes", release.bytes()).field("note", release.note()).endObject();
    }

    private static void model(JsonWriter json, FittedModel model) {
        json.beginObject().field("name", model.name()).field("placement", model.placement());
        json.texts("parameters", new TreeMap<>(model.parameters()));
        json.name("measures").beginObject();
        new TreeMap<>(model.measures()).forEach((name, value) -> json.name(name).number(value.doubleValue()));
        json.endObject().name("seconds").number(model.seconds());
        json.field("chosen", model.chosen())
                .name("weight")
                .number(model.weight())
                .endObject();
    }
}
