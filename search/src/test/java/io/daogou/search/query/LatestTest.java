package io.daogou.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void oneMakesItAnewAndTheOthersHaveTheOneBefore() throws InterruptedException {
        CountDownLatch isMaking = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Latest<Integer, String> latest = new Latest<>(state -> {
            made.incrementAndGet();
            if (state == 2) {
                isMaking.countDown();
                await(mayEnd);
            }
            return "made of " + state;
        });
        assertThat(latest.of(1)).isEqualTo("made of 1");
        Thread maker = Thread.ofPlatform().start(() -> latest.of(2));
        await(isMaking);
        for (int i = 0; i < 5; i++) {
            assertThat(latest.of(2)).isEqualTo("made of 1");
        }
        mayEnd.countDown();
        maker.join();
        assertThat(latest.of(2)).isEqualTo("made of 2");
        assertThat(made).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
