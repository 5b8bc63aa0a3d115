package io.daogou.engine.people;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.shopper.DeviceCodes;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveState;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person say without logging in that two devices are theirs: one shows a code, the other sends it. From then on both
 * are a shopper's: of whom one of them is already, or of one whose name chance makes, until somebody logs in on either.
 *
 * <p><b>Threads:</b> any number; joins take turns.
 */
public final class DeviceJoining {
    /** A code of 40 bits that holds for some minutes, one try a request, is not guessed. */
    private static final int LETTERS = 8;
    /** Without those that look or sound alike. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final Duration HOLDS = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code to show, and until when it holds. */
    public record Code(String code, Instant until) {}

    /** Two devices belong to two people by name: who may decide that is not a code. */
    public static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1;

        Conflict(String message) {
            super(message);
        }
    }

    private final DeviceCodes codes;
    private final Shoppers shoppers;
    private final LiveState state;
    private final LiveConsents consents;
    private final Clock clock;

    public DeviceJoining(DeviceCodes codes, Shoppers shoppers, LiveState state, LiveConsents consents, Clock clock) {
        this.codes = codes;
        this.shoppers = shoppers;
        this.state = state;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * A new code for a device, in place of the one it had.
     *
     * @throws InvalidInput if the device did not agree to be known: of such a one not even a code is kept
     */
    public Code code(String deviceId) {
        Check.id("deviceId", deviceId);
        agreed(deviceId, "deviceId");
        StringBuilder code = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        Instant until = clock.instant().plus(HOLDS);
        codes.put(deviceId, code.toString(), until);
        return new Code(code.toString(), until);
    }

    /**
     * Joins a device with the one that a code was made for; the code is used up.
     *
     * @return the shopper that both belong to now
     * @throws InvalidInput if the code does not hold, or one of the devices did not agree to be known
     * @throws Conflict if two people by name logged in on them, or several on one
     */
    public synchronized String join(String deviceId, String code) {
        Check.id("deviceId", deviceId);
        agreed(deviceId, "deviceId");
        Instant now = clock.instant();
        String other = codes.take(code.strip().toUpperCase(Locale.ROOT), now)
                .orElseThrow(() -> new InvalidInput(
                        "code", "does not hold", code, "ask the first device for a new one; each can be used once"));
        if (other.equals(deviceId)) {
            throw new InvalidInput("code", "is the device's own", code, "enter it on the other device");
        }
        agreed(other, "code");
        String mine = owner(deviceId);
        String theirs = owner(other);
        if (mine != null && theirs != null) {
            return mine.equals(theirs) ? mine : merge(mine, theirs, deviceId, other, now);
        }
        String both = mine != null ? mine : theirs != null ? theirs : JointShopper.newId();
        shoppers.link(other, both, now);
        shoppers.link(deviceId, both, now);
        return both;
    }

    /** Who has no name yields to who has. */
    private String merge(String mine, String theirs, String deviceId, String other, Instant now) {
        if (!JointShopper.is(mine) && !JointShopper.is(theirs)) {
            throw new Conflict("two different shoppers logged in on these devices; log in on both as the same one");
        }
        String stays = JointShopper.is(mine) ? theirs : mine;
        shoppers.link(JointShopper.is(mine) ? deviceId : other, stays, now);
        return stays;
    }

    /** The other device's identifier is its secret, and is not told. */
    private void agreed(String deviceId, String field) {
        if (!consents.allow(Purpose.PERSONALIZATION, state.shopperOf(deviceId), deviceId)) {
            throw new InvalidInput(
                    field,
                    "is of a device whose user did not agree to be known",
                    field.equals("code") ? "the other device" : deviceId,
                    "joining devices joins what was done on them: agree to " + Purpose.PERSONALIZATION.wireName()
                            + " on both first, then make a new code");
        }
    }

    private @Nullable String owner(String deviceId) {
        String owner = state.shopperOf(deviceId);
        if (owner == null && shoppers.linksOn(deviceId).stream().anyMatch(DeviceLink::stands)) {
            throw new Conflict("several shoppers logged in on one of these devices; it is nobody's alone");
        }
        return owner;
    }
}
