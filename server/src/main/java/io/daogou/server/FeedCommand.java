package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.feed.FeedReport;
import io.daogou.server.feed.FeedSeller;
import io.daogou.server.feed.ProductFeed;
import io.daogou.store.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou feed}. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes the catalogue as a product feed for agent platforms.",
        description = {
            "",
            "Writes products.jsonl, a line an item, as OpenAI takes it from merchants of the Agentic Commerce Protocol. Items that "
                    + "lack what is required are left out and reported. Works beside a running 'serve'. Where the shop is and "
                    + "where it sells is read from agents.publicUrl and agents.country of the configuration, its name from "
                    + "storefront.shopName.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  daogou feed --data shop --output products.jsonl.gz"})
final class FeedCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            description =
                    "Where to write; compressed if it ends in .gz. An earlier one is replaced when the new one is whole.")
    private Path output = Path.of("products.jsonl");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        FeedReport report;
        try (Store store = Store.openReadOnly(shop.store())) {
            report = write(new ProductFeed(store.catalog(), seller(shop.configuration())));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %,d items written, %,d left out%n", output, report.written(), report.leftOut());
        report.problems()
                .forEach((field, problem) -> out.printf(
                        "  %s: %,d items%s, such as %s; %s%n",
                        field,
                        problem.items(),
                        problem.leavesOut() ? " left out" : "",
                        String.join(", ", problem.examples()),
                        problem.advice()));
        out.flush();
        return 0;
    }

    static FeedSeller seller(Configuration configuration) {
        return new FeedSeller(
                configuration.storefront().shopName(),
                configuration.agents().publicUrl(),
                configuration.agents().country());
    }

    private FeedReport write(ProductFeed feed) {
        Path part = output.resolveSibling(output.getFileName() + ".part");
        try {
            FeedReport report;
            try (OutputStream file = Files.newOutputStream(part);
                    OutputStream packed = output.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
                    OutputStream out = new BufferedOutputStream(packed, 1 << 16)) {
                report = feed.write(out);
            }
            Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
            return report;
        } catch (IOException refused) {
            throw new InvalidInput("--output", "cannot be written", output, "name a file in a directory that is there");
        }
    }
}
