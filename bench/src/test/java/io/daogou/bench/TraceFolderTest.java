package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceTrace;
import io.daogou.learn.model.deep.SequenceWeights;
import io.daogou.learn.model.deep.TrainedStep;
import io.daogou.learn.model.deep.TrainingPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFolderTest {
    private static final SequenceShape SHAPE = new SequenceShape(8, 1, 2, 8, Activation.Kind.RELU, 6, 0, 3, 0);

    @Test
    void rowsArePaddedOnTheRightToTheLongest() {
        assertThat(TraceFolder.padded(new int[] {5, 6, 7, 8}, new int[] {1, 3})).containsExactly(5, -1, -1, 6, 7, 8);
    }

    @Test
    void aTraceHasTheStepsOfATrainingAndItsFilesWhatTheIndexNames(@TempDir Path folder) throws IOException {
        Sequences sequences = MadeUpSequences.make(30, 40, 2, 7, 1);
        TrainingPlan plan = new TrainingPlan(10, 10, 1e-2, 0, 0, 0, 8, 0, 10, 3);
        List<TrainedStep> steps = SequenceTrace.of(sequences, SHAPE, plan, 2);
        SequenceWeights start = SequenceWeights.start(SHAPE, 40, 3);
        TraceFolder.write(folder, start, steps, 5);

        assertThat(steps).hasSize(2);
        // Before anything is learned all items are about alike: the loss is the logarithm of their number.
        assertThat(steps.getFirst().loss()).isBetween(Math.log(40) - 1, Math.log(40) + 1);
        assertThat(Files.readString(folder.resolve("index.json")))
                .contains("\"block0.projections.weights\", \"type\": \"float32\", \"shape\": [8, 24]")
                .contains("\"name\": \"step1.histories\", \"type\": \"int32\", \"shape\": [10, ");
        ByteBuffer items =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("items.bin"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(items.remaining()).isEqualTo(4 * 40 * 8);
        assertThat(items.getFloat(4 * 17)).isEqualTo(start.items().values()[17]);
    }

    @Test
    void theSamePlanGivesTheSameTrace() {
        Sequences sequences = MadeUpSequences.make(30, 40, 2, 7, 1);
        TrainingPlan plan = new TrainingPlan(10, 10, 1e-2, 0, 0, 0, 8, 0, 10, 3);
        double[] losses = losses(sequences, plan);
        assertThat(losses).hasSize(5).isEqualTo(losses(sequences, plan));
    }

    private static double[] losses(Sequences sequences, TrainingPlan plan) {
        return SequenceTrace.of(sequences, SHAPE, plan, 5).stream()
                .mapToDouble(TrainedStep::loss)
                .toArray();
    }
}
