package io.daogou.bench;

import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.DataReader;
import io.daogou.learn.lab.FileQuestions;
import io.daogou.learn.lab.Format;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.WithNewcomers;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What comes next, on public data in order: {@code sequence} alone with three seeds, and {@code auto}. The last entry of
 * everybody is asked and ranked in full.
 *
 * @param name as {@code --only} takes it, after {@code next-}
 * @param k where lists are cut
 * @param excludeSeen whether lists leave out what is in the history
 * @param sequence parameters of {@code sequence} that a validation part of the training data found
 * @param published the best published figure of each measure
 * @param files splits the data
 */
record NextItemQuality(
        String name,
        int k,
        boolean excludeSeen,
        Map<String, String> sequence,
        Map<Measure, String> published,
        Splitter files) {
    private static final int SEEDS = 3;

    static final List<NextItemQuality> ALL = List.of(
            new NextItemQuality(
                    "next-beauty",
                    10,
                    true,
                    Map.of(),
                    Map.of(Measure.HIT_RATE, ".1008", Measure.NDCG, ".0611"),
                    (real, folder) -> leaveOneOut(real.file("amazon-beauty/sequences.txt.gz"), folder)),
            new NextItemQuality(
                    "next-toys",
                    10,
                    true,
                    Map.of(),
                    Map.of(Measure.HIT_RATE, ".0970", Measure.NDCG, ".0580"),
                    (real, folder) -> leaveOneOut(real.file("amazon-toys/sequences.txt.gz"), folder)),
            new NextItemQuality(
                    "next-ml-1m",
                    10,
                    true,
                    Map.of("length", "200", "hidden", "256", "filter", "0", "dropout", ".2", "batch", "32"),
                    Map.of(Measure.HIT_RATE, ".3159", Measure.NDCG, ".1857"),
                    NextItemQuality::movieLens),
            new NextItemQuality(
                    "next-diginetica",
                    20,
                    false,
                    Map.ofEntries(
                            Map.entry("length", "20"),
                            Map.entry("blocks", "1"),
                            Map.entry("factors", "192"),
                            Map.entry("hidden", "384"),
                            Map.entry("scale", "16"),
                            Map.entry("negatives", "2048"),
                            Map.entry("popularity", ".75"),
                            Map.entry("dropout", ".5"),
                            Map.entry("batch", "256"),
                            Map.entry("epochs", "24"),
                            Map.entry("patience", "3")),
                    Map.of(Measure.HIT_RATE, ".557", Measure.RECIPROCAL_RANK, ".195"),
                    (real, folder) -> new Parts(
                            Format.SESSIONS,
                            Format.SESSIONS,
                            real.file("diginetica/train_sessions.txt.gz"),
                            real.file("diginetica/test.txt.gz"))));

    NextItemQuality {
        sequence = Map.copyOf(sequence);
        published = Map.copyOf(published);
    }

    /** Where the parts of a data set are. */
    record Parts(Format trainFormat, Format testFormat, Path train, Path test) {}

    /** Makes the parts of a data set, in a folder where it must. */
    @FunctionalInterface
    interface Splitter {
        Parts split(Bench.Data real, Path folder) throws IOException;
    }

    /** All but the last entry of everybody, and the last. */
    private static Parts leaveOneOut(Path file, Path folder) throws IOException {
        Path train = folder.resolve("train.txt");
        Path test = folder.resolve("test.txt");
        try (BufferedReader in = open(file);
                BufferedWriter past = Files.newBufferedWriter(train);
                BufferedWriter next = Files.newBufferedWriter(test)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int last = line.lastIndexOf(' ');
                past.write(line.substring(0, last) + "\n");
                next.write(line.substring(0, line.indexOf(' ')) + line.substring(last) + "\n");
            }
        }
        return new Parts(Format.SEQUENCES, Format.SEQUENCES, train, test);
    }

    /** The 512 users of whom the whole history before the asked film is known. */
    private static Parts movieLens(Bench.Data real, Path folder) throws IOException {
        Path test = folder.resolve("test.txt");
        try (BufferedReader inputs = open(real.file("ml-1m-sequences/val_input.txt.gz"));
                BufferedReader outputs = open(real.file("ml-1m-sequences/val_output.txt.gz"));
                BufferedWriter out = Files.newBufferedWriter(test)) {
            for (String input = inputs.readLine(); input != null; input = inputs.readLine()) {
                out.write(input.strip() + " " + outputs.readLine().strip() + "\n");
            }
        }
        return new Parts(Format.SESSIONS, Format.SESSIONS, real.file("ml-1m-sequences/train_input.txt.gz"), test);
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    /** Gives out the rows of the table, each as soon as it is known. */
    void measure(Bench.Data real, double minutes, Consumer<String> table) throws IOException {
        Path folder = Files.createTempDirectory("daogou-quality");
        Parts parts = files.split(real, folder);
        LabData data = DataReader.read(List.of(parts.train()), parts.trainFormat(), () -> false);
        FileQuestions questions =
                FileQuestions.test(List.of(parts.test()), parts.testFormat(), data, excludeSeen, () -> false);
        long begin = System.nanoTime();
        delete(folder);
        List<Evaluation> seeds = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            seeds.add(new Evaluator(questions).measure(WithNewcomers.of(fit(data, seed), data), k));
        }
        double each = (System.nanoTime() - begin) / 60e9 / SEEDS;
        rows("sequence, three seeds", seeds, each).forEach(table);
        begin = System.nanoTime();
        Auto.Options options = ModelKinds.options("auto", Map.of("minutes", String.valueOf(minutes)), excludeSeen, 1);
        Model auto = Auto.fit(data, options, new Notes(name)).model();
        Evaluation evaluation = new Evaluator(questions).measure(WithNewcomers.of(auto, data), k);
        rows("auto", List.of(evaluation), (System.nanoTime() - begin) / 60e9).forEach(table);
    }

    /** Everything was read: what was split off is not needed any more. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Model fit(LabData data, int seed) {
        ModelKind kind = ModelKinds.named("sequence");
        Map<String, String> values = new HashMap<>(sequence);
        values.put("seed", String.valueOf(seed));
        Notes notes = new Notes(name);
        return kind.fit(data, kind.values(values), new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public void note(String line) {
                notes.note(line);
            }
        });
    }

    private List<String> rows(String model, List<Evaluation> seeds, double minutes) {
        return published.keySet().stream()
                .sorted()
                .map(measure -> row(model, measure, seeds, minutes))
                .toList();
    }

    /** The mean of the seeds and their range. */
    private String row(String model, Measure measure, List<Evaluation> seeds, double minutes) {
        double[] values = seeds.stream()
                .mapToDouble(seed -> seed.mean(measure, k))
                .sorted()
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s, %s | %s@%d | %s | %.4f | %.4f–%.4f | %.1f |",
                name,
                model,
                measure.label(),
                k,
                published.get(measure),
                mean,
                values[0],
                values[values.length - 1],
                minutes);
    }
}
