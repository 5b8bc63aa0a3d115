package io.daogou.server;

import io.daogou.exchange.extract.Extract;
import io.daogou.exchange.extract.ExtractInfo;
import io.daogou.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou extract}. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes what models are trained on as Parquet files, for other tools.",
        description = {
            "",
            "Writes events, interactions and items. Shoppers and devices appear under pseudonyms that hold for this extract "
                    + "alone; what people typed is left out. Works beside a running 'serve'. Needs the optional part 'parquet': "
                    + "fetch it once with 'daogou optional parquet'.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  daogou extract --data shop --output extract"})
final class ExtractCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "Where to write; an earlier extract there is replaced.")
    private Path output = Path.of("extract");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long begin = System.nanoTime();
        try (Store store = Store.openReadOnly(shop.store())) {
            ExtractInfo info =
                    new Extract(store.events(), store.catalog(), store.people(), Clock.systemUTC()).write(output);
            out.printf(
                    "%s: %,d events and %,d interactions of %,d shoppers with %,d items in %.1f s%n",
                    output,
                    info.events(),
                    info.interactions(),
                    info.shoppers(),
                    info.items(),
                    (System.nanoTime() - begin) / 1e9);
        }
        out.flush();
        return 0;
    }
}
