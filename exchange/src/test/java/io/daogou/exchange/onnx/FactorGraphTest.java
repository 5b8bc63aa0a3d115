package io.daogou.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxSession;
import io.daogou.exchange.runtime.Tensor;
import io.daogou.learn.data.History;
import io.daogou.learn.model.factor.FactorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graphs of vectors answer what the models answer. */
final class FactorGraphTest {
    private static final int ITEMS = 50;
    private static final int FACTORS = 12;

    private static OnnxRuntime runtime;
    private final FactorModel model = RandomModels.factor(ITEMS, FACTORS, 1);

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

    @Test
    void aFactorModelAnswersTheSame() throws IOException {
        OnnxExport.factor(model, Ids.of(ITEMS)).write(folder.resolve("factor.onnx"));
        try (OnnxSession session = runtime.session(folder.resolve("factor.onnx"))) {
            for (History history : new History[] {
                History.of(3),
                History.of(49, 0, 7, 7),
                new History(new int[] {1, 2, 3}, new float[] {.5f, -2, 1e9f}),
                new History(new int[] {-4, 99, 8}, new float[] {1, 1, 2}),
                new History(new int[] {5, 5}, new float[] {1, -1}),
                History.of(-1),
            }) {
                float[] expected = new float[ITEMS];
                model.score(history, expected);
                assertThat(run(session, history)).as(history.toString()).containsExactly(expected, within(1e-4f));
            }
        }
    }

    @Test
    void anItemIsLikeThoseItsVectorPointsTo() throws IOException {
        OnnxExport.itemVectors(model.itemVectors(), Ids.of(ITEMS)).write(folder.resolve("items.onnx"));
        try (OnnxSession session = runtime.session(folder.resolve("items.onnx"))) {
            Map<String, Tensor> input = Map.of("item", new Tensor.Longs(new long[] {7, 30}, 2));
            float[] vectors = session.run(input, "vector").values();
            float[] scores = session.run(input, "scores").values();
            for (int f = 0; f < FACTORS; f++) {
                assertThat(vectors[FACTORS + f]).isEqualTo(model.itemVectors().get(30, f));
            }
            assertThat(scores[ITEMS + 7]).isEqualTo(scores[30]).isNotZero();
        }
    }

    private static float[] run(OnnxSession session, History history) {
        long[] items = java.util.Arrays.stream(history.items()).asLongStream().toArray();
        Tensor weights = new Tensor.Floats(history.weights(), 1, items.length);
        return session.run(Map.of("history", new Tensor.Longs(items, 1, items.length), "weights", weights), "scores")
                .values();
    }
}
