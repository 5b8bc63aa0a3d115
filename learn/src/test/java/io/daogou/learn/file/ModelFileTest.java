package io.daogou.learn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameAFile() {
        file = folder.resolve("model.bin");
    }

    private static SparseRows smallRows() {
        return new SparseRows(3, new int[] {0, 2, 2, 3}, new int[] {0, 2, 1}, new float[] {1.5f, -0f, 1e-40f});
    }

    @Test
    void rowsComeBackBitwise() throws IOException {
        ModelFile.save(file, smallRows());
        assertThat(ModelFile.loadRows(file)).isEqualTo(smallRows());
    }

    @Test
    void vectorsComeBackBitwise() throws IOException {
        for (float[] vector : new float[][] {{}, {Float.MIN_VALUE, -0f, Float.NaN, Float.MAX_VALUE}}) {
            ModelFile.save(file, vector);
            assertThat(ModelFile.loadVector(file)).isEqualTo(vector);
        }
    }

    @Test
    void vocabulariesComeBackWithEveryKindOfId() throws IOException {
        Vocabulary vocabulary = Vocabulary.of(List.of("a", "", "with space", "蓝牙耳机", "🛒", "tab\tline\n"));
        ModelFile.save(file, vocabulary);
        assertThat(ModelFile.loadVocabulary(file)).isEqualTo(vocabulary);
        ModelFile.save(file, Vocabulary.of(List.of()));
        assertThat(ModelFile.loadVocabulary(file).size()).isZero();
    }

    @Test
    void anIdThatIsNoUnicodeIsRefusedAndTheOldFileStays() throws IOException {
        Vocabulary good = Vocabulary.of(List.of("good"));
        ModelFile.save(file, good);
        Vocabulary bad = Vocabulary.of(List.of("half a pair \uD83D"));
        assertThatThrownBy(() -> ModelFile.save(file, bad)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ModelFile.loadVocabulary(file)).isEqualTo(good);
    }

    /** Larger than the buffer of the writer, with lengths that do not divide it. */
    @Test
    void manySectionsOfAnySizeComeBack() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        byte[] bytes = new byte[3_000_001];
        random.nextBytes(bytes);
        int[] ints = random.ints(700_003).toArray();
        float[] floats = new float[1_000_001];
        Arrays.setAll(ints, k -> random.nextInt());
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) random.nextDouble();
        }
        ModelFile.write(
                file,
                Sections.of(
                        "any",
                        new Section.Bytes("bytes", bytes),
                        new Section.Ints("ints", ints),
                        new Section.Ints("none", new int[0]),
                        new Section.Floats("floats", floats)));
        Sections read = ModelFile.read(file);
        assertThat(read.kind()).isEqualTo("any");
        assertThat(read.sections()).extracting(Section::name).containsExactly("bytes", "ints", "none", "floats");
        assertThat(((Section.Bytes) read.sections().get(0)).values()).isEqualTo(bytes);
        assertThat(((Section.Ints) read.sections().get(1)).values()).isEqualTo(ints);
        assertThat(((Section.Floats) read.sections().get(3)).values()).isEqualTo(floats);
    }

    @Test
    void everyFlippedBitIsDetected() throws IOException {
        ModelFile.save(file, smallRows());
        byte[] bytes = Files.readAllBytes(file);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            assertCorrupt();
        }
    }

    @Test
    void everyTruncationAndEveryAdditionIsDetected() throws IOException {
        ModelFile.save(file, smallRows());
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertCorrupt();
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertCorrupt();
    }

    private void assertCorrupt() {
        assertThatThrownBy(() -> ModelFile.loadRows(file))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("should be");
    }

    @Test
    void anotherKindIsRefusedByName() throws IOException {
        ModelFile.save(file, new float[] {1});
        assertThatThrownBy(() -> ModelFile.loadRows(file))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("sparse-rows")
                .hasMessageContaining("vector");
    }

    @Test
    void arraysThatDoNotBelongTogetherAreRefused() throws IOException {
        ModelFile.write(
                file,
                Sections.of(
                        "sparse-rows",
                        new Section.Ints("columns", new int[] {2}),
                        new Section.Ints("starts", new int[] {0, 1}),
                        new Section.Ints("columnIndices", new int[] {5}),
                        new Section.Floats("values", new float[] {1})));
        assertCorrupt();
        ModelFile.write(file, Sections.of("sparse-rows", new Section.Ints("columns", new int[] {2})));
        assertCorrupt();
        ModelFile.write(
                file,
                Sections.of(
                        "vocabulary",
                        new Section.Ints("lengths", new int[] {1, 2}),
                        new Section.Bytes("utf8", new byte[] {65, 66})));
        assertThatThrownBy(() -> ModelFile.loadVocabulary(file)).isInstanceOf(CorruptModelException.class);
    }

    @Test
    void savingAgainReplacesAndLeavesNothingBeside() throws IOException {
        ModelFile.save(file, new float[] {1, 2, 3});
        ModelFile.save(file, new float[] {4});
        assertThat(ModelFile.loadVector(file)).containsExactly(4);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileOrFolderThatIsNotThereIsAnInputOutputError() {
        assertThatThrownBy(() -> ModelFile.loadVector(file)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ModelFile.save(folder.resolve("no/such"), new float[1]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void twoSectionsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Sections.of("k", new Section.Ints("a", new int[0]), new Section.Ints("a", new int[0])))
                .hasMessageContaining("'a'");
    }
}
