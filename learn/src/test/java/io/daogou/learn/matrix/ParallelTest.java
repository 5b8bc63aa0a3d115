package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void everyStepIsDoneOnceInPartsOfTheGrain() {
        for (int count : new int[] {0, 1, 6, 7, 8, 1000}) {
            AtomicIntegerArray done = new AtomicIntegerArray(count);
            Parallel.ranges(count, 7, (from, to) -> {
                assertThat(from % 7).isZero();
                assertThat(to - from).isBetween(1, 7);
                for (int k = from; k < to; k++) {
                    done.incrementAndGet(k);
                }
            });
            for (int k = 0; k < count; k++) {
                assertThat(done.get(k)).isEqualTo(1);
            }
        }
    }

    @Test
    void itRunsInThePoolOfTheCaller() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            pool.submit(() -> Parallel.ranges(100, 1, (from, to) -> threads.add(Thread.currentThread())))
                    .join();
        }
        assertThat(threads).hasSize(1);
    }

    @Test
    void anExceptionReachesTheCaller() {
        assertThatThrownBy(() -> Parallel.ranges(100, 1, (from, to) -> {
                    if (from == 37) {
                        throw new IllegalStateException("37");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("37");
        assertThatThrownBy(() -> Parallel.ranges(1, 0, (from, to) -> {})).hasMessageContaining("grain is 0");
    }
}
