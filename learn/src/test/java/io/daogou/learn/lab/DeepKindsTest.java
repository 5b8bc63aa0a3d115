package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.deep.SequenceInputs;
import io.daogou.learn.model.deep.SequenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepKindsTest {
    private static final Map<String, String> SMALL = Map.of(
            "factors", "8", "blocks", "1", "heads", "1", "hidden", "8", "length", "6", "epochs", "3", "batch", "8");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder events = new StringBuilder();
        StringBuilder attributes = new StringBuilder("item attribute\n");
        for (int e = 0; e < 400; e++) {
            String kind = random.nextInt(4) == 0 ? "buy" : "view";
            events.append("u%d i%d %d %s%n".formatted(e % 40, random.nextInt(20), 1_700_000_000 + e, kind));
        }
        for (int item = 0; item < 25; item++) {
            attributes.append("i%d brand%d only-of-%d%n".formatted(item, item % 3, item));
        }
        Files.writeString(folder.resolve("events"), events);
        Files.writeString(folder.resolve("attributes"), attributes);
    }

    private LabData data() {
        return DataReader.read(List.of(folder.resolve("events")), Format.EVENTS, () -> false);
    }

    private static Model fit(LabData data, Progress progress, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(SMALL);
        values.putAll(given);
        return DeepKinds.SEQUENCE.fit(data, DeepKinds.SEQUENCE.values(values), progress);
    }

    private static SequenceModel sequence(Model model) {
        return (SequenceModel) ((OrderModel) model).model();
    }

    @Test
    void whatIsReadIsAsked() {
        String file = folder.resolve("attributes").toString();
        Map<String, String> all = Map.of("kinds", "true", "gaps", "true", "attributes", file);
        SequenceInputs inputs =
                sequence(fit(data(), Progress.NONE, all)).weights().shape().inputs();
        assertThat(inputs.kinds()).containsExactlyInAnyOrder("view", "buy");
        assertThat(inputs.gaps()).isEqualTo(SequenceInputs.GAPS);
        assertThat(inputs.attributes()).isEqualTo(3);
        assertThat(sequence(fit(data(), Progress.NONE, Map.of()))
                        .weights()
                        .shape()
                        .inputs())
                .isEqualTo(SequenceInputs.NONE);
    }

    @Test
    void historiesKeepTheirKindsAndTimesOnTheWayToTheModel() {
        LabData data = data();
        Model model = fit(data, Progress.NONE, Map.of("kinds", "true", "gaps", "true"));
        float[] asKnown = new float[model.items()];
        model.score(data.history(0), asKnown);
        float[] asUnknown = new float[model.items()];
        model.score(io.daogou.learn.data.History.of(data.history(0).items()), asUnknown);
        assertThat(asKnown).isNotEqualTo(asUnknown);
    }

    @Test
    void whatTheDataLackIsRefused() throws IOException {
        Files.writeString(folder.resolve("plain"), "u a b c\nv a c b\n");
        LabData plain = DataReader.read(List.of(folder.resolve("plain")), Format.SEQUENCES, () -> false);
        assertThatThrownBy(() -> fit(plain, Progress.NONE, Map.of("kinds", "true")))
                .hasMessageContaining("no kinds of events");
        assertThatThrownBy(() -> fit(plain, Progress.NONE, Map.of("gaps", "true")))
                .hasMessageContaining("no times");
        String strange = folder.resolve("attributes").toString();
        assertThatThrownBy(() -> fit(plain, Progress.NONE, Map.of("attributes", strange)))
                .hasMessageContaining("no attribute that two items of the training data share");
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> fit(plain, Progress.NONE, Map.of("attributes", missing)))
                .isInstanceOf(BadFile.class);
    }

    /** Ends after so many epochs. */
    private static final class Interrupted implements Progress {
        private final int epochs;
        private final List<String> notes = new ArrayList<>();

        Interrupted(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public void update(long done, long total) {}

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public boolean cancelled() {
            return notes.stream().filter(line -> line.startsWith("epoch")).count() >= epochs;
        }
    }

    @Test
    void anInterruptedTrainingGoesOnFromItsFile() {
        LabData data = data();
        Map<String, String> kept =
                Map.of("gaps", "true", "checkpoint", folder.resolve("state").toString());
        assertThatThrownBy(() -> fit(data, new Interrupted(2), kept)).isInstanceOf(TrainingCancelled.class);
        Interrupted rest = new Interrupted(99);
        SequenceModel resumed = sequence(fit(data, rest, kept));
        assertThat(rest.notes).anyMatch(line -> line.startsWith("going on after epoch"));
        SequenceModel whole = sequence(fit(data, Progress.NONE, Map.of("gaps", "true")));
        assertThat(resumed.itemVectors().values()).isEqualTo(whole.itemVectors().values());
    }

    @Test
    void theCostOfANetworkThatCannotBeIsAskedWithoutHarm() {
        Map<String, String> odd = Map.of("factors", "10", "heads", "3");
        assertThat(DeepKinds.SEQUENCE
                        .cost(data(), DeepKinds.SEQUENCE.values(odd))
                        .bytes())
                .isZero();
        assertThatThrownBy(() -> fit(data(), Progress.NONE, odd)).hasMessageContaining("heads is 3");
    }

    @Test
    void aPlaceForCheckpointsThatTakesNoneIsRefusedBeforeTheFirstEpoch() {
        Interrupted seen = new Interrupted(99);
        Map<String, String> nowhere =
                Map.of("checkpoint", folder.resolve("nodir/x").toString());
        assertThatThrownBy(() -> fit(data(), seen, nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkpoint is ")
                .hasMessageContaining("no folder " + folder.resolve("nodir").toAbsolutePath())
                .hasMessageContaining("make the folder");
        assertThatThrownBy(() -> fit(data(), seen, Map.of("checkpoint", folder.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder");
        assertThat(seen.notes).isEmpty();
    }

    @Test
    void aCheckpointOfAnotherTrainingOrNoneIsRefusedAndStays() throws IOException {
        LabData data = data();
        Path state = folder.resolve("state");
        fit(data, Progress.NONE, Map.of("checkpoint", state.toString()));
        byte[] before = Files.readAllBytes(state);
        assertThatThrownBy(() -> fit(data, Progress.NONE, Map.of("checkpoint", state.toString(), "gaps", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other data or parameters");
        assertThat(Files.readAllBytes(state)).isEqualTo(before);
        String events = folder.resolve("events").toString();
        assertThatThrownBy(() -> fit(data, Progress.NONE, Map.of("checkpoint", events)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }
}
