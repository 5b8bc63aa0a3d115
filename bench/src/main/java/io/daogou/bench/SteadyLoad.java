package io.daogou.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Work that comes at a steady rate, whether the work before is done or not: who waits in a queue waits as long as a shopper would.
 *
 * @param rate a second
 */
record SteadyLoad(int rate, int seconds) {
    private static final int THREADS = 2;
    private static final int DIGITS = 3;

    /**
     * What work took, in nanoseconds.
     *
     * @param waited from the moment it was due until it was done
     * @param worked of processor time, whoever else used the machine
     */
    record Taken(Histogram waited, Histogram worked) {}

    /** Runs and prints a row of a table. */
    void print(String name, IntConsumer work) {
        Taken taken = run(name, work);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                name,
                taken.waited.getValueAtPercentile(50) / 1e6,
                taken.waited.getValueAtPercentile(99) / 1e6,
                taken.waited.getMaxValue() / 1e6,
                taken.worked.getMean() / 1e6,
                taken.worked.getValueAtPercentile(99) / 1e6);
    }

    Taken run(String name, IntConsumer work) {
        Taken taken = new Taken(new ConcurrentHistogram(DIGITS), new ConcurrentHistogram(DIGITS));
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        long step = TimeUnit.SECONDS.toNanos(1) / rate;
        long begin = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < rate * seconds; i++) {
                int number = i;
                long due = begin + i * step;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                workers.execute(() -> {
                    try {
                        long begun = processor.getCurrentThreadCpuTime();
                        work.accept(number);
                        taken.worked.recordValue(processor.getCurrentThreadCpuTime() - begun);
                        taken.waited.recordValue(System.nanoTime() - due);
                    } catch (RuntimeException failure) {
                        failures.add(failure);
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(name + ": " + failures.size() + " failed", failures.peek());
        }
        return taken;
    }
}
