package io.daogou.domain.shopper;

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
    private final Map<Subject, Map<String, Instant>> disowned = new HashMap<>();

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
        String itemId = Reset.itemOf(reset.tag());
        if (reset.tag() == null) {
            resets.put(reset.subject(), reset.time());
        } else if (itemId != null) {
            disowned.computeIfAbsent(reset.subject(), subject -> new HashMap<>())
                    .put(itemId, reset.time());
        }
    }

    /**
     * Whom something that was done belongs to; none if they refuse that it is used for the purpose, or, for
     * {@link Purpose#PERSONALIZATION}, wanted what they had done until then to be forgotten.
     *
     * @param subject in whose name it was done
     * @param deviceId where
     */
    public @Nullable Subject ownerOf(Purpose purpose, Subject subject, String deviceId, Instant time) {
        Subject usable = usable(purpose, subject, time);
        if (usable == null || usable.isShopper()) {
            return usable;
        }
        Set<String> shoppers = shoppersOn.getOrDefault(deviceId, Set.of());
        return shoppers.size() != 1
                ? usable
                : usable(purpose, Subject.shopper(shoppers.iterator().next()), time);
    }

    /** The items that a subject said were not theirs, each with until when. */
    public Map<String, Instant> disowned(Subject subject) {
        return disowned.getOrDefault(subject, Map.of());
    }

    /**
     * Whether something that was done with an item was not theirs, as its people say.
     *
     * @param subject in whose name it was done
     * @param owner whom it belongs to
     */
    public boolean isDisowned(Subject subject, Subject owner, String itemId, Instant time) {
        return !disowned.isEmpty() && (isDisowned(subject, itemId, time) || isDisowned(owner, itemId, time));
    }

    private boolean isDisowned(Subject subject, String itemId, Instant time) {
        Instant until = disowned(subject).get(itemId);
        return until != null && !time.isAfter(until);
    }

    private @Nullable Subject usable(Purpose purpose, Subject subject, Instant time) {
        Instant reset = purpose == Purpose.PERSONALIZATION ? resets.get(subject) : null;
        boolean isRefused = refused.getOrDefault(subject, Set.of()).contains(purpose);
        return isRefused || (reset != null && !time.isAfter(reset)) ? null : subject;
    }
}
