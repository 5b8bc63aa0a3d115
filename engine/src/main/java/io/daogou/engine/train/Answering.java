package io.daogou.engine.train;

import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a model answers a few histories one after another, as a request would have it: whether every score is a number, and
 * how long an answer takes.
 *
 * @param millis the median
 * @param isFinite whether every score was a number
 */
record Answering(double millis, boolean isFinite) {
    /** A shelf should be there in some ten milliseconds, with all that is done besides. */
    static final double MOST_MILLIS = 50;

    private static final int WARM_UP = 50;
    private static final int MEASURED = 101;

    /** Asks; without a question, the history of a stranger. */
    static Answering of(Model model, Questions questions) {
        float[] scores = new float[model.items()];
        double[] taken = new double[MEASURED];
        boolean finite = true;
        for (int n = -WARM_UP; n < MEASURED; n++) {
            History history =
                    questions.size() == 0 ? History.empty() : questions.history((n + WARM_UP) % questions.size());
            long start = System.nanoTime();
            var _ = ExplainedModel.explain(model, history, scores);
            if (n >= 0) {
                taken[n] = (System.nanoTime() - start) / 1e6;
            }
            for (float score : scores) {
                finite &= Float.isFinite(score);
            }
        }
        Arrays.sort(taken);
        return new Answering(taken[MEASURED / 2], finite);
    }

    /** Why it may not serve; nothing if it may. */
    Optional<String> problem() {
        if (!isFinite) {
            return Optional.of("it is broken: some scores are no numbers");
        }
        if (millis > MOST_MILLIS) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "it is too slow: an answer takes %.0f ms, and %.0f are allowed; leave the slowest models out of"
                            + " engine.models",
                    millis,
                    MOST_MILLIS));
        }
        return Optional.empty();
    }
}
