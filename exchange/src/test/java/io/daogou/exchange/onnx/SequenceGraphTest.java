package io.daogou.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxSession;
import io.daogou.exchange.runtime.Tensor;
import io.daogou.learn.data.History;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.deep.SequenceInputs;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph of a next-item model answers what the model answers. */
final class SequenceGraphTest {
    private static final Offset<Float> ALLOWED = within(1e-4f);

    private static OnnxRuntime runtime;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        runtime = OnnxRuntime.open();
    }

    @AfterAll
    static void close() {
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GELU,   0, 2, 2,  0",
        "RELU,   0, 1, 1,  0",
        "SILU,   0, 2, 4,  0",
        "GELU,  .7, 2, 2, 16",
        "SILU,  .3, 3, 1,  0",
        "SWIGLU,.3, 2, 2,  0",
        "RELU,   1, 2, 2,  0",
    })
    void answersWhatTheModelAnswers(Activation.Kind activation, double filter, int blocks, int heads, double scale)
            throws IOException {
        SequenceModel model =
                RandomModels.sequence(new SequenceShape(8, blocks, heads, 24, activation, 9, filter, 3, scale), 40, 7);
        try (OnnxSession session = session(model)) {
            for (int[] history : new int[][] {{5}, {39, 0}, {1, 2, 3, 2, 1}, {9, 8, 7, 6, 5, 4, 3, 2, 1}}) {
                assertThat(run(session, "hidden", history.length, history))
                        .containsExactly(hidden(model, history), ALLOWED);
                assertThat(run(session, "scores", history.length, history))
                        .containsExactly(scores(model, history), ALLOWED);
            }
        }
    }

    @Test
    void allFrequenciesAreLowWhereThePeriodIsEven() throws IOException {
        SequenceModel model =
                RandomModels.sequence(new SequenceShape(8, 1, 1, 8, Activation.Kind.RELU, 6, .5, 4, 0), 9, 2);
        try (OnnxSession session = session(model)) {
            assertThat(run(session, "scores", 6, 1, 2, 3, 4, 5, 6))
                    .containsExactly(scores(model, 1, 2, 3, 4, 5, 6), ALLOWED);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "true, 16", "false, 16"})
    void kindsPausesAndAttributesAreReadAsByTheModel(boolean isScored, double scale) throws IOException {
        int[] starts = new int[21];
        Arrays.setAll(starts, item -> Math.max(0, item - 1));
        int[] columns = new int[19];
        Arrays.setAll(columns, k -> k % 3);
        float[] values = new float[19];
        Arrays.fill(values, 1);
        SequenceInputs inputs = new SequenceInputs(List.of("view", "buy"), 6, 3, isScored);
        SequenceShape shape = new SequenceShape(8, 2, 2, 16, Activation.Kind.GELU, 6, .5, 2, scale).reading(inputs);
        SequenceModel model = RandomModels.sequence(shape, new SparseRows(3, starts, columns, values), 3);
        History history = new History(
                new int[] {3, 0, 19, 1}, new float[4], new int[] {1, -1, 0, 1}, new long[] {50, 50, 53, 5_000});
        Map<String, Tensor> asked = Map.of(
                "history", new Tensor.Longs(new long[] {3, 0, 19, 1, -1}, 1, 5),
                "kinds", new Tensor.Longs(new long[] {1, -1, 0, 1, -1}, 1, 5),
                "gaps", new Tensor.Longs(new long[] {0, 1, 3, 5, 0}, 1, 5));
        try (OnnxSession session = session(model)) {
            assertThat(session.inputs()).containsOnlyKeys("history", "kinds", "gaps");
            assertThat(session.metadata().get("daogou.parameters"))
                    .contains("\"kinds\":\"view buy\"", "\"gaps\":\"6\"");
            float[] scores = new float[20];
            model.score(history, scores);
            assertThat(session.run(asked, "scores").values()).containsExactly(scores, ALLOWED);
        }
    }

    @Test
    void historiesOfOneBatchDoNotTouchEachOther() throws IOException {
        SequenceModel model =
                RandomModels.sequence(new SequenceShape(8, 2, 2, 16, Activation.Kind.GELU, 6, .5, 2, 0), 20, 3);
        try (OnnxSession session = session(model)) {
            float[] scores = run(session, "scores", 4, 3, 1, 4, 1, 5, -1, -1, -1, -1, -1, -1, -1);
            assertThat(Arrays.copyOfRange(scores, 0, 20)).containsExactly(scores(model, 3, 1, 4, 1), ALLOWED);
            assertThat(Arrays.copyOfRange(scores, 20, 40)).containsExactly(scores(model, 5), ALLOWED);
            assertThat(Arrays.copyOfRange(scores, 40, 60)).containsOnly(0);
        }
    }

    @Test
    void theFileSaysWhatItsNumbersStandFor() throws IOException {
        SequenceModel model =
                RandomModels.sequence(new SequenceShape(4, 1, 1, 4, Activation.Kind.RELU, 5, 0, 1, 0), 3, 1);
        try (OnnxSession session = session(model)) {
            assertThat(session.metadata())
                    .containsEntry("daogou.kind", "sequence")
                    .containsEntry("daogou.items", "[\"茶 \\\"0\\\"\",\"茶 \\\"1\\\"\",\"茶 \\\"2\\\"\"]");
            assertThat(session.metadata().get("daogou.parameters")).contains("\"length\":\"5\"");
            assertThat(session.inputs().get("history")).hasToString("int64 [batch, length]");
            assertThat(session.outputs()).containsOnlyKeys("hidden", "scores");
        }
        assertThat(OnnxModel.description(folder.resolve("model.onnx")))
                .content()
                .startsWith("{\"kind\":\"sequence\",\"opset\":17,")
                .contains("\"items\":[\"茶");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aVocabularyOfOtherItemsIsRefused() {
        SequenceModel model =
                RandomModels.sequence(new SequenceShape(4, 1, 1, 4, Activation.Kind.RELU, 5, 0, 1, 0), 3, 1);
        assertThatThrownBy(() -> OnnxExport.sequence(model, Ids.of(4)))
                .hasMessageContaining("scores 3 items, but the vocabulary has 4");
    }

    private OnnxSession session(SequenceModel model) throws IOException {
        Path file = folder.resolve("model.onnx");
        OnnxExport.sequence(model, Ids.of(model.items())).write(file);
        return runtime.session(file);
    }

    private static float[] run(OnnxSession session, String output, int length, int... history) {
        long[] indices = Arrays.stream(history).asLongStream().toArray();
        Tensor input = new Tensor.Longs(indices, history.length / length, length);
        return session.run(Map.of("history", input), output).values();
    }

    private static float[] scores(SequenceModel model, int... history) {
        float[] scores = new float[model.items()];
        model.score(History.of(history), scores);
        return scores;
    }

    private static float[] hidden(SequenceModel model, int... history) {
        float[] hidden = new float[model.factors()];
        model.embed(History.of(history), hidden);
        return hidden;
    }
}
