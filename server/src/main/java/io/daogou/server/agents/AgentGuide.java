package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;
import io.daogou.guide.Guide;
import io.daogou.guide.GuideAnswer;
import io.daogou.guide.GuideProduct;
import io.daogou.guide.GuideTurn;
import io.daogou.guide.Question;
import io.daogou.guide.QuickReply;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets an agent talk to the guide as a person would. A conversation is known by a word that the first answer gives; it belongs
 * to no device and no person, so none of theirs can be continued here.
 *
 * <p><b>Threads:</b> any number.
 */
public final class AgentGuide {
    /** No device of the shop's pages is called so. */
    private static final String DEVICE = "agent:";

    private static final int MOST_ITEMS = 50;

    private final Guide guide;
    private final AgentCatalog catalog;

    public AgentGuide(Guide guide, AgentCatalog catalog) {
        this.guide = guide;
        this.catalog = catalog;
    }

    /** One turn. */
    ObjectNode ask(JsonNode json) {
        Input input = Input.of("", json, "conversation_id", "text", "reply", "item_ids", "context");
        Reader reader = Reader.of(input.object("context"), catalog.shop().currency());
        String conversation = conversation(input);
        GuideAnswer answer = guide.turn(new GuideTurn(
                null,
                DEVICE + conversation,
                null,
                reader.language(),
                input.text("text"),
                null,
                input.text("reply"),
                input.ids("item_ids", 0, MOST_ITEMS)));
        return write(answer, conversation, reader);
    }

    private static String conversation(Input input) {
        String given = input.text("conversation_id");
        if (given == null) {
            return UUID.randomUUID().toString();
        }
        try {
            return UUID.fromString(given).toString();
        } catch (IllegalArgumentException foreign) {
            throw new InvalidInput(
                    "conversation_id",
                    "is none of this shop's",
                    given,
                    "give the one of the answer before, or leave it out to begin anew");
        }
    }

    private ObjectNode write(GuideAnswer answer, String conversation, Reader reader) {
        ObjectNode json = AgentJson.object().put("conversation_id", conversation);
        json.put("act", answer.act().wireName()).put("message", PlainText.of(answer.message()));
        ArrayNode understood = json.putArray("understood");
        answer.understood()
                .forEach(chip -> understood
                        .addObject()
                        .put("slot", chip.slot())
                        .put("label", PlainText.of(chip.label()))
                        .put("excluded", chip.isExcluded()));
        if (answer.question() != null) {
            question(json.putObject("question"), answer.question());
        }
        ArrayNode products = json.putArray("products");
        answer.products().forEach(product -> product(products, product, reader));
        replies(json.putArray("quick_replies"), answer.quickReplies());
        json.put("is_ai", answer.isAi());
        answer.degraded().forEach(reason -> Ucp.inform(json, "incomplete", reason));
        return json;
    }

    /** As the catalogue has it, with what the guide says of it; what has no price is in the message alone. */
    private void product(ArrayNode products, GuideProduct shown, Reader reader) {
        catalog.products()
                .resolve(shown.itemId())
                .filter(Products.Resolved::isExact)
                .map(Products.Resolved::product)
                .ifPresent(product -> {
                    ObjectNode entry = products.addObject();
                    entry.set(
                            "product",
                            catalog.shop().products().product(product, List.of(product.featured()), reader.language()));
                    entry.put("role", shown.role().wireName());
                    ArrayNode reasons = entry.putArray("reasons");
                    shown.reasons()
                            .forEach(reason -> reasons.addObject()
                                    .put("type", reason.type())
                                    .put("text", PlainText.of(reason.text())));
                    @Nullable String tradeOff = shown.tradeOff();
                    if (tradeOff != null) {
                        entry.put("trade_off", PlainText.of(tradeOff));
                    }
                });
    }

    private static void question(ObjectNode json, Question question) {
        json.put("text", PlainText.of(question.text()));
        ArrayNode options = json.putArray("options");
        question.options()
                .forEach(option -> options.addObject()
                        .put("reply", option.reply())
                        .put("label", PlainText.of(option.label()))
                        .put("items", option.items()));
        replies(json.putArray("other_replies"), List.of(question.dontMind(), question.showAnyway()));
    }

    private static void replies(ArrayNode array, List<QuickReply> replies) {
        replies.forEach(
                reply -> array.addObject().put("reply", reply.reply()).put("label", PlainText.of(reply.label())));
    }
}
