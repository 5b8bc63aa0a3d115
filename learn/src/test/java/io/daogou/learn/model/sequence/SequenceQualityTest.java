package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.SharedSequences;
import io.daogou.learn.SharedSequences.Task;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.evaluation.RatedLists;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.RatingNeighbours;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the models of order reach on public data with full ranking; parameters were chosen on parts of the training data. */
class SequenceQualityTest {
    private record Figures(double hitRate, double meanReciprocalRank, double ndcg) {}

    /** All items are ranked; without repeats, those of the context are left out. Equal scores: the lower item first. */
    private static Figures measure(String name, Model model, List<int[]> questions, int k, boolean repeats) {
        int[] ranks = new int[questions.size()];
        Parallel.ranges(ranks.length, 64, (from, to) -> {
            float[] scores = new float[model.items()];
            for (int q = from; q < to; q++) {
                int[] question = questions.get(q);
                ranks[q] = rank(model, question, scores, repeats);
            }
        });
        double[] sums = new double[3];
        for (int rank : ranks) {
            if (rank < k) {
                sums[0] += 1;
                sums[1] += 1.0 / (rank + 1);
                sums[2] += Math.log(2) / Math.log(rank + 2);
            }
        }
        Figures figures = new Figures(sums[0] / ranks.length, sums[1] / ranks.length, sums[2] / ranks.length);
        System.out.printf(Locale.ROOT, "%s @%d: %s, %d questions%n", name, k, figures, ranks.length);
        return figures;
    }

    private static int rank(Model model, int[] question, float[] scores, boolean repeats) {
        int[] context = Arrays.copyOf(question, question.length - 1);
        int target = question[question.length - 1];
        model.score(History.of(context), scores);
        float score = scores[target];
        if (!repeats) {
            for (int item : context) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
        }
        int rank = 0;
        for (int item = 0; item < scores.length; item++) {
            rank += scores[item] > score || (scores[item] == score && item < target) ? 1 : 0;
        }
        return rank;
    }

    /** Counted transitions were measured with .0841/.0528 and .1006/.0658, the best sequence networks .1008/.0611, .0970/.0580. */
    @ParameterizedTest
    @CsvSource({"amazon-beauty, .0841, .0528", "amazon-toys, .1006, .0658"})
    void theDefaultsReachTheFloorsOfReviewsInOrder(String name, double hitRate, double ndcg) throws IOException {
        Task task = SharedSequences.leaveOneOut(name);
        Sequences train = task.train();
        for (Model model : List.of(
                Transitions.fit(train, Transitions.Parameters.defaults(), Progress.NONE),
                LinearTransitions.fit(train, LinearTransitions.Parameters.defaults(), Progress.NONE),
                SessionKnn.fit(train, SessionKnn.Parameters.defaults(), Progress.NONE))) {
            String title = model.getClass().getSimpleName() + " on " + name;
            Figures figures = measure(title, model, task.questions(), 10, false);
            assertThat(figures.hitRate()).as(title).isGreaterThanOrEqualTo(hitRate);
            assertThat(figures.ndcg()).as(title).isGreaterThanOrEqualTo(ndcg);
        }
    }

    /** Co-occurrence has 49.3/16.5, SR-GNN 50.7/17.6. */
    @Test
    void nearestSessionsReachTheirFigureOnDiginetica() throws IOException {
        Task task = SharedSequences.diginetica();
        SessionKnn.Parameters parameters =
                new SessionKnn.Parameters(200, 1_000, 1, 0, 100_000, 2, .5, .7, .7, 50, 1 << 18);
        SessionKnn model = SessionKnn.fit(task.train(), parameters, Progress.NONE);
        Figures figures = measure("SessionKnn on Diginetica", model, task.questions(), 20, true);
        assertThat(figures.hitRate()).isGreaterThanOrEqualTo(.53);
        assertThat(figures.meanReciprocalRank()).isGreaterThanOrEqualTo(.187);
    }

    /** Item neighbours of all behaviours have .0598, popularity .0460. */
    @Test
    void transitionsReachTheirFigureOnRetailRocket() throws IOException {
        Task task = SharedSequences.retailRocket();
        Transitions.Parameters parameters = new Transitions.Parameters(5, 2, 1, .6, .1, .3, 500);
        Transitions model = Transitions.fit(task.train(), parameters, Progress.NONE);
        assertThat(measure("Transitions on RetailRocket", model, task.questions(), 20, false)
                        .hitRate())
                .isGreaterThanOrEqualTo(.36);
    }

    /** Biases alone have .775/.500. */
    @Test
    void ratingNeighboursReachTheirFigureOnCoat() throws IOException {
        RatingNeighbours model = RatingNeighbours.fit(
                SharedSequences.coat().train(), RatingNeighbours.Parameters.defaults(), Progress.NONE);
        RatedLists measured = RatedLists.evaluate(model, SharedSequences.coat(), 4, 5);
        System.out.println("RatingNeighbours on Coat: " + measured);
        assertThat(measured.auc()).isGreaterThanOrEqualTo(.785);
        assertThat(measured.ndcg()).isGreaterThanOrEqualTo(.53);
    }
}
