package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.SumWeight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnedBehavioursTest {
    @TempDir
    private Path folder;

    /** Purchases stay within one of four groups of twenty items; what is looked at is anywhere. */
    private LabData shop(String look, String buy) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int user = 0; user < 120; user++) {
            for (int k = 0; k < 12; k++) {
                boolean buys = k % 2 == 1;
                int item = buys ? user % 4 * 20 + random.nextInt(20) : random.nextInt(80);
                text.append("u%d %d %d %s%n".formatted(user, item, 1_700_000_000 + k, buys ? buy : look));
            }
        }
        Path file = Files.writeString(folder.resolve("events"), text);
        return DataReader.read(List.of(file), Format.EVENTS, () -> false);
    }

    @Test
    void whatOnlyDisturbsCountsLittleInPairsAndHistories() throws IOException {
        LabData data = LearnedBehaviours.learn(shop("view", "purchase"), true, 1, Reporter.NONE);
        LearnedBehaviours learned = Objects.requireNonNull(data.behaviours());
        assertThat(data.sequences().kinds().get(learned.wanted())).isEqualTo("purchase");
        assertThat(learned.behaviours().kinds()[0]).isLessThanOrEqualTo(.3);
        assertThat(learned.ndcg()).isGreaterThan(learned.baseline());
        float look = data.history(7).weights()[0];
        float buy = data.history(7).weights()[1];
        assertThat(look).isLessThan(buy);
    }

    /** A model of sets sees in a history what it was fitted on. */
    @Test
    void aCountedHistoryIsTheRowOfTheMatrix() throws IOException {
        LabData data = LearnedBehaviours.learn(shop("view", "purchase"), true, 1, Reporter.NONE);
        SumWeight counting = data.counting(Counting.LOG);
        Interactions pairs = data.interactions(counting);
        for (int user = 0; user < pairs.users(); user++) {
            History row = pairs.history(user);
            History counted = counting.of(data.history(user));
            float[] dense = new float[pairs.items()];
            for (int k = 0; k < counted.size(); k++) {
                dense[counted.items()[k]] = counted.weights()[k];
            }
            for (int k = 0; k < row.size(); k++) {
                assertThat(dense[row.items()[k]]).isEqualTo(row.weights()[k]);
            }
        }
    }

    @Test
    void validationAsksForTheLastPurchase() throws IOException {
        LabData data = shop("view", "purchase");
        LabData weighed = LearnedBehaviours.learn(data, true, 1, Reporter.NONE);
        Validation validation = Validation.of(weighed, true, 1);
        assertThat(validation.questions().size()).isEqualTo(120);
        for (int q = 0; q < 120; q++) {
            int asked = validation.questions().truth(q)[0];
            int[] all = data.sequences().itemsOf(q);
            assertThat(asked).isEqualTo(all[all.length - 1]);
            assertThat(validation.train().sequences().itemsOf(q)).doesNotContain(asked);
        }
    }

    @Test
    void kindsWithoutAKnownNameCountAlike() throws IOException {
        LabData data = shop("foo", "bar");
        assertThat(LearnedBehaviours.learn(data, true, 1, Reporter.NONE)).isSameAs(data);
        assertThat(data.history(0).weights()).containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            view, cart, buy          | 2
            Purchase, view_item      | 0
            view, add_to_cart        | 1
            play                     | 0
            like, share              | -1
            """)
    void theLastStepOfTheFunnelIsWanted(String kinds, int wanted) {
        assertThat(LearnedBehaviours.wanted(List.of(kinds.split(", ", -1))).orElse(-1))
                .isEqualTo(wanted);
    }

    @Test
    void modelsOfOrderReadEveryEventAlike() throws IOException {
        LabData data = shop("view", "purchase");
        LabData weighed = LearnedBehaviours.learn(data, true, 1, Reporter.NONE);
        ModelKind kind = ModelKinds.named("transitions");
        Model model = kind.fit(weighed, kind.values(Map.of()), Progress.NONE);
        float[] one = new float[model.items()];
        float[] other = new float[model.items()];
        model.score(weighed.history(5), one);
        model.score(data.history(5), other);
        assertThat(one).isEqualTo(other);
    }

    @Test
    void autoFindsWhatIsBought() throws IOException {
        LabData data = LearnedBehaviours.learn(shop("view", "purchase"), true, 1, Reporter.NONE);
        Auto.Outcome outcome = Auto.fit(
                data, ModelKinds.options("blend", Map.of("models", "popular,item-knn,ease"), true, 1), Reporter.NONE);
        assertThat(outcome.evaluation().metrics(20).recall()).isGreaterThan(.8);
    }
}
