package io.daogou.server;

import io.daogou.server.imports.ImportCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code daogou}: the command line. Exit status 0, 1 for a failure, 2 for bad usage or input. */
@Command(
        name = "daogou",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        header = "A shopping guide that a shop hosts itself.",
        description = {
            "",
            "It learns from what shoppers do on every device, and fills shelves that change with the very next click.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  A shop to try, with two thousand products and simulated shoppers:",
            "    daogou demo",
            "  Your own shop: read your data, learn from it, serve it:",
            "    daogou import orders.csv --data shop",
            "    daogou train --data shop",
            "    daogou serve --data shop",
            "",
            "From a checkout: 'daogou test' runs all tests, 'daogou bench' measures.",
            "'daogou COMMAND --help' says more. Exit status: 0 done, 1 failed, 2 bad usage or input."
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more, and show where a failure came from.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .addSubcommand(new DemoCommand())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new ImportCommand(Assembly::importTarget))
                .addSubcommand(new TrainCommand())
                .addSubcommand(new RecommendCommand())
                .addSubcommand(new McpCommand())
                .addSubcommand(new ReleasesCommand())
                .addSubcommand(new RetentionCommand())
                .addSubcommand(new MigrateCommand())
                .addSubcommand(InsightCommand.commandLine())
                .addSubcommand(new ExtractCommand())
                .addSubcommand(new FeedCommand())
                .addSubcommand(new OnnxCommand())
                .addSubcommand(new LabCommand())
                .addSubcommand(new WarmUpCommand());
        line.setUsageHelpWidth(100);
        line.setDefaultValueProvider(Main::defaultValue);
        line.setParameterExceptionHandler(Failures::badUsage);
        line.setExecutionExceptionHandler((failure, command, _) -> Failures.failed(failure, command, main.verbose));
        line.setExecutionStrategy(parsed -> {
            Logging.configure(main.verbose);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    /** Every command finds the shop in the same place unless told otherwise. */
    private static @org.jspecify.annotations.Nullable String defaultValue(ArgSpec argument) {
        boolean data =
                argument instanceof OptionSpec option && option.longestName().equals("--data");
        return data && argument.command().name().equals("import") ? "data" : null;
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; try 'daogou demo'");
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"daogou " + version() + ", Java " + Runtime.version()};
        }
    }
}
