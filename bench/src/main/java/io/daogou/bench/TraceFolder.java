package io.daogou.bench;

import io.daogou.learn.layer.Parameter;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceWeights;
import io.daogou.learn.model.deep.TrainedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A training written for another implementation to repeat: {@code index.json}, which names each array with its type and shape,
 * and the arrays in {@code NAME.bin}, raw, little-endian and row-major.
 *
 * <p>Weights have the names of {@link SequenceWeights} and are inputs × outputs. A step is {@code stepN.histories} and {@code
 * stepN.targets}, sequences × the longest and padded with -1 on the right, {@code stepN.candidates} and {@code
 * stepN.corrections}; {@code rates} and {@code losses} have a number for each.
 */
final class TraceFolder {
    private static final int NONE = -1;

    private final Path folder;
    private final List<String> arrays = new ArrayList<>();

    private TraceFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the weights at the start and the steps. */
    static void write(Path folder, SequenceWeights start, List<TrainedStep> steps, double longestGradient) {
        TraceFolder trace = new TraceFolder(folder);
        try {
            Files.createDirectories(folder);
            for (Parameter parameter : start.all()) {
                trace.floats(parameter.name(), parameter.values(), parameter.rows(), parameter.columns());
            }
            for (int k = 0; k < steps.size(); k++) {
                trace.step("step" + k, steps.get(k));
            }
            trace.floats("rates", numbers(steps, false), steps.size());
            trace.floats("losses", numbers(steps, true), steps.size());
            Files.writeString(folder.resolve("index.json"), trace.index(start, steps.size(), longestGradient));
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static float[] numbers(List<TrainedStep> steps, boolean losses) {
        float[] numbers = new float[steps.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = (float) (losses ? steps.get(k).loss() : steps.get(k).rate());
        }
        return numbers;
    }

    private void step(String name, TrainedStep step) throws IOException {
        int[] lengths = step.lengths();
        ints(name + ".histories", padded(step.inputs(), lengths), lengths.length);
        ints(name + ".targets", padded(step.targets(), lengths), lengths.length);
        ints(name + ".candidates", step.candidates(), 1);
        floats(name + ".corrections", step.corrections(), step.corrections().length);
    }

    /** Rows as long as the longest of packed ones. */
    static int[] padded(int[] packed, int[] lengths) {
        int width = Arrays.stream(lengths).max().orElse(0);
        int[] rows = new int[lengths.length * width];
        Arrays.fill(rows, NONE);
        int from = 0;
        for (int row = 0; row < lengths.length; row++) {
            System.arraycopy(packed, from, rows, row * width, lengths[row]);
            from += lengths[row];
        }
        return rows;
    }

    private void floats(String name, float[] values, int... shape) throws IOException {
        byte[] bytes = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        add(name, "float32", bytes, shape);
    }

    private void ints(String name, int[] values, int rows) throws IOException {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        add(name, "int32", bytes, rows, values.length / rows);
    }

    private void add(String name, String type, byte[] bytes, int... shape) throws IOException {
        Files.write(folder.resolve(name + ".bin"), bytes);
        arrays.add(
                "{\"name\": \"" + name + "\", \"type\": \"" + type + "\", \"shape\": " + Arrays.toString(shape) + "}");
    }

    private String index(SequenceWeights start, int steps, double longestGradient) {
        SequenceShape shape = start.shape();
        return String.format(
                Locale.ROOT,
                """
                {"network": {"items": %d, "length": %d, "dimensions": %d, "heads": %d, "blocks": %d, "hidden": %d,
                 "activation": "%s", "filterShare": %s, "frequencies": %d},
                 "steps": %d, "longestGradient": %s,
                 "arrays": [
                %s]}
                """,
                start.items().rows(),
                shape.length(),
                shape.factors(),
                shape.heads(),
                shape.blocks(),
                shape.hidden(),
                shape.activation().name().toLowerCase(Locale.ROOT),
                shape.filter(),
                shape.frequencies(),
                steps,
                longestGradient,
                String.join(",\n", arrays));
    }
}
