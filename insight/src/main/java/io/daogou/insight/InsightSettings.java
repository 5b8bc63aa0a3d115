package io.daogou.insight;

import io.daogou.domain.check.Check;

/**
 * What analysing may take of a machine.
 *
 * @param memoryMegabytes of DuckDB, outside the heap, 256 to 1,048,576
 * @param spillMegabytes on the disk, for what does not fit into memory
 * @param threads on which one question is answered; 0 for every core
 * @param concurrentQuestions how many are answered at once, 1 to 64
 * @param waitingQuestions how many more may wait; further ones are refused
 * @param deadlineSeconds how long a question may take, the taking over of new events included
 * @param freshSeconds how long columns pass for fresh
 */
public record InsightSettings(
        int memoryMegabytes,
        int spillMegabytes,
        int threads,
        int concurrentQuestions,
        int waitingQuestions,
        int deadlineSeconds,
        int freshSeconds) {
    public InsightSettings {
        Check.range("memoryMegabytes", memoryMegabytes, 256, 1 << 20);
        Check.range("spillMegabytes", spillMegabytes, 0, 1 << 24);
        Check.range("threads", threads, 0, 256);
        Check.range("concurrentQuestions", concurrentQuestions, 1, 64);
        Check.range("waitingQuestions", waitingQuestions, 0, 1_000);
        Check.range("deadlineSeconds", deadlineSeconds, 1, 86_400);
        Check.range("freshSeconds", freshSeconds, 0, 86_400);
    }

    /** 1 GB and four times that on the disk, every core, two questions at once, half a minute each. */
    public static InsightSettings defaults() {
        return new InsightSettings(1_024, 4_096, 0, 2, 8, 30, 5);
    }

    int threadsHere() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
