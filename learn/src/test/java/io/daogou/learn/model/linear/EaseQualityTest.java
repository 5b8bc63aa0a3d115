package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.SharedData;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EaseQualityTest {
    @Test
    void theDefaultsReachTheirFigureOnLastFm() throws IOException {
        Split split = SharedData.lastFm();
        Ease model = Ease.fit(split.train(), Ease.Parameters.defaults(), Progress.NONE);
        Metrics metrics = new Evaluator(split).evaluate(model, 20);
        System.out.println("Ease on LastFM, " + Ease.Parameters.defaults() + ": " + metrics);
        assertThat(metrics.recall()).isGreaterThanOrEqualTo(0.256);
        assertThat(metrics.ndcg()).isGreaterThanOrEqualTo(0.201);
    }
}
