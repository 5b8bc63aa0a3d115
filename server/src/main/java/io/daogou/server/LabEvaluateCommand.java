package io.daogou.server;

import io.daogou.learn.evaluation.Bootstrap;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.ListMeasures;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.evaluation.Ranker;
import io.daogou.learn.lab.FileQuestions;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.ListWriter;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.Model;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daogou lab evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measures a model on a test file by ranking all items.",
        description = {
            "",
            "The test file has the format of the training file: its users are asked, with the history of the training file, for "
                    + "its items. Of a session the last item is asked. Intervals are 95 %% bootstrap intervals over users.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  daogou lab evaluate --train train.txt.gz --test test.txt.gz --format lists --model graph-filter --k 10,20"
        })
final class LabEvaluateCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--test",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "What should be found.")
    private List<Path> test = List.of();

    @Option(
            names = "--k",
            paramLabel = "K",
            split = ",",
            defaultValue = "10,20",
            description = "Where lists are cut. Default: ${DEFAULT-VALUE}.")
    private List<Integer> ks = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many items a written list has at least. Default: the greatest K.")
    private int limit;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write the lists that are measured.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        int longest = ks.stream().mapToInt(k -> k).reduce(limit, Math::max);
        if (ks.stream().anyMatch(k -> k < 1)) {
            throw options.bad("--k is " + ks + "; give numbers of at least 1");
        }
        if (limit < 1) {
            throw options.bad("--limit is " + limit + "; give at least 1");
        }
        if (output != null) {
            ListWriter.check(output);
        }
        List<Path> read = new ArrayList<>(options.train);
        read.addAll(test);
        options.checkFiles(output, read);
        try (LabRun run = new LabRun(options)) {
            LabData data = run.read();
            if (output != null) {
                LabRecommendCommand.checkItems(data.items());
            }
            FileQuestions questions = run.report()
                    .timed(
                            "reading",
                            () -> FileQuestions.test(
                                    test, options.format(), data, options.excludeSeen, run.progress()::isCancelled));
            Model model = run.fit(data);
            run.progress().step("measuring");
            Evaluation evaluation = run.report()
                    .timed("scoring", () -> run.inPool(() -> new Evaluator(questions).measure(model, longest)));
            Table table = run.inPool(() -> {
                ks.forEach(k -> run.report().test(evaluation, k));
                return table(evaluation, data);
            });
            if (output != null) {
                Path file = output;
                run.inPool(() -> LabRecommendCommand.write(
                        new Ranker(model, questions),
                        questions,
                        new LabRecommendCommand.Target(file, longest, data.items()),
                        run));
            }
            run.progress().close();
            print(table, evaluation.size(), data.items().size());
            run.report().write();
            return 0;
        }
    }

    private Table table(Evaluation evaluation, LabData data) {
        Table table = new Table("measure", "mean", "low", "high");
        for (int k : ks) {
            for (Measure measure : Measure.values()) {
                Interval interval = evaluation.interval(measure, k, Bootstrap.seeded(options.seed));
                table.row(
                        measure.label() + "@" + k,
                        figure(interval.mean()),
                        figure(interval.low()),
                        figure(interval.high()));
            }
        }
        int k = ks.getLast();
        ListMeasures lists = ListMeasures.of(evaluation, k, data.interactions(Counting.ONE));
        table.row("coverage@" + k, figure(lists.coverage()), "", "");
        table.row("gini@" + k, figure(lists.gini()), "", "");
        table.row("novelty@" + k, figure(lists.novelty()), "", "");
        table.row("diversity@" + k, figure(lists.diversity()), "", "");
        table.row("calibration@" + k, figure(lists.calibration()), "", "");
        table.row("popularityLift@" + k, figure(lists.popularityLift()), "", "");
        return table;
    }

    private void print(Table table, int lists, int items) {
        PrintWriter out = options.spec().commandLine().getOut();
        table.print(out);
        out.printf("%n%,d lists over %,d items%n", lists, items);
        out.flush();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
