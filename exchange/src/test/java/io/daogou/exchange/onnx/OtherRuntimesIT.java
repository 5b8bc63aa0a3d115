package io.daogou.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daogou.learn.data.History;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.factor.FactorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Node and a real browser answer what we answer; what compares is {@code check.mjs}. */
final class OtherRuntimesIT {
    private static final Path SCRIPTS = Path.of("src", "test", "browser").toAbsolutePath();
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ITEMS = 1_000;
    private static final int FACTORS = 64;
    private static final int LENGTH = 50;

    private record Outcome(int status, String output) {}

    /** An input of a graph, as the script reads it. */
    private record Input(String type, int[] dims, Object data) {}

    /** What we answer. */
    private record Case(Map<String, Input> inputs, Object scores) {}

    @TempDir
    private Path folder;

    private final Random random = new Random(11);

    @Test
    void nodeAndABrowserAnswerTheSame() throws Exception {
        assumeThat(runs("node", "--version"), "there is no node");
        assumeThat(runs("npm", "--version"), "there is no npm");
        assumeThat(Files.isExecutable(CHROMIUM), "there is no Chromium at " + CHROMIUM + "; set CHROMIUM");
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules", "onnxruntime-web"))) {
            Outcome installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            assumeThat(installed.status == 0, "npm ci fails: " + installed.output);
        }
        writeFactor();
        writeSequence("sequence", Activation.Kind.GELU, 0);
        writeSequence("sequence-filter", Activation.Kind.SWIGLU, .7);
        Outcome check = run("node", "check.mjs", folder.toString());
        System.out.println(check.output);
        assertThat(check.status).as(check.output).isZero();
    }

    private void writeFactor() throws IOException {
        FactorModel model = RandomModels.factor(ITEMS, FACTORS, 3);
        OnnxExport.factor(model, Ids.of(ITEMS)).write(folder.resolve("factor.onnx"));
        List<Case> cases = new ArrayList<>();
        for (int length : new int[] {1, 3, LENGTH}) {
            History history = history(length);
            Map<String, Input> inputs = new LinkedHashMap<>();
            inputs.put("history", new Input("int64", new int[] {1, length}, history.items()));
            inputs.put("weights", new Input("float32", new int[] {1, length}, history.weights()));
            cases.add(new Case(inputs, scores(model, history)));
        }
        writeGolden("factor", cases);
    }

    private void writeSequence(String name, Activation.Kind activation, double filter) throws IOException {
        SequenceModel model = RandomModels.sequence(
                new SequenceShape(FACTORS, 2, 2, 256, activation, LENGTH, filter, 5, filter > 0 ? 16 : 0), ITEMS, 5);
        OnnxExport.sequence(model, Ids.of(ITEMS)).write(folder.resolve(name + ".onnx"));
        List<Case> cases = new ArrayList<>();
        for (int length : new int[] {1, 3, LENGTH}) {
            History history = history(length);
            Map<String, Input> inputs = Map.of("history", new Input("int64", new int[] {1, length}, history.items()));
            cases.add(new Case(inputs, scores(model, history)));
        }
        writeGolden(name, cases);
    }

    private void writeGolden(String name, List<Case> cases) throws IOException {
        Files.write(folder.resolve(name + ".golden.json"), new JsonMapper().writeValueAsBytes(Map.of("cases", cases)));
    }

    private static float[] scores(Model model, History history) {
        float[] scores = new float[model.items()];
        model.score(history, scores);
        return scores;
    }

    private History history(int length) {
        return History.of(random.ints(length, 0, ITEMS).toArray());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return run(command).status == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("runtimes", ".log");
        try {
            Process process = new ProcessBuilder(Arrays.asList(command))
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, ended ? text : text + "stopped after " + PATIENCE);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void assumeThat(boolean holds, String otherwise) {
        if (!holds) {
            System.out.println("SKIPPED: ONNX files are not run in Node and a browser: " + otherwise);
        }
        assumeTrue(holds, otherwise);
    }
}
