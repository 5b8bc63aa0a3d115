package io.daogou.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CallPaceTest {
    private final AtomicLong clock = new AtomicLong();
    private final CallPace pace = new CallPace(60, clock::get);

    @Test
    void soManyAtOnceAndThenOneASecond() {
        for (int call = 0; call < 60; call++) {
            assertThat(pace.waitSeconds("a")).isZero();
        }
        assertThat(pace.waitSeconds("a")).isEqualTo(1);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(pace.waitSeconds("a")).isZero();
        assertThat(pace.waitSeconds("a")).isEqualTo(1);
    }

    @Test
    void whoIsRefusedIsNotHeldBackFurther() {
        for (int call = 0; call < 1_000; call++) {
            var _ = pace.waitSeconds("a");
        }
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(pace.waitSeconds("a")).isZero();
    }

    @Test
    void callersAreCountedEachForItself() {
        for (int call = 0; call < 100; call++) {
            var _ = pace.waitSeconds("a");
        }
        assertThat(pace.waitSeconds("b")).isZero();
    }
}
