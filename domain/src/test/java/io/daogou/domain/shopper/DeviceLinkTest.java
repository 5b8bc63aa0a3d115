package io.daogou.domain.shopper;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeviceLinkTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00.001Z");

    @Test
    void standsUntilItEnds() {
        DeviceLink link = new DeviceLink("d", "s", NOON, null);
        assertThat(link.stands()).isTrue();
        assertThat(link.end(NOON.plusMillis(1))).isEqualTo(new DeviceLink("d", "s", NOON, NOON.plusMillis(1)));
        assertThat(link.end(NOON).stands()).isFalse();
    }

    @Test
    void endsNoEarlierThanItBegan() {
        assertThat(new DeviceLink("d", "s", NOON, null).end(NOON.minusMillis(1)).unlinkedAt())
                .isEqualTo(NOON);
        assertRefused(
                () -> new DeviceLink("d", "s", NOON, NOON.minusMillis(1)), "unlinkedAt", "T12:00:00Z", "or later");
    }

    @Test
    void keepsMillisecondsOfItsTimes() {
        Instant finer = NOON.plusNanos(999);
        assertThat(new DeviceLink("d", "s", finer, finer)).isEqualTo(new DeviceLink("d", "s", NOON, NOON));
    }

    @Test
    void refusesBadParts() {
        assertRefused(() -> new DeviceLink("", "s", NOON, null), "deviceId", "", "1 to 128");
        assertRefused(() -> new DeviceLink("d", "", NOON, null), "shopperId", "", "1 to 128");
        assertRefused(() -> new DeviceLink("d", "s", Instant.EPOCH, null), "linkedAt", "1970-01-01", "milliseconds");
    }
}
