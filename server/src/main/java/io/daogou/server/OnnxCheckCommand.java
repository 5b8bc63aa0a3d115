package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.exchange.runtime.InputMapping;
import io.daogou.exchange.runtime.OnnxRanker;
import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxScorer;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Vocabulary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daogou onnx check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Opens a model from elsewhere by its mapping, and asks it.",
        description = {
            "",
            "Says which input is wrong, what the graph expects and what is declared, if they do not fit; else, with "
                    + "--history, what the model would show to somebody. Needs the optional part 'onnx': fetch it once with "
                    + "'daogou optional onnx'.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  daogou onnx check ridge.json --history 85123A,22423"})
final class OnnxCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MAPPING", description = "The JSON file that says what the graph's inputs get.")
    private Path mapping = Path.of("mapping.json");

    @Option(
            names = "--history",
            paramLabel = "ID",
            split = ",",
            description = "Items somebody dealt with, oldest first.")
    private List<String> history = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many items, at least 1. Default: ${DEFAULT-VALUE}.")
    private int limit = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        InputMapping declared = InputMapping.read(mapping);
        try (OnnxRuntime runtime = OnnxRuntime.open()) {
            PrintWriter out = spec.commandLine().getOut();
            switch (declared.kind()) {
                case RANKER -> checkRanker(runtime, declared, out);
                case SCORER -> checkScorer(runtime, declared, out);
            }
            out.flush();
        }
        return 0;
    }

    private void checkRanker(OnnxRuntime runtime, InputMapping declared, PrintWriter out) {
        if (!history.isEmpty()) {
            throw new InvalidInput("--history", "is of a scorer", history, "leave it out for a ranker");
        }
        try (OnnxRanker ranker = OnnxRanker.open(runtime, declared)) {
            out.println("A ranker of candidates by " + String.join(", ", ranker.features()) + ".");
        }
    }

    private void checkScorer(OnnxRuntime runtime, InputMapping declared, PrintWriter out) {
        try (OnnxScorer scorer = OnnxScorer.open(runtime, declared)) {
            if (history.isEmpty()) {
                out.println("A scorer of " + scorer.items() + " items.");
                return;
            }
            Vocabulary items = scorer.vocabulary()
                    .orElseThrow(() -> new InvalidInput(
                            mapping.toString(),
                            "names no items",
                            history,
                            "add the file of identifiers to the mapping"));
            int[] best = scorer.best(History.of(indices(items)), Math.max(1, limit));
            out.println(Arrays.stream(best).mapToObj(items::id).collect(Collectors.joining(" ")));
        }
    }

    private int[] indices(Vocabulary items) {
        return history.stream()
                .mapToInt(id -> {
                    int index = items.index(id);
                    if (index == Vocabulary.UNKNOWN) {
                        throw new InvalidInput(
                                "--history", "has an item that the model does not know", id, "name another");
                    }
                    return index;
                })
                .toArray();
    }
}
