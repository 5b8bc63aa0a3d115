package io.daogou.exchange.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A next-item model that Keras made on TensorFlow scores here as it scored there. */
final class OnnxScorerTest {
    private final OnnxRuntime runtime = OnnxRuntime.open();
    private OnnxScorer scorer;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        scorer = OnnxScorer.open(runtime, InputMapping.read(Examples.file("next.json")));
    }

    @AfterEach
    void close() {
        scorer.close();
        runtime.close();
    }

    @Test
    void answersWhatKerasAnswered() {
        JsonNode expected = Examples.json("next.expected.json");
        assertThat(expected.path("histories")).hasSize(3);
        for (int h = 0; h < 3; h++) {
            History history =
                    History.of(Examples.ints(expected.path("histories").get(h)));
            assertThat(scores(scorer, history))
                    .as(history.toString())
                    .containsExactly(Examples.floats(expected.path("scores").get(h)), within(1e-4f));
        }
    }

    /** The walks that it learned from go on with i + 1, else i + 7. */
    @Test
    void knowsWhatComesNext() {
        assertThat(scorer.best(History.of(12, 13, 14), 2)).containsExactly(15, 21);
    }

    @Test
    void whatItDoesNotKnowIsAsIfItWereNotThere() {
        assertThat(scores(scorer, History.of(-1, 12, 4711, 13)))
                .containsExactly(scores(scorer, History.of(12, 13)), within(0f));
        assertThat(scorer.best(History.empty(), 3)).hasSize(3);
    }

    @Test
    void itemsKeepTheirNamesAcrossVocabularies() {
        assertThat(scorer.vocabulary().orElseThrow().id(7)).isEqualTo("item-07");
        Vocabulary ours = Vocabulary.of(List.of("mug", "item-15", "item-12", "item-14", "item-13", "item-21"));
        Model model = scorer.withItems(ours);
        int[] best = model.best(History.of(0, 2, 4, 3), 6);
        assertThat(best).startsWith(1, 5).doesNotContain(0);
        assertThat(scores(model, History.of(2))[0])
                .as("an unknown item scores lowest")
                .isLessThanOrEqualTo(0)
                .isEqualTo(lowest(scores(scorer, History.of(12))));
    }

    @Test
    void manyVirtualThreadsGetTheirOwnAnswers() throws Exception {
        float[] expected = scores(scorer, History.of(5, 6));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<float[]>> answers = java.util.stream.IntStream.range(0, 64)
                    .mapToObj(k ->
                            threads.submit(() -> scores(scorer, k % 2 == 0 ? History.of(5, 6) : History.of(k % 40))))
                    .toList();
            for (int k = 0; k < 64; k += 2) {
                assertThat(answers.get(k).get()).containsExactly(expected, within(0f));
            }
        }
    }

    @Test
    void aMappingThatDoesNotFitTheGraphSaysWhichInputAndWhatIsExpected() throws IOException {
        refused("\"int32\"", "\"int64\"", "next.json input \"history\" is declared as: \"int64 [batch, 6]\"");
        refused(
                "6\n",
                "5\n",
                "next.json input \"history\" is declared as: \"int32 [batch, 5]\"; the graph expects int32 [");
        refused(
                "\"history\": {",
                "\"past\": {",
                "next.json input \"past\" is not an input of next.onnx",
                "{history=int32");
        refused(
                "Identity:0",
                "scores",
                "next.json output is no output of numbers: \"scores\"; the graph gives {Identity:0");
    }

    @Test
    void aMappingThatMakesNoSenseIsRefusedBeforeAnyGraphIsOpened() throws IOException {
        refused(
                "\"from\": \"history\"",
                "\"from\": \"pictures\"",
                "from is not known: \"pictures\"; use one of history, weights");
        refused("\"from\": \"history\"", "\"from\": \"item\"", "a scorer has none");
        refused("\"from\": \"history\"", "\"from\": \"bag\"", "has a type that bag has not: \"int32\"; use float32");
        refused("\"padding\": 0,", "", "has a fixed length and no padding");
        refused("\"padding\": 0,", "\"fill\": 0,", "next.json is no mapping", "fill");
        refused("\"kind\": \"scorer\"", "\"kind\": \"oracle\"", "next.json kind is not known: \"oracle\"");
        refused("\"batch\",", "", "has a wrong number of dimensions: [6]; declare [\"batch\", length]");
    }

    @Test
    void filesThatAreNotThereOrNotWhatTheyShouldBeAreNamed() throws IOException {
        refused("next.onnx", "gone.onnx", "model is not there", "gone.onnx");
        refused("next.onnx", "next.items.json", "next.items.json cannot be opened");
        refused("next.items.json", "gone.json", "items is not there", "gone.json");
        Files.writeString(folder.resolve("few.json"), "[\"a\", \"b\"]");
        refused("next.items.json", "few.json", "scores another number of items", "there are 2 identifiers");
    }

    @Test
    void inputsOfAWrongKindAreRefusedBeforeTheyReachTheGraph() {
        try (OnnxSession session = runtime.session(Examples.file("next.onnx"))) {
            Tensor good = new Tensor.Longs(new long[6], 1, 6);
            assertThatThrownBy(() -> session.run(java.util.Map.of(), "Identity:0"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("next.onnx input \"history\" is missing");
            assertThatThrownBy(() ->
                            session.run(java.util.Map.of("history", new Tensor.Longs(new long[4], 1, 4)), "Identity:0"))
                    .hasMessageContaining("has another shape: \"[1, 4]\"; the graph takes int32 [");
            assertThatThrownBy(() -> session.run(
                            java.util.Map.of("history", new Tensor.Floats(new float[6], 1, 6)), "Identity:0"))
                    .hasMessageContaining("has another type: \"floats\"; the graph takes int32 [");
            assertThatThrownBy(() -> session.run(java.util.Map.of("history", good, "age", good), "Identity:0"))
                    .hasMessageContaining("input is not known: \"age\"");
        }
    }

    @Test
    void aCommandLineThatWouldEndTheProcessIsRefused() throws IOException {
        Path line = Files.writeString(folder.resolve("cmdline"), "a".repeat(3_901));
        assertThatThrownBy(() -> OnnxRuntime.checkCommandLine(line)).hasMessageContaining("longer than 3900 bytes");
        OnnxRuntime.checkCommandLine(Files.writeString(line, "a".repeat(3_900)));
        OnnxRuntime.checkCommandLine(folder.resolve("elsewhere"));
    }

    private void refused(String from, String to, String... messages) throws IOException {
        assertThatThrownBy(() -> OnnxScorer.open(runtime, Examples.changed(folder, "next.json", from, to))
                        .close())
                .as(from + " -> " + to)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(messages);
    }

    private static float lowest(float[] scores) {
        float least = 0;
        for (float score : scores) {
            least = Math.min(least, score);
        }
        return least;
    }

    private static float[] scores(Model model, History history) {
        float[] scores = new float[model.items()];
        model.score(history, scores);
        return scores;
    }
}
