package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.shopper.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How long and how many conversations are kept in memory. */
class MemoryConversationsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static Conversation of(String deviceId, Instant at) {
        return Conversation.begin("conversation of " + deviceId, Subject.device(deviceId), at);
    }

    @Test
    void guestsDriveOutNobody() {
        MemoryConversations kept =
                new MemoryConversations(100, Duration.ofHours(1), Clock.fixed(BEGIN, ZoneOffset.UTC));
        kept.keep(of("phone", BEGIN));
        for (int i = 0; i < 20_000; i++) {
            kept.keep(of("guest-" + i, BEGIN));
        }
        assertThat(kept.of(Subject.device("phone"))).isPresent();
        assertThat(kept.of(Subject.device("guest-19999"))).isPresent();
        assertThat(kept.of(Subject.device("guest-0"))).isEmpty();
        assertThat(kept.size()).isEqualTo(101);
    }

    @Test
    void whatIsTooOldGoesThoughItsOwnerNeverComesBack() {
        MemoryConversations kept = new MemoryConversations(
                100, Duration.ofHours(1), Clock.fixed(BEGIN.plus(Duration.ofHours(2)), ZoneOffset.UTC));
        kept.keep(of("gone", BEGIN));
        kept.keep(of("here", BEGIN.plus(Duration.ofHours(2))));
        assertThat(kept.size()).isEqualTo(1);
        assertThat(kept.of(Subject.device("here"))).isPresent();
    }
}
