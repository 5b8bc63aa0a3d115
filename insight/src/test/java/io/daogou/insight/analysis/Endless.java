package io.daogou.insight.analysis;

import java.util.concurrent.CountDownLatch;

/** A question that DuckDB would work on for hours. */
public record Endless(CountDownLatch begun) implements Analysis<String> {
    @Override
    public String answer(Columns columns) {
        begun.countDown();
        columns.run("SELECT sum(a.range * b.range % 7) FROM range(10000000) a, range(10000000) b");
        return "answered";
    }
}
