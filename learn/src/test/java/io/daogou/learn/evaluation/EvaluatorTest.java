package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    /** Ranks items 0, 1, 2 ... for everybody. */
    private static Model inOrder(int items) {
        float[] scores = new float[items];
        for (int item = 0; item < items; item++) {
            scores[item] = items - item;
        }
        return Popular.of(scores);
    }

    private static Interactions matrix(int users, int items, int[]... pairs) {
        InteractionsBuilder builder = Interactions.builder();
        for (int[] pair : pairs) {
            builder.add(pair[0], pair[1], 1);
        }
        return builder.build(users, items);
    }

    @Test
    void theMeasuresOfKnownListsAreThoseOfTheFormulas() {
        // User 0 has seen 0, so gets 1 2 3: hits 1 and 3 at positions 1 and 3 of the truth {1, 3, 5}.
        // User 1 gets 0 1 2: hit 2 at position 3 of the truth {2}. User 2 gets 0 1 2: no hit. User 3 is skipped.
        Interactions train = matrix(4, 6, new int[] {0, 0}, new int[] {3, 1});
        Interactions test =
                matrix(4, 6, new int[] {0, 1}, new int[] {0, 3}, new int[] {0, 5}, new int[] {1, 2}, new int[] {2, 4});
        Metrics metrics = new Evaluator(new Split(train, test)).evaluate(inOrder(6), 3);
        double ideal = 1 + 1 / log2(3) + 1 / log2(4);
        assertThat(metrics.users()).isEqualTo(3);
        assertThat(metrics.recall()).isCloseTo((2 / 3.0 + 1 + 0) / 3, offset(1e-12));
        assertThat(metrics.ndcg()).isCloseTo(((1 + 0.5) / ideal + 0.5) / 3, offset(1e-12));
        assertThat(metrics.hitRate()).isCloseTo(2 / 3.0, offset(1e-12));
        assertThat(metrics.meanReciprocalRank()).isCloseTo((1 + 1 / 3.0) / 3, offset(1e-12));
        assertThat(metrics.coverage()).isCloseTo(4 / 6.0, offset(1e-12));
    }

    @Test
    void theIdealListIsCutAtK() {
        Interactions test = matrix(1, 5, new int[] {0, 0}, new int[] {0, 1}, new int[] {0, 2}, new int[] {0, 4});
        Metrics metrics = new Evaluator(new Split(matrix(1, 5), test)).evaluate(inOrder(5), 2);
        assertThat(metrics.ndcg()).isEqualTo(1);
        assertThat(metrics.recall()).isEqualTo(0.5);
    }

    @Test
    void seenItemsAreLeftOutOnlyWhenAsked() {
        Interactions seen = matrix(1, 3, new int[] {0, 0});
        Split split = new Split(seen, seen);
        assertThat(new Evaluator(split).evaluate(inOrder(3), 3).recall()).isZero();
        assertThat(new Evaluator(split, false).evaluate(inOrder(3), 3).recall()).isEqualTo(1);
        assertThat(new Evaluator(split).rank(inOrder(3), 0, 3)).containsExactly(1, 2);
        assertThat(new Evaluator(split, false).rank(inOrder(3), 0, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void withoutAnythingToFindEveryMeasureIsZero() {
        Metrics metrics = new Evaluator(new Split(matrix(2, 2), matrix(2, 2))).evaluate(inOrder(2), 1);
        assertThat(metrics).isEqualTo(new Metrics(1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void itAgreesWithAScorerThatKnowsOnlyTheLists() {
        Split split = Split.random(RandomData.interactions(300, 80, 12, 2), 0.3, 1);
        Model model = ItemKnn.fit(split.train(), ItemKnn.Parameters.defaults(), Progress.NONE);
        Evaluator evaluator = new Evaluator(split);
        List<Metrics> measured = evaluator.evaluate(model, List.of(1, 10, 20));
        for (Metrics metrics : measured) {
            ListScorer scorer = new ListScorer(metrics.k());
            for (int user = 0; user < split.test().users(); user++) {
                Set<Integer> truth = new HashSet<>();
                for (int item : split.test().itemsOf(user)) {
                    truth.add(item);
                }
                if (!truth.isEmpty()) {
                    scorer.add(evaluator.rank(model, user, 20), truth);
                }
            }
            assertThat(metrics.users()).isEqualTo(scorer.users);
            assertThat(metrics.recall()).isPositive().isCloseTo(scorer.recall / scorer.users, offset(1e-12));
            assertThat(metrics.ndcg()).isPositive().isCloseTo(scorer.ndcg / scorer.users, offset(1e-12));
            assertThat(metrics.hitRate()).isPositive().isCloseTo(scorer.hitRate / scorer.users, offset(1e-12));
            assertThat(metrics.meanReciprocalRank())
                    .isPositive()
                    .isCloseTo(scorer.reciprocalRank / scorer.users, offset(1e-12));
            assertThat(metrics.coverage()).isEqualTo(scorer.covered.size() / 80.0);
        }
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        Split split = Split.random(RandomData.interactions(900, 80, 12, 4), 0.3, 1);
        Model model = ItemKnn.fit(split.train(), ItemKnn.Parameters.defaults(), Progress.NONE);
        Evaluator evaluator = new Evaluator(split);
        Metrics one = Threads.with(1, () -> evaluator.evaluate(model, 20));
        assertThat(Threads.with(2, () -> evaluator.evaluate(model, 20))).isEqualTo(one);
        assertThat(Threads.with(7, () -> evaluator.evaluate(model, 20))).isEqualTo(one);
    }

    @Test
    void aModelOfOtherItemsAndAnImpossibleKAreRefused() {
        Evaluator evaluator = new Evaluator(new Split(matrix(1, 3), matrix(1, 3)));
        assertThatThrownBy(() -> evaluator.evaluate(inOrder(2), 1)).hasMessageContaining("2 items");
        assertThatThrownBy(() -> evaluator.evaluate(inOrder(3), 0)).hasMessageContaining("k is 0");
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** The formulas of an independent script, on sets and lists. */
    private static final class ListScorer {
        private final int k;
        private final Set<Integer> covered = new HashSet<>();
        private int users;
        private double recall;
        private double ndcg;
        private double hitRate;
        private double reciprocalRank;

        private ListScorer(int k) {
            this.k = k;
        }

        private void add(int[] list, Set<Integer> truth) {
            users++;
            int hits = 0;
            double dcg = 0;
            double first = 0;
            for (int i = 0; i < Math.min(k, list.length); i++) {
                covered.add(list[i]);
                if (truth.contains(list[i])) {
                    first = hits == 0 ? 1.0 / (i + 1) : first;
                    hits++;
                    dcg += 1 / log2(i + 2);
                }
            }
            double idcg = 0;
            for (int i = 0; i < Math.min(k, truth.size()); i++) {
                idcg += 1 / log2(i + 2);
            }
            recall += (double) hits / truth.size();
            ndcg += dcg / idcg;
            hitRate += hits > 0 ? 1 : 0;
            reciprocalRank += first;
        }
    }
}
