package io.daogou.server;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.exchange.OptionalPart;
import io.daogou.exchange.onnx.Exported;
import io.daogou.exchange.onnx.OnnxExport;
import io.daogou.exchange.onnx.OnnxModel;
import io.daogou.exchange.runtime.OnnxCheck;
import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxSession;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou onnx export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes the models of a release that are made of vectors as ONNX files.",
        description = {
            "",
            "Next-item models and factor models whole, of others that have them the item vectors. Beside each file goes a JSON "
                    + "file with its items and parameters. Where ONNX Runtime is there ('daogou optional onnx'), every file is "
                    + "run on random histories and compared with our own answers.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  daogou onnx export --data shop --output onnx"})
final class OnnxExportCommand implements Callable<Integer> {
    /** The files of a release: what serves, the model of taste and what its indices stand for. */
    private static final String SERVING = "serving";

    private static final String MODEL = "home.model";
    private static final String ITEMS = "items.vocabulary";

    private static final int HISTORIES = 50;
    private static final int LONGEST = 20;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The shop's data directory. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(names = "--release", paramLabel = "ID", description = "Which release. Default: the one that serves.")
    private @Nullable String releaseId;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Where to write.")
    private Path output = Path.of("onnx");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Path release = release();
            Model whole = ModelFile.loadModel(release.resolve(MODEL));
            Vocabulary vocabulary = ModelFile.loadVocabulary(release.resolve(ITEMS));
            List<Exported> exports = OnnxExport.all(whole, vocabulary);
            if (exports.isEmpty()) {
                throw new InvalidInput(
                        "the release",
                        "has nothing to export",
                        release.getFileName(),
                        "sequence and factor models, and blends of them, can be");
            }
            Files.createDirectories(output);
            for (Exported export : exports) {
                Path file = output.resolve(export.name() + ".onnx");
                export.onnx().write(file);
                out.printf("%s: %,d items, %,d bytes%n", file, vocabulary.size(), Files.size(file));
            }
            out.flush();
            return check(exports, out) ? 0 : Failures.FAILED;
        } catch (NoSuchFileException missing) {
            throw new InvalidInput(
                    "the release",
                    "has no model",
                    missing.getFile(),
                    "make one with 'daogou train', or name another with --release; 'daogou releases' lists them");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The directory of the release; its files are checked by their own sums. */
    private Path release() throws IOException {
        Path all = new DataDirectory(data).derived().releases();
        if (releaseId != null) {
            return all.resolve(Check.id("--release", releaseId));
        }
        Path serving = all.resolve(SERVING);
        if (!Files.exists(serving)) {
            throw new InvalidInput("--data", "has no release that serves", data, "make one with 'daogou train'");
        }
        return all.resolve(Files.readString(serving).strip());
    }

    private boolean check(List<Exported> exports, PrintWriter out) {
        if (!OptionalPart.ONNX_RUNTIME.isThere()) {
            out.println("Not compared with our own answers: " + OptionalPart.ONNX_RUNTIME.advice());
            return true;
        }
        boolean good = true;
        try (OnnxRuntime runtime = OnnxRuntime.open()) {
            for (Exported export : exports) {
                try (OnnxSession session = runtime.session(output.resolve(export.name() + ".onnx"))) {
                    OnnxCheck.Report report = OnnxCheck.compare(export.ours(), session, histories(export.onnx()));
                    good &= report.isGood();
                    out.printf(
                            "%s %s: largest difference %.1e, %d of %d lists of ten the same, %.2f ms an answer%n",
                            report.isGood() ? "ok" : "NOT THE SAME",
                            export.name(),
                            report.difference(),
                            report.sameLists(),
                            report.histories(),
                            report.milliseconds());
                }
            }
        }
        out.flush();
        return good;
    }

    private static List<History> histories(OnnxModel model) {
        Random random = new Random(1);
        int longest = Math.min(LONGEST, model.longestHistory());
        return IntStream.range(0, HISTORIES)
                .map(k -> 1 + random.nextInt(longest))
                .mapToObj(length ->
                        History.of(random.ints(length, 0, model.items().size()).toArray()))
                .toList();
    }
}
