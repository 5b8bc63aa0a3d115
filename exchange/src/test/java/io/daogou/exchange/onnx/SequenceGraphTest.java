package io.daogou.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.exchange.onnx.SequenceShape.Activation;
import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxSession;
import io.daogou.exchange.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph of a next-item network answers what the network answers, written a second time. */
final class SequenceGraphTest {
    private static final double ALLOWED = 1e-4;

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
        "GELU,   0,  2, 2",
        "RELU,   0,  1, 1",
        "SWIGLU, 0,  2, 4",
        "GELU,  .7,  2, 2",
        "SWIGLU,.3,  3, 1",
        "RELU,   1,  2, 2",
    })
    void answersWhatTheNetworkAnswers(Activation activation, double filterShare, int blocks, int heads)
            throws IOException {
        SequenceShape shape = new SequenceShape(40, 9, 8, blocks, heads, 24, activation, filterShare, 3);
        SequenceWeights weights = SequencePass.random(shape, heads == 4, 7);
        SequencePass pass = new SequencePass(weights);
        try (OnnxSession session = session(weights)) {
            for (int[] history : new int[][] {{5}, {39, 0}, {1, 2, 3, 2, 1}, {9, 8, 7, 6, 5, 4, 3, 2, 1}}) {
                assertNear(run(session, "hidden", history.length, history), pass.hidden(history));
                assertNear(run(session, "scores", history.length, history), pass.scores(history));
            }
        }
    }

    @Test
    void historiesOfOneBatchDoNotTouchEachOther() throws IOException {
        SequenceWeights weights =
                SequencePass.random(new SequenceShape(20, 6, 8, 2, 2, 16, Activation.GELU, .5, 2), false, 3);
        SequencePass pass = new SequencePass(weights);
        try (OnnxSession session = session(weights)) {
            float[] scores = run(session, "scores", 4, 3, 1, 4, 1, 5, -1, -1, -1, -1, -1, -1, -1);
            assertNear(java.util.Arrays.copyOfRange(scores, 0, 20), pass.scores(3, 1, 4, 1));
            assertNear(java.util.Arrays.copyOfRange(scores, 20, 40), pass.scores(5));
            assertThat(java.util.Arrays.copyOfRange(scores, 40, 60)).containsOnly(0);
        }
    }

    @Test
    void theFileSaysWhatItsNumbersStandFor() throws IOException {
        SequenceWeights weights =
                SequencePass.random(new SequenceShape(3, 5, 4, 1, 1, 4, Activation.RELU, 0, 0), false, 1);
        try (OnnxSession session = session(weights)) {
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
    void theLowPassOfAllFrequenciesIsTheIdentity() {
        assertThat(SequenceGraph.lowPassKernel(7, 4)).satisfies(kernel -> {
            assertThat(kernel[0]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6f));
            for (int k = 1; k < 7; k++) {
                assertThat(kernel[k]).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-6f));
            }
        });
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        SequenceShape shape = new SequenceShape(3, 5, 4, 1, 1, 4, Activation.RELU, 0, 0);
        SequenceWeights whole = SequencePass.random(shape, false, 1);
        Map<String, float[]> lacking = new HashMap<>(whole.arrays());
        lacking.remove("block0.key.bias");
        Map<String, float[]> small = new HashMap<>(whole.arrays());
        small.put("positions", new float[3]);
        assertThatThrownBy(() -> OnnxExport.sequence(new SequenceWeights(shape, lacking), Ids.of(3)))
                .hasMessageContaining("no array 'block0.key.bias'");
        assertThatThrownBy(() -> OnnxExport.sequence(new SequenceWeights(shape, small), Ids.of(3)))
                .hasMessage("The table positions has 3 entries where its shape needs 20");
        assertThatThrownBy(() -> OnnxExport.sequence(whole, Ids.of(4)))
                .hasMessageContaining("scores 3 items, but the vocabulary has 4");
        assertThatThrownBy(() -> new SequenceShape(3, 5, 6, 1, 4, 4, Activation.RELU, 0, 0))
                .hasMessage("factors is 6; it must be a multiple of heads, which is 4");
    }

    private OnnxSession session(SequenceWeights weights) throws IOException {
        Path file = folder.resolve("model.onnx");
        OnnxExport.sequence(weights, Ids.of(weights.shape().items())).write(file);
        return runtime.session(file);
    }

    private static float[] run(OnnxSession session, String output, int length, int... history) {
        long[] indices = java.util.Arrays.stream(history).asLongStream().toArray();
        Tensor input = new Tensor.Longs(indices, history.length / length, length);
        return session.run(Map.of("history", input), output).values();
    }

    private static void assertNear(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat((double) actual[k])
                    .as("entry " + k)
                    .isCloseTo(expected[k], org.assertj.core.api.Assertions.within(ALLOWED));
        }
    }
}
