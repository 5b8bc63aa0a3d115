package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.SharedData;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphFilterQualityTest {
    @Test
    void theDefaultsReachTheirFigureOnLastFm() throws IOException {
        Split split = SharedData.lastFm();
        GraphFilter model = GraphFilter.fit(split.train(), GraphFilter.Parameters.defaults(), Progress.NONE);
        Metrics metrics = new Evaluator(split).evaluate(model, 20);
        System.out.println("GraphFilter on LastFM, " + GraphFilter.Parameters.defaults() + ": " + metrics);
        assertThat(metrics.recall()).isGreaterThanOrEqualTo(0.28);
        assertThat(metrics.ndcg()).isGreaterThanOrEqualTo(0.222);
    }
}
