package io.daogou.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private long nanos = Long.MAX_VALUE - 1;

    private final Pace pace = new Pace(() -> nanos);

    @Test
    void nobodyIsTooSlowAtFirst() {
        pass(Pace.PATIENCE_SECONDS);
        pace.check(1);
    }

    @Test
    void whoeverSendsEnoughMayGoOnForLong() {
        pass(3_600);
        pace.check(3_600L * Pace.BYTES_A_SECOND);
    }

    @Test
    void aByteNowAndThenIsTooSlow() {
        pass(11);
        Problem refused = catchThrowableOfType(Problem.class, () -> pace.check(3));
        assertThat(refused.status()).isEqualTo(408);
        assertThat(refused.detail()).startsWith("the body comes too slowly: 3 bytes in 11 seconds");
        assertThat(refused.headers()).containsEntry("Connection", "close");
    }

    private void pass(int seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }
}
