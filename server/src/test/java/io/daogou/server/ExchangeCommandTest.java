package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.exchange.OptionalPart;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.factor.FactorModel;
import io.daogou.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the optional parts, which are not shipped, commands do what they can and say what to fetch for the rest. */
final class ExchangeCommandTest {
    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void nothingOptionalIsShipped() {
        assertThat(OptionalPart.values()).noneMatch(OptionalPart::isThere);
    }

    @Test
    void anExtractSaysWhatToFetchAndWritesNothing() {
        Store.open(folder.resolve("shop")).close();
        Outcome outcome = run("extract", "--data", at("shop"), "--output", at("extract"));
        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.err)
                .isEqualToIgnoringNewLines("daogou extract: DuckDB is an optional part and is not here:"
                        + " fetch it once with './daogou optional parquet' (80 MB)");
        assertThat(folder.resolve("extract")).doesNotExist();
    }

    @Test
    void aModelIsExportedAndSaidNotToBeCompared() throws IOException {
        DenseMatrix vectors = new DenseMatrix(2, 3);
        vectors.set(0, 1, 1);
        release("r1", FactorModel.of(vectors, vectors));
        Files.writeString(folder.resolve("releases", "serving"), "r1\n");
        Outcome outcome = export();
        assertThat(outcome.status).as(outcome.err).isZero();
        assertThat(outcome.out).contains("factor.onnx: 2 items", "Not compared", "'./daogou optional onnx'");
        assertThat(folder.resolve("onnx", "factor.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("onnx", "factor.json")).content().contains("[\"mug\",\"tea\"]");
    }

    @Test
    void whatCannotBeExportedIsToldInOneLine() throws IOException {
        assertThat(export().err).contains("--data has no release that serves").hasLineCount(1);
        release("r1", Popular.of(new float[2]));
        assertThat(export("--release", "r1").err)
                .contains("the release has nothing to export: r1")
                .hasLineCount(1);
        assertThat(export("--release", "r2").err)
                .contains("'daogou releases' lists them")
                .hasLineCount(1);
        Files.writeString(folder.resolve("releases", "r1", "home.model"), "no model");
        Outcome broken = export("--release", "r1");
        assertThat(broken.status).isNotZero();
        assertThat(broken.err)
                .contains("home.model")
                .doesNotContain("should not have happened")
                .hasLineCount(1);
    }

    @Test
    void aMappingIsReadBeforeTheRuntimeIsMissed() throws IOException {
        Path mapping = folder.resolve("mapping.json");
        Files.writeString(mapping, "{\"kind\": \"oracle\"}");
        Outcome wrong = run("onnx", "check", mapping.toString());
        assertThat(wrong.status).isEqualTo(2);
        assertThat(wrong.err)
                .startsWith("daogou onnx check: mapping.json has no inputs or no output")
                .hasLineCount(1);
        Files.writeString(mapping, """
                {"kind": "scorer", "model": "next.onnx", "output": {"name": "scores"},
                 "inputs": {"x": {"from": "bag", "type": "float32", "shape": ["batch", 3]}}}
                """);
        Outcome missing = run("onnx", "check", mapping.toString());
        assertThat(missing.status).isEqualTo(1);
        assertThat(missing.err)
                .contains("ONNX Runtime is an optional part and is not here")
                .hasLineCount(1);
    }

    private void release(String id, Model model) throws IOException {
        Path release = Files.createDirectories(folder.resolve("releases", id));
        ModelFile.save(release.resolve("home.model"), model);
        ModelFile.save(release.resolve("items.vocabulary"), Vocabulary.of(List.of("mug", "tea")));
    }

    private Outcome export(String... more) {
        List<String> words = new ArrayList<>(List.of("onnx", "export", "--data", at("."), "--output", at("onnx")));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aShopWhoseRankerNeedsAPartThatIsNotHereSaysSoAtItsStart() throws IOException {
        Store.open(folder.resolve("shop")).close();
        Files.writeString(folder.resolve("shop", "daogou.yaml"), "engine:\n  onnxRanker: ranker.json\n");
        Outcome without = run("serve", "--data", at("shop"), "--port", "0");
        assertThat(without.status).isEqualTo(2);
        assertThat(without.err).contains("mapping is not there", "ranker.json").hasLineCount(1);

        Files.writeString(folder.resolve("shop", "ranker.json"), mapping("history", "int64", ""));
        Outcome other = run("serve", "--data", at("shop"), "--port", "0");
        assertThat(other.status).isEqualTo(2);
        assertThat(other.err).contains("input \"X\"", "HISTORY", "use features").hasLineCount(1);

        String features = ", \"features\": [\"blend.score\", \"item.margin\"]";
        Files.writeString(folder.resolve("shop", "ranker.json"), mapping("features", "float32", features));
        Outcome missing = run("serve", "--data", at("shop"), "--port", "0");
        assertThat(missing.status).isEqualTo(1);
        assertThat(missing.err)
                .contains("optional part", "./daogou optional onnx")
                .hasLineCount(1);
        assertThat(run("releases", "--data", at("shop")).status)
                .as("nothing is sorted")
                .isZero();
    }

    private static String mapping(String from, String type, String more) {
        return "{\"kind\": \"ranker\", \"model\": \"ranker.onnx\", \"output\": {\"name\": \"y\"}, \"inputs\": {\"X\": {\"from\": \""
                + from + "\", \"type\": \"" + type + "\", \"shape\": [\"rows\", 2], \"padding\": 0" + more + "}}}";
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(status, out.toString(), err.toString());
    }
}
