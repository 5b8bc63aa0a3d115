package io.daogou.bench;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.lab.ListWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes data of a wanted size, on which any program can be measured. */
@Command(
        name = "synthetic",
        mixinStandardHelpOptions = true,
        header = "Writes made-up interactions of Amazon-Book's shape as lines of \"user item\".")
final class SyntheticData implements Callable<Integer> {
    @Option(names = "--output", required = true, paramLabel = "FILE", description = "Where to write.")
    private Path output = Path.of("");

    @Option(names = "--seed", defaultValue = "1", description = "Seed. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        ListWriter.check(output);
        Interactions data = PowerLawData.amazonBook(seed);
        PowerLawData.write(data, output);
        System.out.printf(
                Locale.ROOT,
                "%,d users, %,d items, %,d entries: %s%n",
                data.users(),
                data.items(),
                data.size(),
                output);
        return 0;
    }
}
