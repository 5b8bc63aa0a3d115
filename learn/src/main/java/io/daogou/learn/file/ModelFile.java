package io.daogou.learn.file;

import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.ranking.ListRanker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Saves and loads the arrays of a model in one checksummed binary file.
 *
 * <p><b>Layout</b>, little-endian; a text is its UTF-8 length as an int and its bytes:
 *
 * <pre>
 * magic           8 bytes "DGLEARN\n"
 * version         int, 2
 * length          long, of the whole file
 * kind            text
 * sections        int, how many; then for each:
 *     name        text
 *     type        byte: 1 ints, 2 floats, 3 bytes, 4 doubles (not in version 1)
 *     count       int
 *     values      count × 4, 4, 1 or 8 bytes
 * checksum        int, CRC-32C of everything before
 * </pre>
 *
 * <p><b>Failure.</b> A file is written beside its place, forced to the disk, and moved over it in one step: readers see the
 * old file or the new one, and after a crash one of the two is there. Reading verifies everything before it returns
 * anything; what does not hold is a {@link CorruptModelException} that names the file, what was expected and what was found.
 */
public final class ModelFile {
    private static final String ROWS = "sparse-rows";
    private static final String VECTOR = "vector";
    private static final String MODEL = "model";
    private static final String VOCABULARY = "vocabulary";

    private static final String RANKER = "ranker";

    private static final String FEATURES = "text-features";

    private ModelFile() {}

    /** Writes a file, replacing the one that was there. */
    public static void write(Path file, Sections sections) throws IOException {
        ModelWriter.write(file, sections);
    }

    /**
     * Reads a file of any kind.
     *
     * @throws CorruptModelException if the file is not whole and unchanged
     */
    public static Sections read(Path file) throws IOException {
        return ModelReader.read(file);
    }

    /**
     * Saves a model; one of several others with all of them.
     *
     * @throws IllegalArgumentException if models of its class cannot be saved
     */
    public static void save(Path file, Model model) throws IOException {
        write(file, new Sections(MODEL, ModelParts.of(model)));
    }

    /**
     * Loads a model, which gives the same answers as the one that was saved, bit for bit.
     *
     * @throws CorruptModelException if the file does not hold one, whole and unchanged
     */
    public static Model loadModel(Path file) throws IOException {
        return ReadParts.model(Contents.read(file, MODEL));
    }

    /**
     * The name of a model's kind, as its files have it: {@code item-knn}; of one that only changes how another is asked, that one's.
     *
     * @throws IllegalArgumentException if models of its class cannot be saved
     */
    public static String kindOf(Model model) {
        return switch (model) {
            case SetModel(Model asked, var _) -> kindOf(asked);
            case OrderModel(Model asked) -> kindOf(asked);
            default -> ModelFormats.of(model).kind();
        };
    }

    /** Saves a ranker of lists. */
    public static void save(Path file, ListRanker ranker) throws IOException {
        write(file, RankerSections.of(RANKER, ranker));
    }

    /**
     * Loads a ranker of lists, which gives the same scores as the one that was saved, bit for bit.
     *
     * @throws CorruptModelException if the file does not hold one, whole and unchanged
     */
    public static ListRanker loadRanker(Path file) throws IOException {
        return RankerSections.ranker(Contents.read(file, RANKER));
    }

    /** Saves sparse rows. */
    public static void save(Path file, SparseRows rows) throws IOException {
        write(
                file,
                Sections.of(
                        ROWS,
                        new Section.Ints("columns", new int[] {rows.columns()}),
                        new Section.Ints("starts", rows.starts()),
                        new Section.Ints("columnIndices", rows.columnIndices()),
                        new Section.Floats("values", rows.values())));
    }

    /**
     * Loads sparse rows.
     *
     * @throws CorruptModelException if the file does not hold them, whole and unchanged
     */
    public static SparseRows loadRows(Path file) throws IOException {
        Contents contents = Contents.read(file, ROWS);
        int[] columns = contents.ints("columns");
        contents.check("the length of section 'columns'", 1, columns.length);
        int[] starts = contents.ints("starts");
        int[] columnIndices = contents.ints("columnIndices");
        float[] values = contents.floats("values");
        return contents.valid(() -> new SparseRows(columns[0], starts, columnIndices, values));
    }

    /** Saves a vector. */
    public static void save(Path file, float[] vector) throws IOException {
        write(file, Sections.of(VECTOR, new Section.Floats("values", vector)));
    }

    /**
     * Loads a vector.
     *
     * @throws CorruptModelException if the file does not hold one, whole and unchanged
     */
    public static float[] loadVector(Path file) throws IOException {
        return Contents.read(file, VECTOR).floats("values");
    }

    /** Saves how rare words are. */
    public static void save(Path file, TextFeatures features) throws IOException {
        write(
                file,
                Sections.of(
                        FEATURES,
                        new Section.Ints("texts", new int[] {features.texts()}),
                        new Section.Ints("frequencies", features.frequencies())));
    }

    /**
     * Loads how rare words are.
     *
     * @throws CorruptModelException if the file does not hold it, whole and unchanged
     */
    public static TextFeatures loadFeatures(Path file) throws IOException {
        Contents contents = Contents.read(file, FEATURES);
        int[] texts = contents.ints("texts");
        contents.check("the length of section 'texts'", 1, texts.length);
        int[] frequencies = contents.ints("frequencies");
        return contents.valid(() -> TextFeatures.of(texts[0], frequencies));
    }

    /**
     * Saves a vocabulary.
     *
     * @throws IllegalArgumentException if an id has no UTF-8 form (half of a surrogate pair)
     */
    public static void save(Path file, Vocabulary vocabulary) throws IOException {
        write(file, VocabularySections.of(VOCABULARY, vocabulary));
    }

    /**
     * Loads a vocabulary.
     *
     * @throws CorruptModelException if the file does not hold one, whole and unchanged
     */
    public static Vocabulary loadVocabulary(Path file) throws IOException {
        Contents contents = Contents.read(file, VOCABULARY);
        int[] lengths = contents.ints("lengths");
        byte[] bytes = contents.bytes("utf8");
        return contents.valid(() -> VocabularySections.vocabulary(lengths, bytes));
    }
}
