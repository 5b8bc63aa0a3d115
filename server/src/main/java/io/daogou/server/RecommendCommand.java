package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Recommender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou recommend}: the same front door as {@code GET /v1/recommendations}. */
@Command(
        name = "recommend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Fills a shelf for one shopper, for many, or for a history.",
        description = {
            "",
            "Writes a line for each: the shopper, a tab, and the items, best first, with blanks between them. Where there "
                    + "is no shopper, the number of the line stands in its place, from 0. Works beside a running 'serve'.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou recommend --data shop --shopper 17850 --limit 10",
            "  daogou recommend --data shop --shoppers shoppers.txt --limit 20 --output shelves.tsv",
            "  daogou recommend --data shop --history 85123A,71053 --placement home",
            "  daogou recommend --data shop --item 85123A --placement item-similar"
        })
final class RecommendCommand implements Callable<Integer> {
    /** For items that nobody has touched to have their places, as they have in a server that runs. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Mixin
    private ShopOptions shop = new ShopOptions();

    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    /** For whom the shelf is. */
    static final class Whom {
        @Option(
                names = "--shopper",
                paramLabel = "ID",
                description = "One shopper; who did not agree to be known gets what a stranger gets.")
        @Nullable
        String shopper;

        @Option(names = "--shoppers", paramLabel = "FILE", description = "Shoppers, one a line; a tab ends the name.")
        @Nullable
        Path shoppers;

        @Option(
                names = "--history",
                paramLabel = "ID",
                split = ",",
                description = "Items somebody has dealt with, oldest first, instead of a shopper.")
        @Nullable
        List<String> history;

        @Option(
                names = "--item",
                paramLabel = "ID",
                split = ",",
                description = "Items the shelf is about, for nobody in particular.")
        @Nullable
        List<String> items;
    }

    @Option(
            names = "--placement",
            paramLabel = "NAME",
            defaultValue = "home",
            description = "home, item-similar, cart-together, recently-viewed, popular, new or buy-again."
                    + " Default: ${DEFAULT-VALUE}.")
    private String placement = "home";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many items, 1 to 200. Default: ${DEFAULT-VALUE}.")
    private int limit = RecommendationRequest.DEFAULT_LIMIT;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write. Default: the standard output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<String> shoppers = shoppers();
        try (Assembly assembly = shop.openToAnswer()) {
            var _ = assembly.engine().placeNewItems(LONGEST_WAIT);
            Recommender recommender = assembly.engine().recommender();
            if (output == null) {
                write(recommender, shoppers, spec.commandLine().getOut());
            } else {
                write(recommender, shoppers, output);
            }
        }
        return 0;
    }

    /** The names at the beginning of the lines; empty where there is none. */
    private List<String> shoppers() {
        if (whom.shopper != null) {
            return List.of(whom.shopper);
        }
        if (whom.shoppers == null) {
            return List.of("");
        }
        try (var lines = Files.lines(whom.shoppers, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split("\t", 2)[0].strip()).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InvalidInput(
                    "--shoppers", "cannot be read", whom.shoppers, "give a file in UTF-8 with a shopper on each line");
        }
    }

    private void write(Recommender recommender, List<String> shoppers, Path file) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            write(recommender, shoppers, out);
            // A PrintWriter keeps what goes wrong to itself.
            if (out.checkError()) {
                throw new UncheckedIOException(new IOException("cannot write all of " + file + "; make room there"));
            }
        } catch (IOException refused) {
            throw new InvalidInput("--output", "cannot be written", file, "name a file in a directory that is there");
        }
    }

    private void write(Recommender recommender, List<String> shoppers, PrintWriter out) {
        for (int line = 0; line < shoppers.size(); line++) {
            String shopper = shoppers.get(line);
            String items = recommender.recommend(request(shopper)).items().stream()
                    .map(RecommendedItem::itemId)
                    .collect(Collectors.joining(" "));
            out.println((shopper.isEmpty() ? String.valueOf(line) : shopper) + "\t" + items);
        }
        out.flush();
    }

    private RecommendationRequest request(String shopper) {
        return new RecommendationRequest(
                placement,
                null,
                shopper.isEmpty() ? null : shopper,
                whom.items == null ? List.of() : whom.items,
                whom.history,
                limit,
                Filter.NONE);
    }
}
