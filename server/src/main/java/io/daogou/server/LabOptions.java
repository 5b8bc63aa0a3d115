package io.daogou.server;

import io.daogou.learn.lab.Format;
import io.daogou.learn.lab.ListWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command of the lab is told: the data, the model and how to work. */
final class LabOptions {
    @Option(
            names = "--train",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "What to learn from; several files are one data set. Read as is if compressed with gzip.")
    List<Path> train = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description =
                    "pairs: user item [epochSeconds] [weight]; lists: user item item …;"
                            + " sequences: the same, oldest first; sessions: item item …; events: user item epochSeconds event.")
    private String format = "";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "As 'daogou lab models' tells them. Default: ${DEFAULT-VALUE}.")
    String model = "auto";

    @Option(names = "--param", paramLabel = "name=value", description = "A parameter of the model; may be repeated.")
    private List<String> parameters = List.of();

    @Option(
            names = "--exclude-seen",
            paramLabel = "true|false",
            arity = "1",
            defaultValue = "true",
            description = "Whether lists leave out what is in the history. Default: ${DEFAULT-VALUE}.")
    boolean excludeSeen = true;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of all that is drawn, 0 to 2147483647. Default: ${DEFAULT-VALUE}.")
    int seed = 1;

    @Option(names = "--threads", paramLabel = "T", description = "How many work at once. Default: one a core.")
    private @Nullable Integer threads;

    @Option(names = "--report", paramLabel = "FILE.json", description = "Where to tell what was done and what it took.")
    @Nullable
    Path report;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Format format() {
        for (Format one : Format.values()) {
            if (one.label().equals(format)) {
                return one;
            }
        }
        throw bad("--format is '" + format + "'; give pairs, lists, sequences, sessions or events");
    }

    /** Refuses what would be lost: an output that is also read, or written twice. */
    void checkFiles(@Nullable Path output, List<Path> read) {
        if (output != null && report != null && ListWriter.same(output, report)) {
            throw bad("--report and --output are both " + report + "; name two files");
        }
        for (Path one : read) {
            if (output != null && ListWriter.same(output, one)) {
                throw bad("--output is " + output + ", which is also read; name another file");
            }
            if (report != null && ListWriter.same(report, one)) {
                throw bad("--report is " + report + ", which is also read; name another file");
            }
        }
    }

    int threads() {
        int wanted = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (wanted < 1 || wanted > 1024) {
            throw bad("--threads is " + wanted + "; give 1 to 1024");
        }
        return wanted;
    }

    Map<String, String> parameters() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String one : parameters) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw bad("--param is '" + one + "'; give name=value");
            }
            named.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return named;
    }

    ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    CommandSpec spec() {
        return spec;
    }
}
