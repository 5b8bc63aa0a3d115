package io.daogou.learn.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.Threads;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final int USERS = 900;
    private static final int ITEMS = 200;

    /** Scores as a function of who asks (the first item of the history) and of the item. */
    private interface Taste {
        double of(int user, int item);
    }

    private record Oracle(Taste taste) implements Model {
        @Override
        public int items() {
            return ITEMS;
        }

        @Override
        public void score(History history, float[] scores) {
            int user = history.size() == 0 ? 0 : history.items()[0] * 31 + history.items()[1];
            for (int item = 0; item < ITEMS; item++) {
                scores[item] = (float) taste.of(user, item);
            }
        }
    }

    private static double noise(int salt, int user, int item) {
        return new SplittableRandom(31L * (31L * salt + user) + item).nextGaussian();
    }

    /** Users like what the sum of two hidden tastes says; each oracle sees one of them, noisily. */
    private static double first(int user, int item) {
        return noise(1, user, item);
    }

    private static double second(int user, int item) {
        return noise(2, user, item);
    }

    private static Questions questions() {
        SplittableRandom random = new SplittableRandom(4);
        InteractionsBuilder train = Interactions.builder();
        InteractionsBuilder test = Interactions.builder();
        for (int user = 0; user < USERS; user++) {
            int a = random.nextInt(ITEMS / 2);
            int b = ITEMS / 2 + random.nextInt(ITEMS / 2);
            train.add(user, a, 1).add(user, b, 1);
            int who = a * 31 + b;
            Integer[] order = new Integer[ITEMS];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order, (i, j) -> Double.compare(first(who, j) + second(who, j), first(who, i) + second(who, i)));
            int added = 0;
            for (int p = 0; added < 8; p++) {
                if (order[p] != a && order[p] != b) {
                    test.add(user, order[p], 1);
                    added++;
                }
            }
        }
        return Questions.of(new Split(train.build(USERS, ITEMS), test.build(USERS, ITEMS)), true);
    }

    private static final Questions QUESTIONS = questions();

    private static double value(Model model) {
        Metrics metrics = new Evaluator(QUESTIONS).evaluate(model, 20);
        return metrics.recall() + metrics.ndcg();
    }

    @Test
    void twoModelsThatSeeDifferentThingsBeatBothWhateverTheirScale() {
        Model one = new Oracle((u, i) -> first(u, i));
        Model other = new Oracle((u, i) -> 1000 * second(u, i) + 5);
        BlendWeights weights = BlendSearch.weights(List.of(one, other), QUESTIONS, 2000, 1);
        assertThat(weights.forLength(2)[0]).isBetween(0.4, 0.6);
        double blended = value(new Blend(List.of(one, other), weights));
        assertThat(blended).isGreaterThan(value(one) + 0.3).isGreaterThan(value(other) + 0.3);
    }

    @Test
    void aMemberThatKnowsNothingGetsNoWeight() {
        Model useless = new Oracle((u, i) -> noise(3, u, i));
        Model good = new Oracle((u, i) -> first(u, i) + second(u, i) + 0.5 * noise(5, u, i));
        Model same = Popular.of(new float[ITEMS]);
        BlendWeights weights = BlendSearch.weights(List.of(useless, good, same), QUESTIONS, 2000, 1);
        assertThat(weights.uses(0)).isFalse();
        assertThat(weights.uses(1)).isTrue();
        assertThat(weights.uses(2)).isFalse();
        assertThat(weights.used().members()).isEqualTo(1);
        assertThat(weights.used(List.of("useless", "good", "same"))).containsExactly("good");
    }

    @Test
    void weightsAreConvexAndTheSameForAnyNumberOfThreads() {
        List<Model> members = List.of(
                new Oracle((u, i) -> first(u, i)),
                new Oracle((u, i) -> second(u, i)),
                new Oracle((u, i) -> noise(9, u, i)));
        BlendWeights one = Threads.with(1, () -> BlendSearch.weights(members, QUESTIONS, 500, 3));
        assertThat(Threads.with(4, () -> BlendSearch.weights(members, QUESTIONS, 500, 3)))
                .isEqualTo(one);
        for (double[] row : one.weights()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, offset(1e-9));
            assertThat(Arrays.stream(row).min().orElse(-1)).isNotNegative();
        }
    }

    @Test
    void aBatchIsScoredAsOneByOne() {
        Model blend = new Blend(
                List.of(new Oracle((u, i) -> first(u, i)), new Oracle((u, i) -> 3 * second(u, i))),
                new BlendWeights(new int[] {2}, new double[][] {{.3, .7}, {1, 0}}));
        List<History> histories = List.of(History.of(3, 150), History.of(8, 9, 10), History.empty());
        DenseMatrix all = new DenseMatrix(3, ITEMS);
        blend.scoreAll(histories, all);
        float[] scores = new float[ITEMS];
        for (int h = 0; h < 3; h++) {
            blend.score(histories.get(h), scores);
            assertThat(Arrays.copyOfRange(all.values(), h * ITEMS, (h + 1) * ITEMS))
                    .isEqualTo(scores);
        }
    }

    @Test
    void scoresAreStandardisedOverWhatIsNotSeen() {
        float[] raw = new float[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            raw[item] = item < ITEMS / 2 ? 1 : 3;
        }
        raw[7] = 1e6f;
        float[] scores = new float[ITEMS];
        new Blend(List.of(Popular.of(raw)), BlendWeights.of(1)).score(History.of(7), scores);
        assertThat(scores[0]).isCloseTo(-1, offset(0.01f));
        assertThat(scores[ITEMS - 1]).isCloseTo(1, offset(0.01f));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        Model small = Popular.of(new float[3]);
        Model large = Popular.of(new float[4]);
        assertThatThrownBy(() -> new Blend(List.of(small, large), BlendWeights.of(.5, .5)))
                .hasMessageContaining("3 items");
        assertThatThrownBy(() -> new Blend(List.of(small), BlendWeights.of(.5, .5)))
                .hasMessageContaining("as many weights");
        assertThatThrownBy(() -> BlendWeights.of(.5, .6)).hasMessageContaining("add up to");
        assertThatThrownBy(() -> BlendWeights.of(1.5, -.5)).hasMessageContaining("-0.5");
    }
}
