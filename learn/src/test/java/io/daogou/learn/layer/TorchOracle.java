package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * PyTorch as a second opinion: {@code bench/peers/layer_oracle.py}, which says what is exchanged, in a process of its own that all
 * tests share. Python is property {@code daogou.torch}, or else the environment of the peers.
 */
public final class TorchOracle {
    /** Of all that is random; printed with every difference. */
    public static final long SEED = Long.getLong("daogou.seed", 1);
    /** Of the largest entry of an array: about a hundred roundings of floats. */
    private static final double TOLERANCE = 1e-5;

    private static final Path PEERS = Path.of("..", "bench", "peers");
    /** By kind of question. */
    private static final Map<String, Double> LARGEST = new TreeMap<>();

    private static @Nullable TorchOracle started;

    private final Writer questions;
    private final BufferedReader replies;

    private TorchOracle(Path python) throws IOException {
        List<String> command =
                List.of(python.toString(), PEERS.resolve("layer_oracle.py").toString());
        // It ends when this process does, as its input ends then.
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        questions = process.outputWriter();
        replies = process.inputReader();
    }

    /** The oracle; skips the calling test, and says so, if there is no Python for it. */
    public static synchronized TorchOracle present() throws IOException {
        Path python = Path.of(System.getProperty(
                "daogou.torch", PEERS.resolve(".venv/bin/python").toString()));
        boolean present = Files.isExecutable(python);
        if (!present) {
            System.out.println("SKIPPED: no PyTorch at " + python
                    + "; set -Ddaogou.torch to a python that has it, or run bench/peers/setup.sh torch");
        }
        Assumptions.assumeTrue(present, "PyTorch is not there");
        if (started == null) {
            started = new TorchOracle(python);
        }
        return started;
    }

    /**
     * What it is asked.
     *
     * @param kind a name in the script
     * @param options by name, values with blanks between them
     * @param arrays whose gradients are wanted
     * @param given the others
     */
    public record Question(String kind, Map<String, String> options, List<Parameter> arrays, List<Parameter> given) {
        private void write(Path folder) throws IOException {
            List<String> lines = new ArrayList<>(List.of(kind));
            options.forEach((name, values) -> lines.add("option " + name + " " + values));
            for (Parameter array : arrays) {
                lines.add("array " + written(array, folder));
            }
            for (Parameter array : given) {
                lines.add("given " + written(array, folder));
            }
            Files.write(folder.resolve("question.txt"), lines);
        }

        private static String written(Parameter array, Path folder) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(4 * array.size()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(array.values());
            Files.write(folder.resolve(array.name() + ".f32"), bytes.array());
            return array.name() + " " + array.rows() + " " + array.columns();
        }
    }

    /** Asks, and holds what we have against all that is answered: arrays by name, which may be longer than their rows. */
    public void assertAgrees(Question question, Map<String, float[]> ours) throws IOException {
        Map<String, double[]> theirs = answer(question);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        Map<String, Double> differences = new TreeMap<>();
        theirs.forEach(
                (name, values) -> differences.put(name, difference(Objects.requireNonNull(ours.get(name)), values)));
        String kind = (question.kind + " " + question.options.getOrDefault("function", "")).strip();
        LARGEST.merge(kind, Collections.max(differences.values()), Math::max);
        assertThat(differences)
                .as("seed %d, %s %s", SEED, question.kind, question.options)
                .allSatisfy((name, difference) -> assertThat(difference).isLessThan(TOLERANCE));
    }

    /** Prints the largest difference for each kind of question that was asked until now. */
    public static void printDifferences() {
        LARGEST.forEach((kind, difference) ->
                System.out.printf("PyTorch, seed %d: %s differs by %.1e at most%n", SEED, kind, difference));
        LARGEST.clear();
    }

    /** The largest difference of two entries, over the largest entry. */
    private static double difference(float[] ours, double[] theirs) {
        double difference = 0;
        double largest = 0;
        for (int k = 0; k < theirs.length; k++) {
            difference = Math.max(difference, Math.abs(ours[k] - theirs[k]));
            largest = Math.max(largest, Math.abs(theirs[k]));
        }
        assertThat(largest).as("an answer of nothing but zeros shows nothing").isPositive();
        return difference / largest;
    }

    private synchronized Map<String, double[]> answer(Question question) throws IOException {
        Path folder = Files.createTempDirectory("daogou-oracle");
        try {
            question.write(folder);
            questions.write(folder + "\n");
            questions.flush();
            awaitAnswer();
            return read(folder);
        } finally {
            delete(folder);
        }
    }

    private void awaitAnswer() throws IOException {
        StringBuilder said = new StringBuilder();
        String line = replies.readLine();
        while (line != null && !line.equals("ANSWERED") && !line.equals("FAILED")) {
            said.append(line).append('\n');
            line = replies.readLine();
        }
        assertThat(line).as("PyTorch said: %s", said).isEqualTo("ANSWERED");
    }

    private static Map<String, double[]> read(Path folder) throws IOException {
        Map<String, double[]> arrays = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".f64")) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
                double[] values = new double[bytes.remaining() / 8];
                bytes.asDoubleBuffer().get(values);
                arrays.put(name.substring(0, name.length() - 4), values);
            }
        }
        return arrays;
    }

    /** The folder itself is the last. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }
}
