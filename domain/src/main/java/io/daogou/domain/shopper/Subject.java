package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** Whom a choice, a right or an event belongs to: a device that nobody logged in on, or a shopper on whichever device. */
public record Subject(Kind kind, String id) {
    /** What the identifier names. */
    public enum Kind {
        DEVICE,
        SHOPPER;

        private static final Kind[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        public static Kind ofWireName(@Nullable String name) {
            return Check.named("subject", name, ALL, Kind::wireName);
        }
    }

    public Subject {
        Check.id(kind == Kind.DEVICE ? "deviceId" : "shopperId", id);
    }

    public static Subject device(String deviceId) {
        return new Subject(Kind.DEVICE, deviceId);
    }

    public static Subject shopper(String shopperId) {
        return new Subject(Kind.SHOPPER, shopperId);
    }

    /** Kind and identifier in one text. */
    public String name() {
        return kind.wireName() + " " + id;
    }

    /** The subject of a {@link #name()}. */
    public static Subject ofName(String name) {
        int end = name.indexOf(' ');
        return new Subject(Kind.ofWireName(name.substring(0, Math.max(0, end))), name.substring(end + 1));
    }

    public boolean isShopper() {
        return kind == Kind.SHOPPER;
    }
}
