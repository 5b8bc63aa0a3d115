package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Ranker;
import io.daogou.learn.lab.FileQuestions;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.ListWriter;
import io.daogou.learn.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daogou lab recommend}. */
@Command(
        name = "recommend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes a list for every user, for some, or for given histories.",
        description = {
            "",
            "A line of the output is the user, a tab, and the items, best first, with blanks between them. Where there is no "
                    + "user, the number of the line stands in its place, from 0. The output appears whole or not at all.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou lab recommend --train ratings.tsv --format pairs --limit 20 --output lists.tsv",
            "  daogou lab recommend --train clicks.gz --format sessions --model session-knn --contexts open.txt \\",
            "      --limit 20 --output next.tsv --report run.json"
        })
final class LabRecommendCommand implements Callable<Integer> {
    private static final int CHUNK = 2048;

    @Mixin
    private LabOptions options = new LabOptions();

    @ArgGroup
    private Whom whom = new Whom();

    /** For whom lists are; for every user of the training files without it. */
    static final class Whom {
        @Option(
                names = "--users",
                paramLabel = "FILE",
                description = "Users, one a line. Default: all of the training file.")
        @Nullable
        Path users;

        @Option(
                names = "--contexts",
                paramLabel = "FILE",
                description = "Histories 'item item …', oldest first, one a line, instead of users.")
        @Nullable
        Path contexts;
    }

    @Option(names = "--limit", paramLabel = "N", required = true, description = "How many items a list has.")
    private int limit;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where to write the lists.")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        if (limit < 1) {
            throw options.bad("--limit is " + limit + "; give at least 1");
        }
        ListWriter.check(output);
        List<Path> read = new ArrayList<>(options.train);
        if (whom.users != null) {
            read.add(whom.users);
        }
        if (whom.contexts != null) {
            read.add(whom.contexts);
        }
        options.checkFiles(output, read);
        try (LabRun run = new LabRun(options)) {
            LabData data = run.read();
            checkItems(data.items());
            FileQuestions questions = run.report().timed("reading", () -> questions(data, run));
            tellUnknown(questions, run);
            Model model = run.fit(data);
            run.report().timed("scoring", () -> run.inPool(() -> write(model, questions, data, run)));
            run.report().write();
            return 0;
        }
    }

    private void tellUnknown(FileQuestions questions, LabRun run) {
        if (questions.unknown() > 0 && whom.users != null) {
            run.progress()
                    .note(questions.unknown() + " of " + questions.size()
                            + " users are not in the training file; they get what is popular");
        } else if (questions.unknown() > 0) {
            run.progress()
                    .note(questions.unknown() + " items of --contexts are not in the training file and are passed over;"
                            + " where no other is left, the list is what is popular");
        }
    }

    private FileQuestions questions(LabData data, LabRun run) {
        if (whom.users != null) {
            return FileQuestions.users(whom.users, data, options.excludeSeen);
        }
        return whom.contexts != null
                ? FileQuestions.contexts(whom.contexts, data, options.excludeSeen, run.progress()::isCancelled)
                : FileQuestions.everybody(data, options.excludeSeen);
    }

    /** A blank in an id could not be told from the blank between two. */
    static void checkItems(Vocabulary items) {
        for (int item = 0; item < items.size(); item++) {
            if (items.id(item).indexOf(' ') >= 0) {
                throw new InvalidInput(
                        "--train",
                        "has an item with a blank in its id",
                        items.id(item),
                        "blanks part the items of a list: replace them");
            }
        }
    }

    private Boolean write(Model model, FileQuestions questions, LabData data, LabRun run) {
        return write(new Ranker(model, questions), questions, new Target(output, limit, data.items()), run);
    }

    /** Where lists go. */
    record Target(Path file, int limit, Vocabulary items) {}

    static Boolean write(Ranker ranker, FileQuestions questions, Target target, LabRun run) {
        try (ListWriter out = new ListWriter(target.file())) {
            run.progress().guards(out);
            var progress = run.progress().step("writing lists");
            for (int from = 0; from < questions.size(); from += CHUNK) {
                if (run.progress().isCancelled()) {
                    throw new LabRefused("interrupted; nothing was written");
                }
                int[] asked = IntStream.range(from, Math.min(questions.size(), from + CHUNK))
                        .toArray();
                int[][] lists = ranker.lists(asked, target.limit());
                for (int n = 0; n < asked.length; n++) {
                    out.list(questions.name(asked[n]), lists[n], target.items());
                }
                progress.update(from + asked.length, questions.size());
            }
            out.finish();
        }
        return true;
    }
}
