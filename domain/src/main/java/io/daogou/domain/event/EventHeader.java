package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What every event has.
 *
 * @param eventId chosen by the sender and kept on a retry: an event is stored once
 * @param time when it happened by the sender's clock, in milliseconds; from {@link Check#EARLIEST} to {@link Check#LATEST}
 * @param deviceId the device it happened on; a first-party identifier
 * @param shopperId who did it, if the sender knows
 * @param sessionId joins the events of one visit
 * @param recommendationId the answer that led to it
 * @param campaign what brought whoever did it here
 * @param use what it may be used for; the shop decides that, not the sender
 * @param trust how much it can be believed; likewise
 */
public record EventHeader(
        String eventId,
        Instant time,
        String deviceId,
        @Nullable String shopperId,
        @Nullable String sessionId,
        Platform platform,
        @Nullable String recommendationId,
        @Nullable Campaign campaign,
        EventUse use,
        EventTrust trust) {
    /** Nobody shopped on the web before: an earlier time is a broken clock or a wrong unit. */
    public static final Instant EARLIEST = Check.EARLIEST;

    public EventHeader {
        Check.id("eventId", eventId);
        time = Check.time("time", time).truncatedTo(ChronoUnit.MILLIS);
        Check.id("deviceId", deviceId);
        Check.optionalId("shopperId", shopperId);
        Check.optionalId("sessionId", sessionId);
        Check.optionalId("recommendationId", recommendationId);
    }

    /** A header of an event that may be used for everything, and is believed. */
    public EventHeader(
            String eventId,
            Instant time,
            String deviceId,
            @Nullable String shopperId,
            @Nullable String sessionId,
            Platform platform,
            @Nullable String recommendationId) {
        this(
                eventId,
                time,
                deviceId,
                shopperId,
                sessionId,
                platform,
                recommendationId,
                null,
                EventUse.LEARNING,
                EventTrust.VERIFIED);
    }

    /** A header with only what every event needs, from the web. */
    public static EventHeader of(String eventId, Instant time, String deviceId) {
        return new EventHeader(eventId, time, deviceId, null, null, Platform.WEB, null);
    }

    /** Whose it is by itself, whatever devices are linked: the shopper's it names, else the device's. */
    public Subject subject() {
        return shopperId == null ? Subject.device(deviceId) : Subject.shopper(shopperId);
    }

    /** Whether it was given for a purpose when it came. */
    public boolean isFor(Purpose purpose) {
        return use == EventUse.LEARNING || (use == EventUse.COUNTING && purpose == Purpose.ANALYTICS);
    }

    /** Whom it belongs to; none if it was not given for the purpose, or may not be used for it any more. */
    public @Nullable Subject owner(Purpose purpose, Owners owners) {
        return isFor(purpose) ? owners.ownerOf(purpose, subject(), deviceId, time) : null;
    }

    /** The same header, done by this shopper. */
    public EventHeader withShopper(@Nullable String shopper) {
        return new EventHeader(
                eventId, time, deviceId, shopper, sessionId, platform, recommendationId, campaign, use, trust);
    }

    /** The same header in this session. */
    public EventHeader withSession(@Nullable String session) {
        return new EventHeader(
                eventId, time, deviceId, shopperId, session, platform, recommendationId, campaign, use, trust);
    }

    /** The same header for this use. */
    public EventHeader withUse(EventUse other) {
        return new EventHeader(
                eventId, time, deviceId, shopperId, sessionId, platform, recommendationId, campaign, other, trust);
    }

    /** The same header, believed so much. */
    public EventHeader withTrust(EventTrust other) {
        return new EventHeader(
                eventId, time, deviceId, shopperId, sessionId, platform, recommendationId, campaign, use, other);
    }

    /** The same header of somebody whom this brought here. */
    public EventHeader withCampaign(@Nullable Campaign other) {
        return new EventHeader(
                eventId, time, deviceId, shopperId, sessionId, platform, recommendationId, other, use, trust);
    }
}
