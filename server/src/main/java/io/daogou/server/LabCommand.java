package io.daogou.server;

import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daogou lab}: the models for files, without a shop. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {LabRecommendCommand.class, LabEvaluateCommand.class, LabCommand.Models.class},
        header = "Finds and measures models on files, without a shop.",
        description = {
            "",
            "Reads who took what, fits a model or the best blend of all, and writes or measures lists.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  daogou lab recommend --train ratings.tsv --format pairs --limit 20 --output lists.tsv",
            "  daogou lab evaluate --train train.txt.gz --test test.txt.gz --format lists --model ease",
            "  daogou lab models"
        })
final class LabCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; try 'daogou lab models'");
    }

    /** {@code daogou lab models}. */
    @Command(
            name = "models",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Tells every model, its parameters with ranges and defaults, and its cost.",
            footer = {"", "Example:", "  daogou lab models"})
    static final class Models implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            describe(
                    out,
                    "auto",
                    "The best of all: fits what fits memory and time, searches, blends, fits anew.",
                    "up to twice 'minutes'");
            parameters(out, ModelKinds.blendParameters());
            describe(out, "blend", "As auto, with every model's defaults unless search=true.", "each model twice");
            for (ModelKind kind : ModelKinds.all()) {
                describe(
                        out,
                        kind.name(),
                        kind.description() + " Reads " + kind.use().inWords() + ".",
                        kind.costInWords());
                parameters(out, kind.parameters());
            }
            out.flush();
            return 0;
        }

        private static void describe(PrintWriter out, String name, String description, String cost) {
            out.println();
            out.println(name + ": " + description);
            out.println("  cost: " + cost);
        }

        private static void parameters(PrintWriter out, List<Parameter> parameters) {
            Table table = new Table("  parameter", "range", "default", "what it is");
            for (Parameter one : parameters) {
                boolean isLong = one.preset().length() > 24;
                table.row(
                        "  " + one.name(),
                        isLong ? "names with commas" : one.range().toString(),
                        isLong ? "all" : one.preset(),
                        one.description());
            }
            table.print(out);
        }
    }
}
