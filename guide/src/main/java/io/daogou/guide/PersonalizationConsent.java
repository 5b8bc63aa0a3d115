package io.daogou.guide;

import org.jspecify.annotations.Nullable;

/**
 * Whether what is said on a device may be remembered for the person who uses it. Asked at every turn, so that a withdrawal
 * counts at once. Threads: any number.
 */
@FunctionalInterface
public interface PersonalizationConsent {
    /** Everybody agreed: where no consent is asked for. */
    PersonalizationConsent EVERYBODY = (deviceId, shopperId) -> true;

    /**
     * Whether both the device and the shopper, where there is one, agreed to personalization.
     *
     * @param shopperId whose the device is; none: nobody's
     */
    boolean mayRemember(String deviceId, @Nullable String shopperId);
}
