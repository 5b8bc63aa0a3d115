package io.daogou.learn;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.data.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The public data sets that have order, kinds of events or ratings; see {@link SharedData} for where they are. */
public final class SharedSequences {
    private SharedSequences() {}

    /**
     * What to fit on and what to ask.
     *
     * @param train what a model may see
     * @param questions contexts, each with the item asked for as its last
     */
    public record Task(Sequences train, List<int[]> questions) {}

    /** The last item of everyone's reviews in time order: {@code amazon-beauty} or {@code amazon-toys}. */
    public static Task leaveOneOut(String name) throws IOException {
        List<int[]> lines = lines(SharedData.folder(name).resolve("sequences.txt.gz"), " ");
        List<int[]> questions = new ArrayList<>();
        List<int[]> train = new ArrayList<>();
        for (int[] line : lines) {
            questions.add(Arrays.copyOfRange(line, 1, line.length));
            train.add(Arrays.copyOfRange(line, 1, line.length - 1));
        }
        return new Task(sequences(train, questions), questions);
    }

    /** Sessions of a shop, and all prefixes of those of the last week. */
    public static Task diginetica() throws IOException {
        Path folder = SharedData.folder("diginetica");
        List<int[]> train = lines(folder.resolve("train_sessions.txt.gz"), " ");
        List<int[]> questions = lines(folder.resolve("test.txt.gz"), "[\t ]");
        return new Task(sequences(train, questions), questions);
    }

    /** Views, carts and buys, and one more buy of everyone; the items asked for occur in no event of that user. */
    public static Task retailRocket() throws IOException {
        Path folder = SharedData.folder("retailrocket");
        List<String> kinds = List.of("view", "cart", "buy");
        SequencesBuilder builder = Sequences.builder();
        int users = 0;
        int items = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (int[] line : lines(folder.resolve(kinds.get(kind) + ".tsv.gz"), "\t")) {
                builder.add(line[0], line[1], kind, 1, line[2]);
                users = Math.max(users, line[0] + 1);
                items = Math.max(items, line[1] + 1);
            }
        }
        List<int[]> test = lines(folder.resolve("test.tsv.gz"), "\t");
        for (int[] line : test) {
            items = Math.max(items, line[1] + 1);
        }
        Sequences train = builder.build(users, items, kinds, true);
        List<int[]> questions = new ArrayList<>();
        for (int[] line : test) {
            int[] context = train.itemsOf(line[0]);
            int[] question = Arrays.copyOf(context, context.length + 1);
            question[context.length] = line[1];
            questions.add(question);
        }
        return new Task(train, questions);
    }

    /** Ratings of self-chosen coats, and of coats chosen at random. */
    public static Split coat() throws IOException {
        Path folder = SharedData.folder("coat");
        return new Split(ratings(folder.resolve("user.txt.gz")), ratings(folder.resolve("random.txt.gz")));
    }

    private static Interactions ratings(Path file) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        for (int[] line : lines(file, ",")) {
            builder.add(line[0], line[1], line[2]);
        }
        return builder.build(290, 300);
    }

    private static Sequences sequences(List<int[]> train, List<int[]> questions) {
        SequencesBuilder builder = Sequences.builder();
        int items = 0;
        for (int[] question : questions) {
            items = Math.max(items, Arrays.stream(question).max().orElse(-1) + 1);
        }
        for (int user = 0; user < train.size(); user++) {
            for (int item : train.get(user)) {
                builder.add(user, item);
                items = Math.max(items, item + 1);
            }
        }
        return builder.build(train.size(), items, List.of(), true);
    }

    private static List<int[]> lines(Path file, String separator) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> Arrays.stream(line.split(separator))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toList();
        }
    }
}
