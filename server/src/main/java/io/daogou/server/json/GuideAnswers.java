package io.daogou.server.json;

import io.daogou.domain.item.Money;
import io.daogou.guide.Chip;
import io.daogou.guide.Comparison;
import io.daogou.guide.GuideAnswer;
import io.daogou.guide.GuideProduct;
import io.daogou.guide.Question;
import io.daogou.guide.QuickReply;
import org.jspecify.annotations.Nullable;

/** Writes what the guide answers, each part in the order of its schema in {@code contract/openapi.yaml}. */
public final class GuideAnswers {
    private GuideAnswers() {}

    /** @param guest by what a guest's conversation goes on; none: by its own identifier */
    public static JsonWriter answer(GuideAnswer answer, @Nullable String guest) {
        JsonWriter json = new JsonWriter(4_096).beginObject();
        json.field("conversationId", guest == null ? answer.conversationId() : guest)
                .field("turnId", answer.turnId());
        json.field("language", answer.language()).field("act", answer.act().wireName());
        json.field("message", answer.message());
        json.name("understood").beginArray();
        answer.understood().forEach(chip -> chip(json, chip));
        json.endArray();
        question(json, "question", answer.question());
        json.name("products").beginArray();
        answer.products().forEach(product -> product(json, product));
        json.endArray();
        comparison(json, answer.comparison());
        json.name("quickReplies").beginArray();
        answer.quickReplies().forEach(reply -> reply(json, reply));
        json.endArray();
        question(json, "next", answer.next());
        json.field("isAi", answer.isAi());
        if (!answer.degraded().isEmpty()) {
            json.texts("degraded", answer.degraded());
        }
        return json.endObject();
    }

    private static void chip(JsonWriter json, Chip chip) {
        json.beginObject().field("slot", chip.slot()).field("value", chip.value());
        json.field("label", chip.label()).field("isExcluded", chip.isExcluded());
        json.field("isRemovable", chip.isRemovable()).endObject();
    }

    private static void question(JsonWriter json, String name, @Nullable Question question) {
        if (question == null) {
            return;
        }
        json.name(name).beginObject().field("slot", question.slot()).field("text", question.text());
        json.name("options").beginArray();
        for (Question.Option option : question.options()) {
            json.beginObject().field("reply", option.reply()).field("label", option.label());
            json.field("items", option.items()).endObject();
        }
        json.endArray().name("dontMind");
        reply(json, question.dontMind());
        json.name("showAnyway");
        reply(json, question.showAnyway());
        json.endObject();
    }

    private static void reply(JsonWriter json, QuickReply reply) {
        json.beginObject()
                .field("reply", reply.reply())
                .field("label", reply.label())
                .endObject();
    }

    private static void product(JsonWriter json, GuideProduct product) {
        json.beginObject()
                .field("itemId", product.itemId())
                .field("role", product.role().wireName());
        json.field("title", product.title());
        money(json, "price", product.price());
        money(json, "regularPrice", product.regularPrice());
        json.field("availability", product.availability().wireName());
        json.field("link", product.link()).field("imageLink", product.imageLink());
        json.name("reasons").beginArray();
        for (GuideProduct.ProductReason reason : product.reasons()) {
            json.beginObject()
                    .field("type", reason.type())
                    .field("text", reason.text())
                    .endObject();
        }
        json.endArray().field("tradeOff", product.tradeOff()).endObject();
    }

    private static void money(JsonWriter json, String name, @Nullable Money money) {
        if (money != null) {
            json.name(name);
            Answers.money(json, money);
        }
    }

    private static void comparison(JsonWriter json, @Nullable Comparison comparison) {
        if (comparison == null) {
            return;
        }
        json.name("comparison")
                .beginObject()
                .texts("itemIds", comparison.itemIds())
                .name("rows")
                .beginArray();
        for (Comparison.Row row : comparison.rows()) {
            json.beginObject().field("label", row.label()).texts("values", row.values());
            json.field("differs", row.differs()).endObject();
        }
        json.endArray().field("summary", comparison.summary()).endObject();
    }
}
