package io.daogou.bench;

import io.daogou.learn.lab.BadFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou bench}: measures, and prints tables in Markdown. */
@Command(
        name = "daogou bench",
        mixinStandardHelpOptions = true,
        header = "Measures the product beside a floor in the same run.",
        description = {"", "Takes minutes. Leave the machine alone meanwhile; figures are medians.", ""},
        subcommands = {
            ServingBenchmark.class,
            StoreBenchmark.class,
            FloodBenchmark.class,
            QualityBenchmark.class,
            KernelBenchmark.class,
            FactorBenchmark.class,
            AnswerBenchmark.class,
            RankerBenchmark.class,
            DeepBenchmark.class,
            InsightBenchmark.class,
            SearchBenchmark.class,
            GuideBenchmark.class,
            PocketBenchmark.class,
            SyntheticData.class
        })
public final class Bench implements Callable<Integer> {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Bench());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
        return line;
    }

    /** What a person can do something about is told in one line; anything else is a mistake of ours, with its place. */
    private static int failed(Exception failure, CommandLine command) throws Exception {
        boolean isTold =
                failure instanceof BadFile || failure instanceof NoData || failure instanceof UncheckedIOException;
        if (!isTold) {
            throw failure;
        }
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
        return failure instanceof UncheckedIOException ? 1 : 2;
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 2;
    }

    /** Real data is not where it was looked for. */
    private static final class NoData extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NoData(String message) {
            super(message);
        }
    }

    /** Where the real data lies. */
    static final class Data {
        @Option(
                names = {"--real-data", "--data"},
                paramLabel = "DIR",
                description = "The folder of public data sets. Default: the environment's DAOGOU_DATA.")
        private Path folder = Path.of(System.getenv().getOrDefault("DAOGOU_DATA", "../shared/data"));

        Data() {}

        Data(Path folder) {
            this.folder = folder;
        }

        Path file(String name) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                throw new NoData(file + " is not there; give the folder of the data sets with --real-data");
            }
            return file;
        }
    }
}
