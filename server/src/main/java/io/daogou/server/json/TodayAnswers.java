package io.daogou.server.json;

import io.daogou.engine.today.LatestEvent;
import io.daogou.engine.today.Minute;
import io.daogou.engine.today.Sales;
import io.daogou.engine.today.TodayFigures;

/** Writes how the shop does, in the order of its schema. */
public final class TodayAnswers {
    private TodayAnswers() {}

    /** The figures, as fields of an object that is open. */
    public static void figures(JsonWriter json, TodayFigures figures) {
        json.field("time", figures.time().toString());
        json.field("since", figures.since() == null ? null : figures.since().toString());
        json.name("minutes").beginArray();
        figures.minutes().forEach(minute -> minute(json, minute));
        json.endArray().field("activeDevices", figures.activeDevices()).field("activeNow", figures.activeNow());
        json.field("events", figures.events()).field("orders", figures.orders());
        json.name("sales").beginArray();
        for (Sales sales : figures.sales()) {
            json.beginObject().field("currency", sales.currency());
            json.name("amount").number(sales.amount()).name("fromShelves").number(sales.fromShelves());
            json.field("orders", sales.orders()).endObject();
        }
        json.endArray().name("latest").beginArray();
        figures.latest().forEach(event -> latest(json, event));
        json.endArray();
    }

    private static void minute(JsonWriter json, Minute minute) {
        json.beginObject().field("time", minute.begin().toString());
        json.name("counts").beginObject();
        minute.counts().forEach((type, count) -> json.field(type.wireName(), count.longValue()));
        json.endObject().endObject();
    }

    private static void latest(JsonWriter json, LatestEvent event) {
        json.beginObject().field("sequence", event.sequence());
        json.field("time", event.time().toString()).field("event", event.type().wireName());
        json.field("platform", event.platform().wireName()).texts("itemIds", event.itemIds());
        json.field("items", event.items());
        if (event.value() != null) {
            json.name("amount").number(event.value().amount());
            json.field("currency", event.value().currency().getCurrencyCode());
        }
        json.field("fromShelf", event.fromShelf()).endObject();
    }
}
