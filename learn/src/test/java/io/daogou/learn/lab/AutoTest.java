package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.SharedData;
import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoTest {
    /** The parameters of that script. */
    private static final Map<String, String> PLAIN = Map.of(
            "similarity", "cosine", "limit", "1000", "shrinkage", "1", "userDamping", "1", "popularityDiscount", "0.5");

    @TempDir
    private Path folder;

    /** Ten groups of twenty items; users take within their group. */
    private LabData groups(Format format) throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        StringBuilder text = new StringBuilder();
        for (int user = 0; user < 300; user++) {
            text.append('u').append(user);
            for (int k = 0; k < 8; k++) {
                text.append(' ').append(user % 10 * 20 + random.nextInt(20));
            }
            text.append('\n');
        }
        return DataReader.read(List.of(Files.writeString(folder.resolve("groups"), text)), format, () -> false);
    }

    private static Auto.Options options(String models) {
        return ModelKinds.options("blend", Map.of("models", models), true, 1);
    }

    @Test
    void theBlendFindsTheGroupAndLeavesPopularityOut() throws IOException {
        LabData data = groups(Format.LISTS);
        Auto.Outcome outcome = Auto.fit(data, options("popular,item-knn,ease"), Reporter.NONE);
        assertThat(outcome.members()).extracting(member -> member.kind().name()).doesNotContain("popular");
        assertThat(outcome.evaluation().metrics(20).recall()).isGreaterThan(0.9);
        float[] scores = new float[data.items().size()];
        outcome.model().score(data.history(3), scores);
        for (int item = 0; item < scores.length; item++) {
            boolean own = Integer.parseInt(data.items().id(item)) / 20 == 3;
            assertThat(scores[item] > 0).as(data.items().id(item)).isEqualTo(own);
        }
    }

    @Test
    void theSameSeedFindsTheSame() throws IOException {
        LabData data = groups(Format.LISTS);
        Auto.Outcome one = Auto.fit(data, options("item-knn,ease"), Reporter.NONE);
        Auto.Outcome again = Auto.fit(data, options("item-knn,ease"), Reporter.NONE);
        assertThat(again.weights()).isEqualTo(one.weights());
        assertThat(again.members()).isEqualTo(one.members());
    }

    @Test
    void modelsOfOrderAreLeftOutWhereThereIsNone() throws IOException {
        assertThatThrownBy(() -> Auto.fit(groups(Format.LISTS), options("transitions"), Reporter.NONE))
                .hasMessageContaining("no model fits");
        assertThat(Auto.fit(groups(Format.SEQUENCES), options("transitions"), Reporter.NONE)
                        .members())
                .hasSize(1);
    }

    @Test
    void peopleWithTwoItemsAreAskedForOne() throws IOException {
        Path file = Files.writeString(folder.resolve("two"), "u1 a b\nu2 a b\nu3 c d\nu4 c d\n");
        LabData data = DataReader.read(List.of(file), Format.LISTS, () -> false);
        assertThat(Auto.fit(data, options("popular,item-knn"), Reporter.NONE)
                        .evaluation()
                        .size())
                .isEqualTo(4);
    }

    @Test
    void whatTakesTooLongIsLeftOutAndSaid() throws IOException {
        List<String> notes = new ArrayList<>();
        Reporter reporter = new Reporter() {
            @Override
            public Progress step(String name) {
                return Progress.NONE;
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        ModelKind popular = ModelKinds.named("popular");
        ModelKind slow = new ModelKind(
                "slow", "", List.of(), "", Use.SETS, (shape, values) -> new Cost(1, 400), (data, values, progress) -> {
                    throw new AssertionError("it was fitted");
                });
        Auto.fit(groups(Format.LISTS), new Auto.Options(List.of(popular, slow), 10, true, true, 1), reporter);
        assertThat(notes).anyMatch(line -> line.startsWith("left out: slow would take about 7 minutes twice"));
    }

    @Test
    void aSearchBeginsAtEveryStartingPlace() throws IOException {
        List<String> tried = new ArrayList<>();
        ModelKind popular = ModelKinds.named("popular");
        ModelKind kind = new ModelKind(
                        "counted",
                        "",
                        List.of(Parameter.whole("place", 0, 9, 1, "where")),
                        "",
                        Use.SETS,
                        (shape, values) -> new Cost(1, 1e-3),
                        (data, values, progress) -> {
                            tried.add(values.word("place"));
                            return popular.fit(data, popular.values(Map.of()), progress);
                        })
                .startingAlsoAt(Map.of("place", "5"))
                .startingAlsoAt(Map.of("place", "7"));
        Auto.fit(groups(Format.LISTS), new Auto.Options(List.of(kind), 10, true, true, 1), Reporter.NONE);
        assertThat(tried).startsWith("1", "5", "7");
    }

    @Test
    void everyModelFitsWithItsDefaultsAndAnswersNewcomers() throws IOException {
        LabData data = groups(Format.SEQUENCES);
        for (ModelKind kind : ModelKinds.all()) {
            ParameterValues values = kind.values(kind.name().equals("als") ? Map.of("factors", "8") : Map.of());
            Model model = WithNewcomers.of(kind.fit(data, values, Progress.NONE), data);
            assertThat(model.items()).as(kind.name()).isEqualTo(data.items().size());
            float[] scores = new float[model.items()];
            model.score(History.of(500, -3), scores);
            assertThat(scores).as(kind.name()).contains(15f);
        }
    }

    @Test
    void everyDefaultAndEveryTryIsAllowed() {
        for (ModelKind kind : ModelKinds.all()) {
            for (Parameter parameter : kind.parameters()) {
                assertThat(parameter.range().allows(parameter.preset()))
                        .as(parameter.toString())
                        .isTrue();
                assertThat(parameter.tries()).as(parameter.toString()).allMatch(parameter.range()::allows);
            }
            assertThat(kind.values(Map.of()).all()).hasSameSizeAs(kind.parameters());
            assertThat(kind.starts()).as(kind.name()).doesNotContain(kind.values(Map.of()));
        }
    }

    @Test
    void unknownNamesAndImpossibleValuesNameTheNearestAndTheRange() {
        assertThatThrownBy(() -> ModelKinds.named("eas")).hasMessageContaining("nearest is 'ease'");
        ModelKind ease = ModelKinds.named("ease");
        assertThatThrownBy(() -> ease.values(Map.of("regularisation", "3")))
                .hasMessageContaining("nearest is 'regularization'");
        for (String bad : List.of("-1", "NaN", "x", "")) {
            assertThatThrownBy(() -> ease.values(Map.of("regularization", bad)))
                    .hasMessageContaining("'" + bad + "'")
                    .hasMessageContaining("allowed is");
        }
        assertThatThrownBy(() -> ease.values(Map.of("limit", "2.5"))).hasMessageContaining("whole");
        assertThatThrownBy(() -> ModelKinds.options("auto", Map.of("models", "ease,nothing"), true, 1))
                .hasMessageContaining("some of");
    }

    @Test
    void aModelThatDoesNotFitSaysTheBytesAndWhatToTake() throws IOException {
        ModelKind huge = new ModelKind(
                "ease", "", List.of(), "", Use.SETS, (shape, values) -> new Cost(1e15, 1), (data, values, progress) -> {
                    throw new AssertionError("it was fitted");
                });
        LabData data = groups(Format.LISTS);
        assertThatThrownBy(() -> huge.fit(data, huge.values(Map.of()), Progress.NONE))
                .hasMessageContaining("1,000,000,000,000,000 bytes")
                .hasMessageContaining("sparse-inverse");
    }

    /** What an independent script computed from the written lists of plain item neighbours on LastFM. */
    @Test
    void figuresAgreeWithAnIndependentScriptToFiveDigits() throws IOException {
        Path lastFm = SharedData.folder("lastfm");
        LabData data = DataReader.read(List.of(lastFm.resolve("data1.txt.gz")), Format.PAIRS, () -> false);
        FileQuestions test =
                FileQuestions.test(List.of(lastFm.resolve("test1.txt.gz")), Format.PAIRS, data, true, () -> false);
        ModelKind kind = ModelKinds.named("item-knn");
        Model model = WithNewcomers.of(kind.fit(data, kind.values(PLAIN), Progress.NONE), data);
        Metrics metrics = new Evaluator(test).evaluate(model, 20);
        assertThat(metrics.users()).isEqualTo(1858);
        assertThat(metrics.recall()).isCloseTo(0.270019, offset(1e-5));
        assertThat(metrics.ndcg()).isCloseTo(0.209762, offset(1e-5));
        assertThat(metrics.hitRate()).isCloseTo(0.748116, offset(1e-5));
        assertThat(metrics.meanReciprocalRank()).isCloseTo(0.331943, offset(1e-5));
    }
}
