package io.daogou.learn.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.deep.SequenceInputs;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceFormatTest {
    private static final SequenceShape SHAPE = new SequenceShape(4, 1, 2, 6, Activation.Kind.SILU, 5, .5, 2, 0);
    private static final SparseRows ATTRIBUTES =
            new SparseRows(2, new int[] {0, 1, 3, 3}, new int[] {1, 0, 1}, new float[] {1, .5f, .5f});

    @TempDir
    private Path folder = Path.of("");

    private SequenceModel readBack(SequenceModel model) throws IOException {
        Path file = folder.resolve("model.bin");
        ModelFile.save(file, model);
        return (SequenceModel) ModelFile.loadModel(file);
    }

    @Test
    void everyInputComesBack() throws IOException {
        for (boolean isScored : new boolean[] {false, true}) {
            SequenceInputs inputs = new SequenceInputs(List.of("view", "add to cart", "buy"), 9, 2, isScored);
            SequenceModel model = SequenceModel.of(SequenceWeights.start(SHAPE.reading(inputs), ATTRIBUTES, 4));
            SequenceModel read = readBack(model);
            assertThat(read.weights().shape()).isEqualTo(model.weights().shape());
            assertThat(read.weights().inputs().rows()).isEqualTo(ATTRIBUTES);
            History history =
                    new History(new int[] {0, 2, 1}, new float[3], new int[] {2, -1, 1}, new long[] {0, 9, 70});
            assertThat(scores(read, history)).isEqualTo(scores(model, history));
        }
    }

    @Test
    void withoutInputsTheFileIsAsItWasBeforeThereWereAny() throws IOException {
        SequenceModel model = SequenceModel.of(SequenceWeights.start(SHAPE, 3, 4));
        assertThat(ModelParts.of(model)).extracting(Section::name).noneMatch(name -> name.startsWith("inputs"));
        assertThat(readBack(model).weights().shape()).isEqualTo(SHAPE);
    }

    private static float[] scores(SequenceModel model, History history) {
        float[] scores = new float[model.items()];
        model.score(history, scores);
        return scores;
    }
}
