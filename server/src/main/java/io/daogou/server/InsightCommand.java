package io.daogou.server;

import io.daogou.insight.Insight;
import io.daogou.insight.analysis.Analysis;
import io.daogou.insight.mirror.Sources;
import io.daogou.server.insight.Question;
import io.daogou.server.insight.Questions;
import io.daogou.server.insight.Report;
import io.daogou.server.insight.Tables;
import io.daogou.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daogou insight}: the same questions as {@code GET /v1/insight/…}. */
@Command(
        name = "insight",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Tells what shoppers do: funnels, cohorts, segments and more.",
        description = {
            "",
            "Keeps the event log in columns in the data directory, which can be deleted at any time and come back. Works "
                    + "beside a running 'serve'. Needs the optional part 'parquet': fetch it once with 'daogou optional parquet'.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nQuestions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou insight funnels --data shop --steps view_item,add_to_cart,purchase --window 1d",
            "  daogou insight cohorts --data shop --unit week --json",
            "  daogou insight rfm --data shop"
        })
final class InsightCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with a subcommand for each question. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new InsightCommand());
        Questions.all().forEach(question -> line.addSubcommand(new Asking(question).commandLine()));
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no question given; try 'daogou insight funnels'");
    }

    /** One question. */
    @Command(mixinStandardHelpOptions = true, sortOptions = false, optionListHeading = "%nOptions:%n")
    private static final class Asking implements Callable<Integer> {
        private static final int PAUSE_MILLIS = 200;

        @Mixin
        private ShopOptions shop = new ShopOptions();

        @Option(names = "--json", description = "Print JSON, as GET /v1/insight/… answers, instead of tables.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Question question;

        Asking(Question question) {
            this.question = question;
        }

        CommandLine commandLine() {
            CommandLine line = new CommandLine(this);
            CommandSpec options = line.getCommandSpec().name(question.name());
            options.usageMessage().header(question.summary());
            for (Question.Parameter parameter : question.parameters()) {
                String standard = parameter.standard() == null ? "" : " Default: " + parameter.standard() + ".";
                options.addOption(OptionSpec.builder(option(parameter.name()))
                        .paramLabel("TEXT")
                        .type(String.class)
                        .description(parameter.description() + standard)
                        .build());
            }
            return line;
        }

        /** {@code minPeople} as {@code --min-people}. */
        private static String option(String name) {
            return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        private @Nullable String given(String name) {
            return spec.findOption(option(name)).getValue();
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Analysis<? extends Record> analysis = question.read(this::given);
            try (Store store = Store.openReadOnly(shop.directory().root());
                    Insight insight = Insight.open(
                            shop.directory().insight(),
                            Sources.of(store.events(), store.catalog(), store.people()),
                            shop.configuration().insight())) {
                takeOver(insight, store);
                Record answer = insight.ask(analysis);
                if (json) {
                    out.println(Report.json(answer));
                } else {
                    print(out, answer);
                }
            }
            out.flush();
            return 0;
        }

        /** The first time it takes a while. */
        private void takeOver(Insight insight, Store store) {
            Progress progress = Progress.on(spec.commandLine().getErr());
            CompletableFuture<Void> taken = CompletableFuture.runAsync(insight::refresh);
            boolean done = false;
            while (!done) {
                try {
                    var _ = taken.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    done = true;
                } catch (TimeoutException early) {
                    progress.update(
                            "taking over events",
                            insight.state().events(),
                            store.events().size());
                } catch (ExecutionException failed) {
                    // The question meets the same failure, and tells it.
                    done = true;
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                    done = true;
                }
            }
            progress.done();
        }

        private static void print(PrintWriter out, Record answer) {
            Tables.lines(answer).forEach(out::println);
            List<Tables.Rows> tables = Tables.of(answer);
            for (Tables.Rows rows : tables) {
                out.println(tables.size() > 1 ? "\n" + rows.name() + ":" : "");
                Table table = new Table(rows.rows().getFirst());
                rows.rows().stream().skip(1).forEach(table::row);
                table.print(out);
                if (rows.rows().size() == 1) {
                    out.println("(nothing)");
                }
            }
        }
    }
}
