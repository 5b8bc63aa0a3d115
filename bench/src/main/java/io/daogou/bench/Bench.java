package io.daogou.bench;

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
            QualityBenchmark.class,
            KernelBenchmark.class,
            FactorBenchmark.class,
            AnswerBenchmark.class,
            SyntheticData.class
        })
public final class Bench implements Callable<Integer> {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Bench());
        line.setUsageHelpWidth(100);
        return line;
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 2;
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
                throw new IllegalStateException(
                        file + " is not there; give the folder of the data sets with --real-data");
            }
            return file;
        }
    }
}
