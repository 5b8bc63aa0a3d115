package io.daogou.server.json;

import io.daogou.domain.check.Check;
import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.people.PersonalData;
import org.jspecify.annotations.Nullable;

/** Writes everything that is known of a person as one JSON text, with the names of the contract. */
public final class PersonalDataWriter {
    private PersonalDataWriter() {}

    public static JsonWriter write(PersonalData data) {
        JsonWriter json = new JsonWriter(4_096 + 300 * data.events().size());
        json.beginObject().name("subjects").beginArray();
        for (Subject subject : data.subjects()) {
            json.beginObject().field(idName(subject), subject.id()).endObject();
        }
        json.endArray().name("devices").beginArray();
        data.links().forEach(link -> link(json, link));
        json.endArray().name("consents").beginArray();
        data.consents().forEach(consent -> consent(json, consent));
        json.endArray().name("resets").beginArray();
        data.resets().forEach(reset -> reset(json, reset));
        json.endArray().name("interests").beginArray();
        data.interests().forEach(interest -> PeopleAnswers.interest(json, interest));
        json.endArray().name("events").beginArray();
        data.events().forEach(event -> event(json, event));
        return json.endArray().endObject();
    }

    private static String idName(Subject subject) {
        return subject.isShopper() ? "shopperId" : "deviceId";
    }

    private static void link(JsonWriter json, DeviceLink link) {
        json.beginObject().field("deviceId", link.deviceId()).field("shopperId", link.shopperId());
        json.field("linkedAt", link.linkedAt().toString());
        json.field(
                "unlinkedAt",
                link.unlinkedAt() == null ? null : link.unlinkedAt().toString());
        json.endObject();
    }

    private static void consent(JsonWriter json, Consent consent) {
        json.beginObject().field(idName(consent.subject()), consent.subject().id());
        json.field("purpose", consent.purpose().wireName()).field("granted", consent.granted());
        json.field("time", consent.time().toString());
        json.field("source", consent.source())
                .field("version", consent.version())
                .endObject();
    }

    /** Without a tag: all interests. */
    private static void reset(JsonWriter json, Reset reset) {
        json.beginObject().field(idName(reset.subject()), reset.subject().id());
        json.field("tag", reset.tag()).field("time", reset.time().toString()).endObject();
    }

    private static void event(JsonWriter json, Event event) {
        EventHeader header = event.header();
        json.beginObject().field("eventId", header.eventId());
        json.field("event", event.type().wireName()).field("time", header.time().toString());
        json.field("deviceId", header.deviceId()).field("shopperId", header.shopperId());
        json.field("sessionId", header.sessionId());
        json.field("platform", header.platform().wireName());
        json.field("recommendationId", header.recommendationId());
        Campaign campaign = header.campaign();
        if (campaign != null) {
            json.field("campaign", campaign.name()).field("source", campaign.source());
            json.field("medium", campaign.medium());
        }
        json.field("use", Check.lowerCase(header.use())).field("trust", Check.lowerCase(header.trust()));
        switch (event) {
            case Event.ItemAction action -> money(json, action.value());
            case Event.Impression shown -> json.field("placement", shown.placement());
            case Event.Order order -> {
                money(json, order.value());
                json.field("transactionId", order.transactionId());
            }
            case Event.Search search -> json.field("query", search.query());
            case Event.Login _ -> {}
            case Event.Media media -> {
                json.name("seconds").number(media.seconds());
                if (media.percent() != null) {
                    json.field("percent", media.percent());
                }
            }
        }
        if (!event.items().isEmpty()) {
            json.name("items").beginArray();
            event.items().forEach(item -> item(json, item));
            json.endArray();
        }
        json.endObject();
    }

    private static void money(JsonWriter json, @Nullable Money money) {
        if (money != null) {
            json.name("value").number(money.amount());
            json.field("currency", money.currency().getCurrencyCode());
        }
    }

    private static void item(JsonWriter json, EventItem item) {
        json.beginObject().field("itemId", item.itemId());
        if (item.price() != null) {
            json.name("price").number(item.price());
        }
        json.field("quantity", item.quantity());
        if (item.position() != null) {
            json.field("position", item.position());
        }
        json.field("model", item.model()).field("ruleId", item.ruleId());
        json.endObject();
    }
}
