package io.daogou.domain.shopper;

import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventUse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom what was done belongs to, and whether it may be used, as it stood when this was read. What was done in a shopper's
 * name is the shopper's; what was done in nobody's name is the device's, or that of the one shopper who logged in on it.
 */
public final class Owners {
    private final Map<String, Set<String>> shoppersOn = new HashMap<>();
    private final Map<Subject, Set<Purpose>> refused = new HashMap<>();
    private final Map<Subject, Instant> resets = new HashMap<>();

    private Owners() {}

    /** Reads how it stands now. */
    public static Owners of(People people) {
        Owners owners = new Owners();
        people.shoppers()
                .forEach(link -> owners.shoppersOn
                        .computeIfAbsent(link.deviceId(), id -> new LinkedHashSet<>())
                        .add(link.shopperId()));
        people.consents().forEachInForce(owners::take);
        people.resets().forEach(owners::take);
        return owners;
    }

    private void take(Consent consent) {
        if (!consent.granted()) {
            refused.computeIfAbsent(consent.subject(), subject -> EnumSet.noneOf(Purpose.class))
                    .add(consent.purpose());
        }
    }

    private void take(Reset reset) {
        if (reset.tag() == null) {
            resets.put(reset.subject(), reset.time());
        }
    }

    /**
     * Whom an event belongs to; none if it was not given for the purpose, if they refuse that now, or, for
     * {@link Purpose#PERSONALIZATION}, wanted what they had done until then to be forgotten.
     */
    public @Nullable Subject ownerOf(Purpose purpose, EventHeader header) {
        boolean isGiven = header.use() == EventUse.LEARNING
                || (header.use() == EventUse.COUNTING && purpose == Purpose.ANALYTICS);
        Subject subject = isGiven ? usable(purpose, header.subject(), header.time()) : null;
        if (subject == null || subject.isShopper()) {
            return subject;
        }
        Set<String> shoppers = shoppersOn.getOrDefault(header.deviceId(), Set.of());
        return shoppers.size() != 1
                ? subject
                : usable(purpose, Subject.shopper(shoppers.iterator().next()), header.time());
    }

    private @Nullable Subject usable(Purpose purpose, Subject subject, Instant time) {
        Instant reset = purpose == Purpose.PERSONALIZATION ? resets.get(subject) : null;
        boolean isRefused = refused.getOrDefault(subject, Set.of()).contains(purpose);
        return isRefused || (reset != null && !time.isAfter(reset)) ? null : subject;
    }
}
