package io.daogou.server;

import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.TrainingProgress;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code daogou train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learns from everything the shop knows, and publishes the result.",
        description = {
            "",
            "Fits every model that the data is enough for, measures each on the latest part of the log that it has not seen, "
                    + "blends those that help, and publishes them as a release, unless it would serve worse than the one that "
                    + "serves now. Ctrl-C ends it and publishes nothing. A running "
                    + "'serve' on the same data goes on and takes the new release up by itself.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  daogou train --data shop", "", "Undo it with 'daogou releases activate ID'."})
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption();
                Assembly assembly = shop.openReadOnly()) {
            Progress progress = Progress.on(spec.commandLine().getErr());
            ReleaseInfo release = trained(assembly, progress, interruption);
            progress.done();
            print(out, release, progress.seconds());
            return release.status() == ReleaseInfo.Status.REFUSED ? Failures.FAILED : 0;
        } finally {
            out.flush();
        }
    }

    /** Ctrl-C ends it between two steps: nothing is published then. */
    private static ReleaseInfo trained(Assembly assembly, Progress progress, Interruption interruption) {
        return assembly.engine().training().train(new TrainingProgress() {
            @Override
            public void update(String step, long done, long total) {
                progress.update(step, done, total);
            }

            @Override
            public void note(String line) {
                progress.note(line);
            }

            @Override
            public boolean cancelled() {
                return interruption.isWanted();
            }
        });
    }

    private static void print(PrintWriter out, ReleaseInfo release, double seconds) {
        Table table = new Table("placement", "model", "share", "recall@20", "ndcg@20", "seconds", "parameters");
        for (FittedModel model : worthShowing(release.models())) {
            table.row(
                    model.placement(),
                    model.name(),
                    model.chosen() ? String.format("%.2f", model.weight()) : "",
                    measure(model, "recall@20"),
                    measure(model, "ndcg@20"),
                    String.format("%.1f", model.seconds()),
                    parameters(model.parameters()));
        }
        table.print(out);
        out.printf(
                "%nRelease %s from %,d events of %,d shoppers with %,d items in %.1f s: %s%n",
                release.releaseId(),
                release.events(),
                release.shoppers(),
                release.items(),
                seconds,
                release.note() == null ? release.status().wireName() : release.note());
    }

    /** What serves, and of every other model its best trial. */
    private static List<FittedModel> worthShowing(List<FittedModel> models) {
        Map<String, FittedModel> best = new LinkedHashMap<>();
        for (FittedModel model : models) {
            best.merge(
                    model.placement() + " " + model.name(),
                    model,
                    (one, other) -> value(other) > value(one) ? other : one);
        }
        Set<String> serving = models.stream()
                .filter(FittedModel::chosen)
                .map(model -> model.placement() + " " + model.name())
                .collect(Collectors.toSet());
        return models.stream()
                .filter(model -> {
                    String name = model.placement() + " " + model.name();
                    return model.chosen() || (!serving.contains(name) && model.equals(best.get(name)));
                })
                .toList();
    }

    private static double value(FittedModel model) {
        return model.measures().getOrDefault("recall@20", 0.0);
    }

    private static String parameters(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static String measure(FittedModel model, String name) {
        Double value = model.measures().get(name);
        return value == null ? "" : String.format("%.4f", value);
    }
}
