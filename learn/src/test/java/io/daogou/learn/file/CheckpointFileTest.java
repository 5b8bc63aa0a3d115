package io.daogou.learn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.model.deep.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    private Path folder;

    private Path kept() {
        Path file = folder.resolve("state.bin");
        new CheckpointFile(file)
                .keep(new TrainingState(
                        77, 4, 500, new TrainingState.Best(3, 2, .25), Map.of("items", new float[] {1, -2.5f})));
        return file;
    }

    @Test
    void givesBackWhatWasKept() {
        TrainingState state = new CheckpointFile(kept()).last().orElseThrow();
        assertThat(state.fingerprint()).isEqualTo(77);
        assertThat(state.epoch()).isEqualTo(4);
        assertThat(state.steps()).isEqualTo(500);
        assertThat(state.best()).isEqualTo(new TrainingState.Best(3, 2, .25));
        assertThat(state.arrays().get("items")).containsExactly(1, -2.5f);
    }

    @Test
    void aFileThatEndsTooSoonIsRefusedByName() throws IOException {
        Path file = kept();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new CheckpointFile(file).last())
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("state.bin");
        }
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertThat(new CheckpointFile(folder.resolve("none.bin")).last()).isEmpty();
    }
}
