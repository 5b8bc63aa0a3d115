package io.daogou.server.json;

import io.daogou.domain.shopper.AuditEntry;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.people.Certificate;
import io.daogou.engine.people.Interest;
import io.daogou.engine.people.Journey;
import io.daogou.engine.people.KnownPeople;
import java.util.List;
import java.util.Map;

/** Writes the answers about people, each in the order of its schema. */
public final class PeopleAnswers {
    private PeopleAnswers() {}

    /** What somebody agreed to, every purpose; what they were not asked about is not granted. */
    public static JsonWriter consent(Subject subject, Map<Purpose, Consent> inForce, boolean isGlobalPrivacyControl) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field(subject.isShopper() ? "shopperId" : "deviceId", subject.id());
        json.field("globalPrivacyControl", isGlobalPrivacyControl)
                .name("purposes")
                .beginObject();
        for (Purpose purpose : Purpose.values()) {
            Consent consent = inForce.get(purpose);
            json.name(purpose.wireName()).beginObject();
            json.field("granted", consent != null && consent.granted());
            if (consent != null) {
                json.field("time", consent.time().toString());
                json.field("source", consent.source()).field("version", consent.version());
            }
            json.endObject();
        }
        return json.endObject().endObject();
    }

    /** What somebody seems to be interested in. */
    public static JsonWriter interests(List<Interest> interests) {
        JsonWriter json = new JsonWriter().beginObject().name("interests").beginArray();
        interests.forEach(interest -> interest(json, interest));
        return json.endArray().endObject();
    }

    static void interest(JsonWriter json, Interest interest) {
        json.beginObject().field("tag", interest.tag()).name("strength").number((float) interest.strength());
        json.field("evidence", interest.evidence());
        json.field("latest", interest.latest().toString()).endObject();
    }

    /** Who was found. */
    public static JsonWriter known(List<KnownPeople.Known> found, boolean isMore) {
        JsonWriter json = new JsonWriter(2_048).beginObject().name("people").beginArray();
        for (KnownPeople.Known one : found) {
            json.beginObject();
            if (one.subject().isShopper()) {
                json.field("shopperId", one.subject().id()).field("devices", one.devices());
            } else {
                json.field("deviceId", one.subject().id()).field("shopperOfDevice", one.owner());
            }
            json.endObject();
        }
        return json.endArray().field("more", isMore).endObject();
    }

    /** Where somebody was. */
    public static JsonWriter journey(Journey journey) {
        JsonWriter json = new JsonWriter().beginObject();
        return json.texts("cart", journey.cart())
                .texts("recentlyViewed", journey.recentlyViewed())
                .endObject();
    }

    /** What was erased. */
    public static JsonWriter certificate(Certificate certificate) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("pseudonym", certificate.pseudonym());
        json.field("time", certificate.time().toString());
        json.name("erased").beginObject().field("events", certificate.events());
        json.field("links", certificate.links()).field("choices", certificate.choices());
        json.field("devices", certificate.devices()).endObject();
        return json.texts("releasesThatLearned", certificate.releasesThatLearned())
                .endObject();
    }

    /** A page of the audit log. */
    public static JsonWriter audit(List<AuditEntry> entries) {
        JsonWriter json = new JsonWriter(4_096).beginObject().name("entries").beginArray();
        for (AuditEntry entry : entries) {
            json.beginObject().field("sequence", entry.sequence());
            json.field("time", entry.time().toString());
            json.field("actor", entry.actor()).field("action", entry.action());
            json.field("subject", entry.subject()).endObject();
        }
        return json.endArray().endObject();
    }
}
