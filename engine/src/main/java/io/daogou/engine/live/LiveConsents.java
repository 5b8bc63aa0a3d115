package io.daogou.engine.live;

import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The choices that are in force, for every answer to ask. Who uses a device as a shopper must have refused neither as the
 * one nor as the other.
 *
 * <p><b>Threads:</b> any number; a choice taken in is known to the next answer.
 */
public final class LiveConsents {
    private final boolean required;
    private final Map<String, Choices> devices = new ConcurrentHashMap<>();
    private final Map<String, Choices> shoppers = new ConcurrentHashMap<>();

    /** Immutable: what one subject said of each purpose. */
    private record Choices(Map<Purpose, Consent> byPurpose) {
        static final Choices NONE = new Choices(Map.of());

        Choices with(Consent consent) {
            EnumMap<Purpose, Consent> more = new EnumMap<>(Purpose.class);
            more.putAll(byPurpose);
            more.put(consent.purpose(), consent);
            return new Choices(more);
        }

        boolean grants(Purpose purpose) {
            Consent consent = byPurpose.get(purpose);
            return consent != null && consent.granted();
        }

        boolean refuses(Purpose purpose) {
            Consent consent = byPurpose.get(purpose);
            return consent != null && !consent.granted();
        }
    }

    /** @param required whether saying nothing means no */
    public LiveConsents(boolean required) {
        this.required = required;
    }

    /** Takes a choice in; it stands in place of what the subject said of the purpose before. */
    public void take(Consent consent) {
        Subject subject = consent.subject();
        of(subject).merge(subject.id(), Choices.NONE.with(consent), (before, now) -> before.with(consent));
    }

    /** As if the subject had never said anything. */
    public void remove(Subject subject) {
        of(subject).remove(subject.id());
    }

    /** Everybody who said something. */
    public List<Subject> subjects() {
        List<Subject> all = new ArrayList<>();
        devices.keySet().forEach(id -> all.add(Subject.device(id)));
        shoppers.keySet().forEach(id -> all.add(Subject.shopper(id)));
        return all;
    }

    /** What a subject said, by purpose; nothing of a purpose they were not asked about. */
    public Map<Purpose, Consent> choices(Subject subject) {
        return of(subject).getOrDefault(subject.id(), Choices.NONE).byPurpose;
    }

    /** Whether what a shopper does on a device may be used. */
    public boolean allow(Purpose purpose, @Nullable String shopperId, @Nullable String deviceId) {
        Choices asShopper = shopperId == null ? Choices.NONE : shoppers.getOrDefault(shopperId, Choices.NONE);
        Choices onDevice = deviceId == null ? Choices.NONE : devices.getOrDefault(deviceId, Choices.NONE);
        if (asShopper.refuses(purpose) || onDevice.refuses(purpose)) {
            return false;
        }
        return !required || asShopper.grants(purpose) || onDevice.grants(purpose);
    }

    /** Whether a device said no. */
    boolean refusesOn(String deviceId) {
        return devices.getOrDefault(deviceId, Choices.NONE).refuses(Purpose.PERSONALIZATION);
    }

    private Map<String, Choices> of(Subject subject) {
        return subject.isShopper() ? shoppers : devices;
    }
}
