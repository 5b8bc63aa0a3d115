package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.SharedData;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SparseInverseQualityTest {
    @Test
    void theDefaultsReachTheirFigureOnLastFm() throws IOException {
        Split split = SharedData.lastFm();
        SparseInverse model = SparseInverse.fit(split.train(), SparseInverse.Parameters.defaults(), Progress.NONE);
        Metrics metrics = new Evaluator(split).evaluate(model, 20);
        System.out.println("SparseInverse on LastFM, " + SparseInverse.Parameters.defaults() + ": " + metrics);
        assertThat(metrics.recall()).isGreaterThanOrEqualTo(0.268);
        assertThat(metrics.ndcg()).isGreaterThanOrEqualTo(0.212);
    }
}
