package io.daogou.insight;

import io.daogou.domain.check.Check;
import java.time.Duration;

/**
 * What analysing may take of a machine.
 *
 * @param memoryMegabytes of DuckDB, outside the heap, 256 to 1,048,576
 * @param spillMegabytes on the disk, for what does not fit into memory
 * @param threads on which one question is answered, 1 to 256
 * @param concurrentQuestions how many are answered at once, 1 to 64
 * @param waitingQuestions how many more may wait; further ones are refused
 * @param deadline how long a question may take, the taking over of new events included
 * @param freshFor how long columns pass for fresh
 */
public record InsightSettings(
        int memoryMegabytes,
        int spillMegabytes,
        int threads,
        int concurrentQuestions,
        int waitingQuestions,
        Duration deadline,
        Duration freshFor) {
    public InsightSettings {
        Check.range("memoryMegabytes", memoryMegabytes, 256, 1 << 20);
        Check.range("spillMegabytes", spillMegabytes, 0, 1 << 24);
        Check.range("threads", threads, 1, 256);
        Check.range("concurrentQuestions", concurrentQuestions, 1, 64);
        Check.range("waitingQuestions", waitingQuestions, 0, 1_000);
    }

    /** 1 GB and four times that on the disk, every core, two questions at once, half a minute each. */
    public static InsightSettings defaults() {
        return new InsightSettings(
                1_024,
                4_096,
                Runtime.getRuntime().availableProcessors(),
                2,
                8,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }

    public InsightSettings withDeadline(Duration other) {
        return new InsightSettings(
                memoryMegabytes, spillMegabytes, threads, concurrentQuestions, waitingQuestions, other, freshFor);
    }
}
