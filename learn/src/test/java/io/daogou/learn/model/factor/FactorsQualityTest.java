package io.daogou.learn.model.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.SharedData;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Parameters were chosen on a part of the training file; the test file is read here alone. */
class FactorsQualityTest {
    @Test
    void alternatingLeastSquaresReachesItsFigureOnLastFm() throws IOException {
        Split split = SharedData.lastFm();
        ImplicitAls.Parameters parameters = new ImplicitAls.Parameters(128, 0.01, 0.03, 1, 16, 1);
        Metrics metrics = new Evaluator(split).evaluate(ImplicitAls.fit(split.train(), parameters, Progress.NONE), 20);
        System.out.println("ImplicitAls on LastFM, " + parameters + ": " + metrics);
        assertThat(metrics.recall()).isGreaterThanOrEqualTo(0.27);
        assertThat(metrics.ndcg()).isGreaterThanOrEqualTo(0.21);
    }

    @Test
    void theFactorModelReachesItsFigureOnLastFm() throws IOException {
        Split split = SharedData.lastFm();
        FactorModel.Parameters parameters = new FactorModel.Parameters(128, 20, 0.005, 0.15, 0.5, 4096, 256, 1);
        Metrics metrics = new Evaluator(split).evaluate(FactorModel.fit(split.train(), parameters, Progress.NONE), 20);
        System.out.println("FactorModel on LastFM, " + parameters + ": " + metrics);
        assertThat(metrics.recall()).isGreaterThanOrEqualTo(0.27);
        assertThat(metrics.ndcg()).isGreaterThanOrEqualTo(0.21);
    }
}
