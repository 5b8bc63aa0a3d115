package io.daogou.server;

import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daogou releases}. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = ReleasesCommand.Activate.class,
        header = "Lists what was learned, newest first, and goes back to an earlier release.",
        description = {"", "Each training makes a release. One serves; the others are kept to go back to.", ""},
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  daogou releases --data shop",
            "  daogou releases activate 20260504-091500 --data shop"
        })
final class ReleasesCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Assembly assembly = shop.openReadOnly()) {
            List<ReleaseInfo> releases = assembly.engine().releases().list();
            if (releases.isEmpty()) {
                out.println("There is no release yet; make one with 'daogou train'.");
            } else {
                print(out, releases);
            }
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, List<ReleaseInfo> releases) {
        Table table = new Table(
                "release",
                "created",
                "status",
                "events",
                "shoppers",
                "items",
                "home",
                "recall@20",
                "sorted again",
                "trained",
                "size",
                "note");
        for (ReleaseInfo release : releases) {
            table.row(
                    release.releaseId(),
                    release.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    release.status().wireName(),
                    String.valueOf(release.events()),
                    String.valueOf(release.shoppers()),
                    String.valueOf(release.items()),
                    members(release),
                    recall(release),
                    ranker(release),
                    String.format("%.0f s", release.seconds()),
                    String.format("%.1f MB", release.bytes() / 1e6),
                    release.note() == null ? "" : release.note());
        }
        table.print(out);
    }

    /** What the home shelf is made of, with shares. */
    private static String members(ReleaseInfo release) {
        return release.models().stream()
                .filter(model -> model.placement().equals("home") && model.chosen())
                .filter(model ->
                        !model.name().equals(FittedModel.BLEND) && !model.name().equals(FittedModel.RANKER))
                .map(ReleasesCommand::member)
                .collect(Collectors.joining(", "));
    }

    /** The share of a member; of what places new items, how many of those bought are found. */
    private static String member(FittedModel model) {
        Double found = model.measures().get("newItemsFound@20");
        return found == null
                ? String.format("%s %.2f", model.name(), model.weight())
                : String.format("%s (new items: %.4f found, without it none)", model.name(), found);
    }

    private static String recall(ReleaseInfo release) {
        return release.models().stream()
                .filter(model -> model.placement().equals("home") && model.chosen())
                .findFirst()
                .map(model -> model.measures().get("recall@20"))
                .map(value -> String.format("%.4f", value))
                .orElse("");
    }

    /** How much better the ranker's order was than the blend's, or why there is none. */
    private static String ranker(ReleaseInfo release) {
        return release.models().stream()
                .filter(model -> model.name().equals(FittedModel.RANKER))
                .findFirst()
                .map(model -> model.chosen()
                        ? String.format(
                                "ndcg %.4f, not %.4f",
                                model.measures().getOrDefault(FittedModel.RANKER_NDCG, Double.NaN),
                                model.measures().getOrDefault(FittedModel.BLEND_NDCG, Double.NaN))
                        : "no: " + model.parameters().getOrDefault("refused", ""))
                .orElse("");
    }

    /** {@code daogou releases activate}. */
    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Serves a release from now on.",
            description = {"", "It is checked first; a running 'serve' takes it up within a second.", ""},
            footer = {"", "Example:", "  daogou releases activate 20260504-091500 --data shop"})
    static final class Activate implements Callable<Integer> {
        @Mixin
        private ShopOptions shop = new ShopOptions();

        @Parameters(paramLabel = "ID", description = "The release, as 'daogou releases' shows it.")
        private String releaseId = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (Assembly assembly = shop.openReadOnly()) {
                ReleaseInfo release = assembly.engine().releases().activate(releaseId);
                spec.commandLine().getOut().println("Release " + release.releaseId() + " serves.");
                spec.commandLine().getOut().flush();
            }
            return 0;
        }
    }
}
